import csv
import io
import json
import tracemalloc
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from opencc import OpenCC

import calculator
from calculator import batch, batch_reader, messages, procedures, resources
from calculator.batch_writer import Writer, escape_formula
from calculator.errors import QuestionError
from calculator.worker import handle

TODAY = date(2026, 11, 22)
ENGLISH = messages.load("en")
NO_HEADER = "The first line must name the columns, such as “label,date”; no line here names a date."
BROKEN_LINE = "This line cannot be read: a quotation mark is open or out of place, or a cell is too long."


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
        "日期,备注,渠道\r2026-09-28,shop,\r2026/11/9 0:00,home,营业厅\r",
        '\n\n"Date","Label","Via"\n"2026-09-28","shop",""\n\n"2026-11-09","home","hall"\n,,\n',
    ],
)
def test_columns_in_any_order_language_and_separator(text: str) -> None:
    assert short(text) == EXPECTED


# Big5 holds no Simplified characters; its tables are below.
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_encodings_are_found(encoding: str) -> None:
    text = "日期,备注\n2026-09-28,门店\n2026-11-09,家里\n"
    assert [row[0] for row in short(text.encode(encoding))] == ["门店", "家里"]


def test_a_broken_character_beyond_the_first_block_still_shows_the_encoding() -> None:
    text = "日期,备注\n" + "2026-09-28,a\n" * 5_500 + "2026-09-28,门店\n"
    assert short(text.encode("gbk"))[-1][0] == "门店"


def test_each_bad_row_is_reported_by_line_and_every_good_row_is_answered() -> None:
    found = run(
        "date,label,card\n2026-09-28,a,ordinary\n2026-02-30,b,\n\n,c,\n2026-09-28,d,gold\n2026-11-09,e,company\n"
    )
    assert [row["line"] for row in found["rows"]] == [2, 7]
    assert found["errors"] == [
        {
            "line": 3,
            "place": "Line 3 (b)",
            "field": "apply",
            "code": "impossible",
            "text": "There is no such day as 2026-02-30. Check the month and the day.",
        },
        {
            "line": 5,
            "place": "Line 5 (c)",
            "field": "apply",
            "code": "missing",
            "text": "Enter the application date, such as 1 Dec or tomorrow.",
        },
        {
            "line": 6,
            "place": "Line 6 (d)",
            "field": "card",
            "code": "impossible",
            "text": "“gold” is not a kind of card known here. Choose one of: Ordinary card (ordinary), "
            "Whitelist card (whitelist), Card held by a company (company).",
        },
    ]
    assert found["text"] == "2 done, 3 to fix."


def test_line_numbers_are_those_of_the_file_even_after_a_cell_of_several_lines() -> None:
    found = run('label,date\n"two\nlines",2026-09-28\nx,never\n')
    assert [row["line"] for row in found["rows"]] == [2]
    assert [error["line"] for error in found["errors"]] == [4]


def test_a_cell_that_is_too_long_spoils_its_own_row_only() -> None:
    found = run("label,date\n" + "x" * 200_000 + ",2026-09-28\nshort,2026-09-28\n")
    assert [error["text"] for error in found["errors"]] == [BROKEN_LINE]
    assert [row["label"] for row in cells(found)] == ["short"]


def test_a_quotation_mark_that_is_never_closed_spoils_its_own_row_only() -> None:
    found = run('label,date\n"shop,2026-09-28\nhome,2026-11-09\nx,never\n')
    assert [(error["line"], error["field"]) for error in found["errors"]] == [(2, "line"), (4, "apply")]
    assert found["errors"][0]["text"] == BROKEN_LINE
    assert [(row["line"], row["cells"][0]) for row in found["rows"]] == [(3, "home")]


def test_an_open_quotation_mark_does_not_join_two_rows() -> None:
    found = run('label,date\n"shop,2026-09-28\n"home",2026-11-09\n')
    assert [error["line"] for error in found["errors"]] == [2]
    assert [(row["line"], row["cells"][0]) for row in found["rows"]] == [(3, "home")]


