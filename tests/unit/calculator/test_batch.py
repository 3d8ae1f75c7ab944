import csv
import io
import json
import tracemalloc
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

import calculator
from calculator import batch, batch_read, messages
from calculator.batch_write import Writer, harmless
from calculator.browser import handle
from calculator.errors import QuestionError

TODAY = date(2026, 11, 22)
ENGLISH = messages.load("en")


def run(data: bytes | str, lang: str = "en") -> dict[str, Any]:
    raw = data.encode() if isinstance(data, str) else data
    request = json.dumps({"op": "batch", "lang": lang, "today": "2026-11-22"})
    found: dict[str, Any] = json.loads(handle(request, raw))
    return found


def cells(found: dict[str, Any]) -> list[dict[str, str]]:
    keys = [column["key"] for column in found["columns"]]
    return [dict(zip(keys, row["cells"], strict=True)) for row in found["rows"]]


def short(data: bytes | str) -> list[tuple[str, str, str, str]]:
    return [(row["label"], row["apply"], row["earliest"], row["latest"]) for row in cells(run(data))]


EXPECTED = [
    ("shop", "2026-09-28", "2026-10-08", "2026-10-10"),
    ("home", "2026-11-09", "2026-11-09", "2026-11-16"),
]


@pytest.mark.parametrize(
    "text",
    [
        "label,date,card,channel\nshop,2026-09-28,ordinary,hotline\nhome,2026-11-09,ordinary,hall\n",
        "channel;label;date\nhotline;shop;2026/09/28\nhall;home;2026/11/09\n",
        "date\tlabel\troute\r\n20260928\tshop\tordinary/hotline\r\n9 Nov 2026\thome\tOrdinary Hall\r\n",
        "备注,申请日期,卡种,渠道\nshop,2026年9月28日,普通卡,热线\nhome,2026年11月9日,普通卡,营业厅\n",
        "日期，备注，路线\n2026-09-28，shop，普通卡/热线\n2026-11-09，home，普通卡/营业厅\n",
        "手机号,提交日期,卡,办理方式\nshop,2026-09-28,普通,电话\nhome,2026-11-09,普通,柜台\n",
        '\n\n"Date","Label","Via"\n"2026-09-28","shop",""\n\n"2026-11-09","home","hall"\n,,\n',
    ],
)
def test_columns_in_any_order_language_and_separator(text: str) -> None:
    assert short(text) == EXPECTED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030"])
def test_encodings_are_found(encoding: str) -> None:
    text = "日期,备注\n2026-09-28,门店\n2026-11-09,家里\n"
    assert [row[0] for row in short(text.encode(encoding))] == ["门店", "家里"]


def test_a_broken_character_beyond_the_first_block_still_shows_the_encoding() -> None:
    text = "日期,备注\n" + "2026-09-28,a\n" * 10_000 + "2026-09-28,门店\n"
    assert short(text.encode("gbk"))[-1][0] == "门店"


def test_each_bad_row_is_reported_by_line_and_every_good_row_is_answered() -> None:
    found = run(
        "date,label,card\n2026-09-28,a,ordinary\n2026-02-30,b,\n\n,c,\n2026-09-28,d,gold\n2026-11-09,e,company\n"
    )
    assert [row["line"] for row in found["rows"]] == [2, 7]
    assert found["errors"] == [
        {
            "line": 3,
            "field": "apply",
            "code": "impossible",
            "text": "There is no such day as 2026-02-30. Check the month and the day.",
        },
        {
            "line": 5,
            "field": "apply",
            "code": "missing",
            "text": "Enter the day of the application, such as 2026-11-22.",
        },
        {
            "line": 6,
            "field": "card",
            "code": "impossible",
            "text": "“gold” is not a kind of card known here. Choose one of: Ordinary card (ordinary), "
            "Whitelist card (whitelist), Card held by a company (company).",
        },
    ]
    assert found["text"] == "2 answered, 3 refused."


def test_line_numbers_are_those_of_the_file_even_after_a_cell_of_several_lines() -> None:
    found = run('label,date\n"two\nlines",2026-09-28\nx,never\n')
    assert [row["line"] for row in found["rows"]] == [2]
    assert [error["line"] for error in found["errors"]] == [4]


def test_a_cell_that_is_too_long_spoils_its_own_row_only() -> None:
    found = run("label,date\n" + "x" * 200_000 + ",2026-09-28\nshort,2026-09-28\n")
    assert [error["text"] for error in found["errors"]] == [
        "This line has a cell that is too long to be read."
    ]
    assert [row["label"] for row in cells(found)] == ["short"]


def test_options_of_a_row_are_those_of_a_question() -> None:
    found = run("date,card,weeks,after hours,extra days\n2026-11-02,whitelist,2,yes,1\n")
    assert cells(found)[0]["latest"] == "2026-11-18"
    assert cells(run("日期,下班后,调休日不办公\n2026-09-20,是,全部\n"))[0]["latest"] == "2026-09-29"


