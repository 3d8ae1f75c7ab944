"""A paper is filled with what was typed: every kind of field, both languages, faults at their fields."""

import json
from datetime import date

import pytest

from calculator import worker
from calculator.contract import Paper
from calculator.papers import door, text

TODAY = date(2026, 11, 26)
PAPERS = text.load()
LETTERS = [paper.id for paper in PAPERS.values() if paper.kind == "letter"]
ASKED = "apply=2026-11-02&card=ordinary&via=hotline"


def filled(paper: str, lang: str = "zh", query: str = "", today: date | None = None, **typed: str) -> Paper:
    return door.fill(PAPERS[paper], typed, lang=lang, query_string=query, today=today)


def problems(found: Paper) -> list[tuple[str, str]]:
    return [(problem["field"], problem["text"]) for problem in found["errors"]]


def test_what_was_typed_stands_in_its_place_in_both_languages() -> None:
    found = filled(
        "cancel-request", name="王小明", carrier="中国联通", number="138 0013 8000", date="2026-11-26"
    )
    assert "中国联通：\n\n我是手机号13800138000的登记人王小明" in found["text"]
    assert "日期：2026年11月26日" in found["text"]
    assert "To China Unicom:\n\nI am 王小明" in found["gloss_text"]
    assert "date: 26 Nov 2026" in found["gloss_text"]


def test_a_suggestion_is_said_in_chinese_whichever_language_it_was_typed_in() -> None:
    found = filled("cancel-request", "en", document_kind="Passport", carrier="china mobile")
    assert "中国移动：" in found["text"]
    assert "（护照，号码" in found["text"]
    assert "(passport, number" in found["gloss_text"]


@pytest.mark.parametrize("paper", LETTERS)
def test_a_paper_that_nobody_has_touched_has_a_line_for_every_place(paper: str) -> None:
    found = filled(paper)
    assert "{" not in found["gloss_text"]
    assert found["errors"] == []
    assert set(found["values"].values()) == {""}
    blank = [
        piece
        for part in found["paragraphs"]
        for line in part["lines"]
        for piece in line["pieces"]
        if piece["blank"]
    ]
    assert {piece["field"] for piece in blank} == {field.id for field in PAPERS[paper].fields}
    assert {piece["text"] for piece in blank} <= {"____________", ""}


def test_what_is_left_blank_is_named() -> None:
    asked = ["carrier", "name", "document_kind", "document", "refund_account", "contact"]
    typed = dict.fromkeys(asked, "x")
    request = PAPERS["cancel-request"]
    assert door.fill(request, typed, lang="zh")["left"] == (
        "还空着：手机号、日期。带走的文书里，空着的地方是横线，可以手写。"
    )
    typed["number"] = "13800138000"
    assert door.fill(request, typed, lang="en")["left"] == (
        "Still blank: date. In what you take away this is a line to write on by hand."
    )
    typed["date"] = "2026-11-26"
    assert door.fill(request, typed, lang="en")["left"] == ""


@pytest.mark.parametrize(
    ("typed", "written"),
    [("25", "25"), ("25.5", "25.50"), ("￥1,200.05元", "1200.05"), ("１２．５", "12.50"), ("CNY 0030", "30")],
)
def test_an_amount_is_read_as_people_write_it(typed: str, written: str) -> None:
    assert f"余额{written}元" in filled("refund-request", balance=typed)["text"]


@pytest.mark.parametrize("typed", ["abc", "-5", "1.234", "12,50", "1 2", "25元5角", "∞", "²"])
def test_what_is_no_amount_is_told_at_its_field_and_left_blank(typed: str) -> None:
    found = filled("refund-request", balance=typed)
    assert "余额____________元" in found["text"]
    assert problems(found) == [("balance", f"“{typed}”不是金额，请写数字，例如25或25.50。")]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("2026-02-30", "没有2026-02-30这一天，请检查月份和日子。"),
        ("soon", "“soon”看不出是哪一天，请写成2026-11-22、11月22日或明天这样。"),
    ],
)
def test_a_date_that_is_none_is_told_at_its_field(typed: str, text: str) -> None:
    found = filled("refund-request", cancelled_on=typed)
    assert problems(found) == [("cancelled_on", text)]
    assert "已在____________注销" in found["text"]


def test_a_letter_may_tell_of_days_that_the_calendar_does_not_hold() -> None:
    assert "已在2019年5月3日注销" in filled("refund-request", cancelled_on="2019-05-03")["text"]


def test_a_number_that_is_none_is_told_at_its_field() -> None:
    found = filled("complaint", "en", number="1380013800")
    assert problems(found) == [
        ("number", "“1380013800” is not a mobile number: write its 11 digits, which begin with 1.")
    ]


def test_dates_that_cannot_follow_each_other_are_told() -> None:
    found = filled("appeal", "en", applied_on="2026-11-20", complained_on="2026-11-10", date="2026-11-26")
    assert problems(found) == [
        (
            "applied_on",
            (
                "day of the cancellation request: Fri 20 Nov 2026 lies after “day of the complaint”, "
                "Tue 10 Nov 2026. Check both."
            ),
        )
    ]


def test_the_list_of_a_company_counts_itself_and_stands_once() -> None:
    listed = "\n".join(f"138{10_000_000 + row}" for row in range(60))
    found = filled("company-authorisation", numbers=listed)
    assert "下列60个号码" in found["text"]
    assert "60. 13810000059" in found["text"]
    assert "the following 60 numbers" in found["gloss_text"]
    assert found["gloss_text"].count("13810000059") == 1


def test_a_blank_list_has_rows_to_write_on() -> None:
    text = filled("company-authorisation")["text"]
    assert "下列____________个号码" in text
    assert "9. ____________" in text