def test_a_row_of_more_lines_than_anybody_writes_is_broken() -> None:
    found = run('label,date\na,"\n' + '","\n' * 500 + "b,2026-09-28\n")
    assert [row["cells"][0] for row in found["rows"]] == ["b"]


def test_a_row_with_more_cells_than_columns_is_refused_since_they_may_have_slipped() -> None:
    found = run("date,label,card,,\n2026-09-28,shop,north,whitelist,x,y\n2026-09-28,home,ordinary,,,,\n")
    assert [(error["line"], error["text"]) for error in found["errors"]] == [
        (
            2,
            (
                "This line has more cells than the first line has columns. "
                "Put a cell that holds a separator in quotation marks."
            ),
        )
    ]
    assert [row["line"] for row in found["rows"]] == [3]


def test_of_several_labels_the_first_is_taken_and_the_others_are_named() -> None:
    found = run("编号,手机号,备注,日期\n1,2,3,2026-09-28\n", "zh")
    assert cells(found)[0]["label"] == "1"
    assert found["text"] == "算好1行。\n没有用到的列：手机号、备注。"


@pytest.mark.parametrize("heading", ["apply_date", "*Date", "DATE (yyyy-mm-dd)", "日期（必填）", "申请 日期"])
def test_a_heading_is_known_whatever_is_written_around_it(heading: str) -> None:
    assert cells(run(f"{heading}\n2026-09-28\n"))[0]["apply"] == "2026-09-28"


@pytest.mark.parametrize(
    ("column", "cell", "latest"),
    [
        ("补班日不办公", "全部", "2026-10-12"),
        ("补班日不办公", "初步处理、注销并通知", "2026-10-12"),
        ("补班日不办公", "审核", "2026-10-10"),
        ("skip makeup", "Review; Closing and notice", "2026-10-12"),
    ],
)
def test_stages_may_be_listed_by_name(column: str, cell: str, latest: str) -> None:
    assert cells(run(f'日期,{column}\n2026-09-28,"{cell}"\n'))[0]["latest"] == latest


@pytest.mark.parametrize(
    "cell", ["arrears,sim_lost", "欠费、SIM卡丢失", "欠费；丢卡", "Money owed, SIM lost", "sim_lost"]
)
def test_what_stands_in_the_way_may_be_listed_by_name(cell: str) -> None:
    assert run(f'日期,未办妥\n2026-09-28,"{cell}"\n')["errors"] == []


def test_every_word_for_a_stop_means_one_that_exists() -> None:
    words = resources.read("batch_columns")["value"]
    assert words["stop"].keys() <= procedures.load().stops.keys()


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


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("2026-11-27,", "Apply on Fri 27 Nov 2026."),
        ("2026-11-22,", "Applied today: keep the SIM card and answer the phone."),
        ("2026-11-20,", "Wait: it cannot be done before Wed 25 Nov 2026."),
        ("2026-11-16,", "See whether it is done: it should be by Mon 23 Nov 2026."),
        ("2026-11-13,", "Should be done by now: else call the carrier on Mon 23 Nov 2026."),
        ("2026-11-12,", "Overdue: call the carrier today and appeal from Tue 8 Dec 2026."),
        ("2026-03-10,", "Long overdue: complain or appeal."),
        (
            ",2026-11-24",
            (
                "Too late for Tue 24 Nov 2026: applied for on Sun 22 Nov 2026, "
                "it is done on Wed 25 Nov 2026 at the earliest."
            ),
        ),
        (",2026-12-31", "Apply by Tue 22 Dec 2026 to be finished by Thu 31 Dec 2026 even at the latest."),
    ],
)
def test_each_row_says_what_is_next_as_of_today(asked: str, told: str) -> None:
    assert [row["next"] for row in cells(run(f"date,finish_by\n{asked}\n"))] == [told]