def test_a_row_may_ask_by_when_to_apply() -> None:
    row = cells(run("label,finish by\nx,2026-12-24\n"))[0]
    assert (row["apply"], row["last_safe"], row["last_possible"]) == (
        "2026-12-17",
        "2026-12-17",
        "2026-12-21",
    )


def test_every_date_of_an_answer_has_its_column() -> None:
    row = cells(run("label,date\nx,2026-09-28\n"))[0]
    assert {key: value for key, value in row.items() if value} == {
        "label": "x",
        "apply": "2026-09-28",
        "card": "Ordinary card",
        "via": "carrier hotline",
        "earliest": "2026-10-08",
        "latest": "2026-10-10",
        "handling_earliest": "2026-09-28",
        "handling_latest": "2026-09-29",
        "review_earliest": "2026-09-29",
        "review_latest": "2026-10-09",
        "closing_earliest": "2026-10-08",
        "closing_latest": "2026-10-10",
        "verify": "2026-10-12",
        "chase": "2026-10-12",
        "appeal": "2026-10-28",
        "accept": "2026-11-04",
        "reply": "2026-11-27",
        "reissue": "2027-01-06",
        "calendar": "official",
    }


def test_columns_that_mean_nothing_are_named() -> None:
    assert (
        run("date,colour,weak\n2026-09-28,red,1\n")["text"]
        == "1 answered, 0 refused.\nColumns not used: colour, weak."
    )


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", "The file is empty. Its first line names the columns, each further line is one card."),
        (b"\n \n", "The file is empty. Its first line names the columns, each further line is one card."),
        (b"date\n\xff\xff\xff", "The file is neither UTF-8 nor GBK text. Save it as CSV UTF-8."),
        (
            b"2026-09-28,ordinary\n",
            (
                "The first line must name the columns; none named “date” was found. "
                "Names known: apply, date, apply date, application, application date, "
                "start, start date, 申请日期, 日期, 申请日, 申请时间, 提交日期, 办理日期."
            ),
        ),
        (b"x" * 200_000, "This line has a cell that is too long to be read."),
        (
            b",",
            (
                "The first line must name the columns; none named “date” was found. "
                "Names known: apply, date, apply date, application, application date, "
                "start, start date, 申请日期, 日期, 申请日, 申请时间, 提交日期, 办理日期."
            ),
        ),
        (b"date,Date \n2026-09-28,2026-09-28\n", "The column “Date ” is there twice."),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_the_reason(data: bytes, text: str) -> None:
    found = run(data)
    assert not found["ok"]
    assert [error["text"] for error in found["errors"]] == [text]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", " =", "＝", "＋", "－", "＠"])
def test_no_cell_of_the_output_can_become_a_formula(start: str) -> None:
    label = f'{start}HYPERLINK("x")'
    output = io.StringIO()
    Writer(output, ["Label"]).row([label])
    written = list(csv.reader(io.StringIO(output.getvalue().removeprefix("\ufeff"))))
    assert written[1][0] == "'" + label
    quoted = label.replace('"', '""')
    found = run(f'label,date\n"{quoted}",2026-09-28\n')
    assert list(csv.reader(io.StringIO(found["csv"])))[1][0].startswith("'")


def test_a_harmless_cell_stays_as_it_is() -> None:
    assert [harmless(cell) for cell in ("", "a=b", "2026-09-28", "电话-1")] == [
        "",
        "a=b",
        "2026-09-28",
        "电话-1",
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_output_can_be_read_as_input_again(lang: str) -> None:
    asked = "".join(f"x,2026-09-28,{card},{via}\n" for card, via in calculator.routes())
    first = run(f"备注,日期,卡种,渠道\n{asked}", lang)
    assert len(first["rows"]) == 6
    assert run(first["csv"], lang)["csv"] == first["csv"]


def test_rows_are_answered_one_by_one_and_not_gathered() -> None:
    taken = []

    def rows() -> Iterator[batch_read.Row]:
        for line in range(2, 1_000_002):
            taken.append(line)
            yield batch_read.Row(line, {"label": str(line), "apply": "2026-09-28"})

    answered = batch.answer(rows(), today=TODAY)
    assert [next(answered).line for _ in range(3)] == [2, 3, 4]
    assert taken == [2, 3, 4]


def test_memory_does_not_grow_with_the_rows_read() -> None:
    def peak(count: int) -> int:
        data = io.BytesIO(b"date,label\n" + b"2026-09-28,x\n" * count)
        tracemalloc.start()
        for row in batch.answer(batch_read.read(data).rows, today=TODAY):
            assert isinstance(row, batch.Answered)
            batch.cells(ENGLISH, row)
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return highest

    peak(10)
    assert peak(20_000) < peak(200) + 500_000


def test_a_stream_of_rows_names_the_error_of_an_unreadable_file() -> None:
    with pytest.raises(QuestionError, match=r"file: error\.batch\.empty"):
        batch_read.read(io.BytesIO(b""))