def test_a_list_that_is_wrong_on_every_line_is_told_in_a_few_sentences() -> None:
    found = filled("company-authorisation", "en", numbers="\n".join(["x1390013900"] * 30))
    told = problems(found)
    assert told[0][1].startswith("Line 1: “1390013900” is not a mobile number and is not in the list.")
    assert [field for field, _ in told] == ["numbers"] * 6
    assert told[-1][1] == "And 25 more lines like this."


def test_a_heading_alone_is_no_list() -> None:
    assert problems(filled("company-authorisation", numbers="手机号")) == [
        ("numbers", "清单里没有手机号，请一行写一个，每个11位数字。")
    ]


def test_long_names_stand_whole_and_what_is_no_name_is_refused() -> None:
    name = "María José Carreño Quiñones de la Vega y Martínez-Bordiú, 迪丽热巴·迪力木拉提" * 3
    assert name in filled("complaint", name=name)["text"]
    assert problems(filled("complaint", name="x" * 501)) == [("name", "太长了，最多500个字。")]


def test_what_was_typed_is_text_and_nothing_else() -> None:
    found = filled("complaint", name="{number}<b>&\u202e\x00\n1. x")
    assert "登记人{number}<b>& 1. x（" in found["text"]


@pytest.mark.parametrize(
    ("paper", "values"),
    [
        ("cancel-request", {"date": "2026-11-26"}),
        ("personal-authorisation", {"valid_until": "", "date": "2026-11-26"}),
        (
            "complaint",
            {
                "applied_on": "2026-11-02",
                "channel": "运营商热线",
                "settle_by": "2026-12-11",
                "date": "2026-11-26",
            },
        ),
        ("appeal", {"applied_on": "2026-11-02", "channel": "运营商热线", "complained_on": ""}),
    ],
)
def test_a_paper_takes_the_dates_of_the_question(paper: str, values: dict[str, str]) -> None:
    found = filled(paper, query=ASKED, today=TODAY)
    assert {name: found["values"][name] for name in values} == values
    assert found["taken"] == "已从你的计算带入：2026年11月2日（周一）申请，运营商热线。"


def test_an_application_to_come_gives_its_day_to_the_request_and_to_no_complaint() -> None:
    query = "apply=2026-12-01&card=ordinary&via=hall"
    assert filled("cancel-request", query=query, today=TODAY)["values"]["date"] == "2026-12-01"
    assert filled("personal-authorisation", query=query, today=TODAY)["values"]["valid_until"] >= "2026-12-01"
    assert filled("complaint", query=query, today=TODAY, date="")["values"]["applied_on"] == ""


def test_what_was_typed_or_emptied_stays_so() -> None:
    found = filled("complaint", query=ASKED, today=TODAY, date="", channel="APP")
    assert (found["values"]["date"], found["values"]["channel"]) == ("", "APP")
    assert "日期：____________" in found["text"]


def test_a_suggestion_makes_way_for_what_was_typed() -> None:
    found = filled("cancel-request", today=TODAY)
    assert found["values"]["date"] == "2026-11-26"
    late = filled("refund-request", "zh", today=TODAY, cancelled_on="2026-12-05")
    assert (late["errors"], late["values"]["date"]) == ([], "")


def test_a_question_that_cannot_be_answered_says_why_nothing_was_taken() -> None:
    found = filled("complaint", "en", query="apply=2026-02-30", today=TODAY)
    assert found["taken"] == (
        "Nothing could be taken from your question to the calculator. "
        "There is no such day as 2026-02-30. Check the month and the day."
    )
    assert found["values"]["date"] == "2026-11-26"


@pytest.mark.parametrize(
    "query", ["", "utm_source=chat", "card=ordinary", "count=after&from=2026-11-02&days=3"]
)
def test_a_link_without_a_question_gives_nothing_and_says_nothing(query: str) -> None:
    found = filled("complaint", query=query, today=TODAY)
    assert (found["taken"], found["values"]["applied_on"]) == ("", "")


@pytest.mark.parametrize("today", [date(2019, 1, 1), date(2035, 6, 1)])
def test_a_day_outside_the_calendar_is_a_day_to_write_on(today: date) -> None:
    found = filled("complaint", today=today)
    assert (found["values"]["date"], found["values"]["settle_by"]) == (today.isoformat(), "")


def test_phrases_have_both_languages_in_every_text() -> None:
    found = filled("seven-questions")
    assert found["text"] == found["gloss_text"]
    assert "7. 注销以后多久会给别人用？\n   How long after" in found["text"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_file_is_named_in_the_readers_language(lang: str) -> None:
    assert (
        filled("complaint", lang)["file_name"]
        == {"zh": "向运营商投诉.docx", "en": "Complaint to the carrier.docx"}[lang]
    )


def respond(data: object, lang: str = "en") -> dict[str, object]:
    request = {"op": "paper", "query": ASKED, "lang": lang, "today": "2026-11-26"}
    found: dict[str, object] = json.loads(worker.handle(json.dumps(request), json.dumps(data).encode()))
    return found


def test_the_worker_fills_papers() -> None:
    found = respond({"paper": "complaint", "typed": {"name": "王小明"}})
    assert found == json.loads(json.dumps(filled("complaint", "en", ASKED, TODAY, name="王小明")))


@pytest.mark.parametrize(
    "data",
    [None, [], {"paper": "hat", "typed": {}}, {"paper": "complaint"}, {"paper": "complaint", "typed": []}],
)
def test_the_worker_refuses_what_is_no_paper(data: object) -> None:
    assert respond(data) == {
        "ok": False,
        "errors": [
            {
                "field": "paper",
                "code": "impossible",
                "text": "The request does not name a paper and what was typed into it.",
            }
        ],
    }