def test_five_columns_are_shown_first_and_all_others_are_there_too() -> None:
    found = run("label,date\nx,2026-09-28\n")["columns"]
    first = [column["key"] for column in found if column["first"]]
    assert first == ["label", "apply", "earliest", "latest", "next"]
    assert len(found) == 28


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
        "next": "Long overdue: complain or appeal.",
    }


def test_columns_that_mean_nothing_are_named() -> None:
    assert run("date,colour,weak\n2026-09-28,red,1\n")["text"] == "1 done.\nColumns not used: colour, weak."


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", "The file is empty. Its first line names the columns, each further line is one card."),
        (b"\n \n", "The file is empty. Its first line names the columns, each further line is one card."),
        (
            b"date\n\xff\xff\xff",
            "The file is not text in UTF-8, UTF-16, GBK or Big5. In a spreadsheet, save it as “CSV UTF-8”.",
        ),
        (
            b"label,colour\n2026-09-28,red\n",
            NO_HEADER,
        ),
        (b"x" * 200_000, BROKEN_LINE),
        (
            b",",
            NO_HEADER,
        ),
        (
            b"apply_date,Start date\n2026-09-28,2026-09-28\n",
            "“apply_date” and “Start date” name the same column; keep one of them.",
        ),
        (
            b"\xff\xfed\x00a",
            "The file is not text in UTF-8, UTF-16, GBK or Big5. In a spreadsheet, save it as “CSV UTF-8”.",
        ),
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
    assert [escape_formula(cell) for cell in ("", "a=b", "2026-09-28", "电话-1")] == [
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

    def rows() -> Iterator[batch_reader.Row]:
        for line in range(2, 1_000_002):
            taken.append(line)
            yield batch_reader.Row(line, {"label": str(line), "apply": "2026-09-28"})

    answered = batch.answer(rows(), today=TODAY)
    assert [next(answered).line for _ in range(3)] == [2, 3, 4]
    assert taken == [2, 3, 4]


def test_memory_does_not_grow_with_the_rows_read() -> None:
    def peak(count: int) -> int:
        data = io.BytesIO(b"date,label\n" + b"2026-09-28,x\n" * count)
        tracemalloc.start()
        for row in batch.answer(batch_reader.read(data).rows, today=TODAY):
            assert isinstance(row, batch.Answered)
            batch.cells(ENGLISH, row, today=TODAY)
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return highest

    peak(10)
    assert peak(4_000) < peak(200) + 300_000


def test_memory_does_not_grow_with_a_file_in_utf_16() -> None:
    def peak(count: int) -> int:
        data = io.BytesIO(("日期,label\n" + "2026-09-28,上\n" * count).encode("utf-16"))
        tracemalloc.start()
        table = batch_reader.read(data)
        for row in batch.answer(table.rows, today=TODAY):
            assert isinstance(row, batch.Answered)
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return highest

    peak(10)
    assert peak(4_000) < peak(200) + 300_000


@pytest.mark.parametrize("label", ["13.8E+9", "13800138000.0", "13800138000,00"])
def test_other_forms_that_a_spreadsheet_gives_a_long_number_are_refused_too(label: str) -> None:
    found = run(f'手机号;日期\n"{label}";2026-09-28\n')
    assert (found["rows"], [error["field"] for error in found["errors"]]) == ([], ["label"])


@pytest.mark.parametrize("label", ["13800138000", "1.5", "2.0", "E10", "3E", "A1.38E+10", "10:30"])
def test_a_label_that_is_what_was_typed_is_taken(label: str) -> None:
    assert cells(run(f"label,date\n{label},2026-09-28\n"))[0]["label"] == label


def test_a_stream_of_rows_names_the_error_of_an_unreadable_file() -> None:
    with pytest.raises(QuestionError, match=r"file: error\.batch\.empty"):
        batch_reader.read(io.BytesIO(b""))


@pytest.mark.parametrize("label", ["1.38E+10", "1.38e10", "8.986E+19", "1E+10", "１.38Ｅ＋10", "1,38E+10"])
def test_a_number_that_a_spreadsheet_has_cut_is_refused_as_a_label(label: str) -> None:
    found = run(f'label,date\n"{label}",2026-09-28\n13800138000,2026-09-28\n')
    assert [row["cells"][0] for row in found["rows"]] == ["13800138000"]
    assert [(error["line"], error["field"], error["text"]) for error in found["errors"]] == [
        (
            2,
            "label",
            (
                f"“{label}” is what a spreadsheet left of a long number: its last digits are gone. "
                "Format the column as text and enter the number again."
            ),
        )
    ]


@pytest.mark.parametrize("label", ["E10", "SIM 1.38E+10", "2E", "1.5", "11E2"])
def test_a_label_that_is_no_cut_number_stays(label: str) -> None:
    assert short(f"label,date\n{label},2026-09-28\n")[0][0] == label


def test_control_characters_do_not_reach_what_other_programs_read() -> None:
    data = "label,date\na\x00b\x07c\x1b[31m\x85d,2026-09-28\n"
    assert short(data)[0][0] == "abc[31m d"
    request = json.dumps({"op": "batch_ics", "lang": "en", "today": "2026-11-22"})
    calendar = json.loads(handle(request, data.encode()))["ics"]
    assert [sign for sign in calendar if ord(sign) < 32 and sign not in "\r\n"] == []


def test_a_cell_with_another_separator_is_quoted() -> None:
    found = run('label,date\n"a;=1+1",2026-09-28\n')
    assert '"a;=1+1"' in found["csv"]


TRADITIONAL = (
    "備註,申請日期,卡種,辦理渠道\n門市,2026年9月28日（週一）,普通卡,熱線\n家裡,2026-11-09,普通,營業廳\n"
)


@pytest.mark.parametrize("encoding", ["big5", "cp950", "big5hkscs", "utf-8", "utf-16", "gb18030"])
def test_a_table_in_traditional_characters_is_read_in_every_encoding_it_comes_in(encoding: str) -> None:
    found = run(TRADITIONAL.encode(encoding), "zh")
    assert found["errors"] == []
    assert [(row["label"], row["via"], row["latest"]) for row in cells(found)] == [
        ("門市", "运营商热线", "2026-10-10"),
        ("家裡", "营业厅", "2026-11-16"),
    ]


@pytest.mark.parametrize(
    ("encoding", "label"),
    [
        ("big5", "陳先生的門號"),
        ("big5", "家"),
        ("big5", "行動電話（備用）"),
        ("gbk", "陈先生的手机"),
        ("gbk", "家"),
        ("gbk", "喆"),
        ("gbk", "（备用）号码一"),
    ],
)
def test_where_all_names_are_english_the_labels_tell_big5_from_gbk(encoding: str, label: str) -> None:
    assert short(f"label,date\n{label},2026-09-28\n".encode(encoding))[0][0] == label


@pytest.mark.parametrize("script", ["s2t", "s2tw", "s2hk"])
def test_every_chinese_word_for_a_column_or_a_value_is_known_in_traditional_characters(script: str) -> None:
    converted = OpenCC(script).convert
    words = [*batch_reader._columns(), *(word for known in batch_reader._words().values() for word in known)]
    unknown = {word: converted(word) for word in words if batch_reader.tidy(converted(word)) != word}
    assert unknown == {}


@pytest.mark.parametrize("line", ["sep=;", "SEP=;", '"sep=;"', "sep=;;;;", "sep=;\r"])
def test_a_line_that_tells_the_separator_is_not_taken_for_the_names(line: str) -> None:
    found = run(f'{line}\nlabel;date\n"a, b";2026-09-28\n')
    assert [(row["label"], row["apply"]) for row in cells(found)] == [("a, b", "2026-09-28")]
    assert found["text"] == "1 done."


def test_a_separator_of_its_own_is_taken_from_the_line_that_tells_it() -> None:
    found = run("sep=|\nlabel|date\nx|2026-09-28\ny|never\n")
    assert [row["label"] for row in cells(found)] == ["x"]
    assert [error["line"] for error in found["errors"]] == [4]


@pytest.mark.parametrize(
    "above",
    [
        "2026年电销卡清单\n",
        "2026年电销卡清单,,,\n\n制表：王，日期：11月26日,,,\n",
        '"Cards, all of them\n(second line)",,\n',
        "Application\n",
    ],
)
def test_title_lines_above_the_names_are_passed_over_and_counted(above: str) -> None:
    found = run(f"{above}备注,申请日期,卡种\nshop,2026-09-28,\nbad,never,\n")
    assert [row["label"] for row in cells(found)] == ["shop"]
    lines = above.count("\n")
    assert [error["line"] for error in found["errors"]] == [lines + 3]
    rows = 2 if "制表" in above else 1
    assert found["text"].splitlines()[1] == (
        "1 line above the names of the columns was not read."
        if rows == 1
        else "2 lines above the names of the columns were not read."
    )


@pytest.mark.parametrize(
    ("data", "labels"),
    [
        ("2026-09-28\n2026-11-09\n", ["", ""]),
        ("shop,2026-09-28\nhome,2026-11-09\n", ["shop", "home"]),
        ("門市,2026年9月28日（週一）\n家裡,11月9號\n", ["門市", "家裡"]),
        ("2026年9月28日\t13800138000\n11月9日\t13900139000\n", ["13800138000", "13900139000"]),
        ("sep=;\n2026-09-28;shop\n2026-11-09;home\n", ["shop", "home"]),
    ],
)
def test_a_list_without_names_is_read_as_date_and_label_and_says_so(data: str, labels: list[str]) -> None:
    found = run(data)
    assert [row["label"] for row in cells(found)] == labels
    assert "No line names the columns; they were taken as:" in found["text"]


def test_a_card_and_a_channel_without_a_name_are_known_by_their_words() -> None:
    found = run("2026-09-28,白名单,卖家,shop\nnever,普通,热线,home\n")
    assert [(row["label"], row["card"]) for row in cells(found)] == [("shop", "Whitelist card")]
    assert [error["line"] for error in found["errors"]] == [2]
    assert found["text"].splitlines()[1] == (
        "No line names the columns; they were taken as: Application, Card, Channel, Label."
    )


@pytest.mark.parametrize(
    "data", ["2026-09-28,2026-10-08,shop\n", "2026-09-28,home,red\n", "shop,red\n", "Datum,x\n2026-09-28,y\n"]
)
def test_a_list_without_names_that_could_mean_anything_is_refused(data: str) -> None:
    assert [error["text"] for error in run(data)["errors"]] == [NO_HEADER]


@pytest.mark.parametrize(
    "label",
    ["13800138000", "89860318801234567890", "007", "0", "3-1", "2026/1", "10:30", "8986E12", "1.50", "50%"],
)
def test_a_label_that_a_spreadsheet_would_change_leaves_as_text_and_comes_back_as_it_was(label: str) -> None:
    found = run(f"label,date\n{label},2026-09-28\n")
    assert cells(found)[0]["label"] == label
    written = list(csv.reader(io.StringIO(found["csv"].removeprefix("\ufeff"))))
    assert written[1][0] == (label if label == "0" else f"{label}\t")
    assert cells(run(found["csv"]))[0]["label"] == label


@pytest.mark.parametrize("label", ["12", "12345678", "门店", "card 13800138000", "", "a-1"])
def test_a_label_that_a_spreadsheet_shows_as_it_is_has_no_mark(label: str) -> None:
    written = list(csv.reader(io.StringIO(run(f"label,date\n{label},2026-09-28\n")["csv"])))
    assert written[1][0] == label
