"""What a count answers: rules with literal dates, sentences, refusals and the canonical link."""

import json
from datetime import date
from typing import Any

import pytest

from calculator import door
from calculator.count.door import answer
from calculator.worker import handle
from tests.clock import TODAY


def ask(query: str, lang: str = "en") -> Any:
    found = answer(query, lang=lang, today=TODAY)
    assert found["ok"], found["errors"]
    return found


def problems(query: str, lang: str = "en") -> list[tuple[str, str, str]]:
    found = answer(query, lang=lang, today=TODAY)
    assert not found["ok"]
    return [(error["field"], error["code"], error["text"]) for error in found["errors"]]


@pytest.mark.parametrize(
    ("rule", "query", "earliest", "latest"),
    [
        (
            "the day counted from is not counted",
            "count=after&from=2026-11-09&days=1",
            "2026-11-10",
            "2026-11-10",
        ),
        (
            "unless it is asked for",
            "count=after&from=2026-11-09&days=1&first=yes",
            "2026-11-09",
            "2026-11-09",
        ),
        (
            "a first day off is passed over",
            "count=after&from=2026-11-08&days=1&first=yes",
            "2026-11-09",
            "2026-11-09",
        ),
        (
            "National Day week is skipped, Saturday 10 October worked",
            "count=after&from=2026-09-28&days=4",
            "2026-10-09",
            "2026-10-09",
        ),
        (
            "the fifth is the make-up Saturday",
            "count=after&from=2026-09-28&days=5",
            "2026-10-10",
            "2026-10-10",
        ),
        (
            "or the Monday, if make-up days are left out",
            "count=after&from=2026-09-28&days=5&makeup=no",
            "2026-10-12",
            "2026-10-12",
        ),
        ("backwards over the same week", "count=before&from=2026-10-12&days=5", "2026-09-29", "2026-09-29"),
        (
            "natural days count the holiday too",
            "count=after&from=2026-09-28&days=5&unit=natural",
            "2026-10-03",
            "2026-10-03",
        ),
        (
            "Spring Festival 2027 is not settled",
            "count=after&from=2027-02-03&days=3",
            "2027-02-10",
            "2027-02-16",
        ),
    ],
)
def test_rules_with_literal_dates(rule: str, query: str, earliest: str, latest: str) -> None:
    found = ask(query)
    assert (found["earliest"], found["latest"]) == (earliest, latest), rule


def test_a_natural_period_that_ends_in_a_holiday_is_carried_to_the_first_working_day() -> None:
    found = ask("count=after&from=2026-09-28&days=5&unit=natural")
    assert found["carried"] == {"earliest": "2026-10-08", "latest": "2026-10-08"}
    assert found["claims"][:2] == ["L-first-day", "L-period-end"]
    assert "Thu 8 Oct 2026" in found["text"]["carried"]
    assert ask("count=after&from=2026-11-09&days=2&unit=natural")["text"]["carried"] == ""


@pytest.mark.parametrize(
    ("day", "works", "zh", "en"),
    [
        (
            "2026-10-10",
            "yes",
            "这个周末因国庆节补班。",
            "It is a weekend day worked to make up for National Day.",
        ),
        (
            "2026-10-09",
            "yes",
            "这天是周一至周五，没有放假。",
            "It is one of Monday to Friday and no holiday.",
        ),
        ("2026-10-01", "no", "这天国庆节放假。", "It is a day off for National Day."),
        ("2026-10-17", "no", "这天是周末，没有补班。", "It is a weekend day, and no make-up working day."),
        (
            "2027-02-09",
            "maybe",
            "按放假办法要上班；下一份通知可能让它在节日前后放假。",
            "By the law alone people work; the coming notice may take it off next to a holiday.",
        ),
        (
            "2027-01-30",
            "maybe",
            "这天是周末；下一份通知可能让它补班。",
            "It is a weekend day; the coming notice may make it a working day.",
        ),
    ],
)
def test_what_a_day_is_and_why(day: str, works: str, zh: str, en: str) -> None:
    assert (ask(f"count=is&from={day}")["works"], ask(f"count=is&from={day}")["text"]["why"]) == (works, en)
    assert ask(f"count=is&from={day}", "zh")["text"]["why"] == zh


def test_headlines() -> None:
    assert ask("count=between&from=2026-09-28&to=2026-10-12", "zh")["text"]["headline"] == (
        "2026年9月28日（周一）到2026年10月12日（周一）：6个工作日。"
    )
    assert ask("count=after&from=2026-11-09&days=1")["text"]["headline"] == (
        "1 working day after Mon 9 Nov 2026: Tue 10 Nov 2026."
    )
    assert ask("count=between&from=2027-02-01&to=2027-02-12")["text"]["headline"] == (
        "From Mon 1 Feb 2027 to Fri 12 Feb 2027: 3 to 7 working days."
    )


def test_state_notice_and_the_day_from_which_it_is_uncertain() -> None:
    settled = ask("count=after&from=2026-09-28&days=5")["calendar"]
    assert (settled["state"], settled["uncertain_from"]) == ("official", None)
    assert [notice["year"] for notice in settled["notices"]] == [2026]
    open_ = ask("count=after&from=2026-12-21&days=10")["calendar"]
    assert (open_["state"], open_["uncertain_from"]) == ("statutory", "2026-12-26")
    assert [notice["year"] for notice in open_["notices"]] == [2026, 2027]


def test_the_link_leaves_defaults_out_and_reads_the_same_again() -> None:
    long = "count=after&from=2026%E5%B9%B49%E6%9C%8828%E6%97%A5&days=10&unit=working&first=no&makeup=yes"
    assert ask(long)["query"] == "count=after&from=2026-09-28&days=10"
    full = "count=between&from=2026-09-28&to=2026-10-12&first=yes&makeup=no"
    assert ask(full)["query"] == full
    assert ask("count=after&from=2026-09-28&days=3&unit=natural&makeup=no")["query"] == (
        "count=after&from=2026-09-28&days=3&unit=natural"
    )


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("count=after", [("from", "missing"), ("days", "missing")]),
        ("count=between&from=2026-10-12", [("to", "missing")]),
        ("count=between&from=2026-10-12&to=2026-10-11", [("to", "impossible")]),
        ("count=between&from=2026-10-12&to=2026-10-13&days=3", [("days", "impossible")]),
        ("count=after&from=2026-10-12&days=3&to=2026-10-15", [("to", "impossible")]),
        ("count=since&from=2026-10-12", [("count", "impossible")]),
        ("count=after&from=2026-10-12&days=0", [("days", "outside")]),
        ("count=after&from=2026-10-12&days=-1", [("days", "impossible")]),
        ("count=after&from=2026-10-12&days=" + "9" * 5000, [("days", "outside")]),
        ("count=after&from=2026-10-12&days=1.5", [("days", "impossible")]),
        ("count=after&from=2026-10-12&days=2&days=3", [("days", "impossible")]),
        ("count=after&from=2026-10-12&days=2&unit=hours", [("unit", "impossible")]),
        ("count=after&from=2026-10-12&days=2&makeup=maybe", [("makeup", "impossible")]),
        ("count=after&from=2026-10-12&days=2&first=1", [("first", "impossible")]),
        ("count=is&from=2023-12-31", [("from", "outside")]),
        ("count=is&from=2028-01-01", [("from", "outside")]),
        ("count=is&from=2026-02-30", [("from", "impossible")]),
    ],
)
def test_what_cannot_be_counted_is_refused_at_its_field(query: str, found: list[tuple[str, str]]) -> None:
    assert [(field, code) for field, code, _ in problems(query)] == found
    assert all(text for *_, text in problems(query, "zh"))


def test_refusals_name_what_would_be_right() -> None:
    assert problems("count=after&from=2026-10-12&days=0")[0][2] == (
        "Days: “0” will not do; enter a whole number from 1 to 1500."
    )
    assert problems("count=between&from=2026-10-12&to=2026-10-11")[0][2] == (
        "Sun 11 Oct 2026 is before Mon 12 Oct 2026; swap the two dates."
    )
    assert problems("count=after&from=2027-12-20&days=30")[0][2] == (
        "This count may leave the calendar, which covers Mon 1 Jan 2024 to Fri 31 Dec 2027; "
        "nobody knows the days off beyond it. Take nearer dates or fewer days."
    )


def test_both_languages_have_the_same_numbers_and_only_other_words() -> None:
    for query in ("count=after&from=2027-01-28&days=10", "count=is&from=2027-02-04"):
        zh, en = ask(query, "zh"), ask(query)
        for key in ("query", "op", "earliest", "latest", "least", "most", "works", "carried", "claims"):
            assert zh[key] == en[key]
        assert [day["verdict"] for day in zh["days"]] == [day["verdict"] for day in en["days"]]


def test_the_one_door_answers_both_kinds_of_question_and_says_which() -> None:
    count = door.answer("count=is&from=2026-10-10", lang="en", today=TODAY)
    assert count == answer("count=is&from=2026-10-10", lang="en", today=TODAY)
    assert count["kind"] == "count"
    assert door.answer("apply=2026-09-28", lang="en", today=TODAY)["kind"] == "plan"
    assert door.answer("count=", lang="en", today=TODAY)["kind"] == "count"


@pytest.mark.parametrize("op", ["answer", "text", "ics"])
def test_a_browser_asks_for_a_count_as_for_a_plan(op: str) -> None:
    request = {"op": op, "query": "count=after&from=2026-09-28&days=5", "lang": "en", "today": "2026-11-22"}
    response = json.loads(handle(json.dumps(request)))
    assert response["ok"]
    if op == "ics":
        assert response["name"] == "working-days-2026-09-28.ics"
        assert "X-WR-CALNAME:Working days counted\r\n" in response["ics"]
        assert "SUMMARY:5 working days after Mon 28 Sep 2026: Sat 10 Oct 2026." in response["ics"]
    if op == "text":
        assert response["text"].startswith("5 working days after Mon 28 Sep 2026: Sat 10 Oct 2026.\n")


def test_a_link_is_read_as_it_was_meant_and_what_was_not_used_is_named() -> None:
    found = ask("count=after&amp;from=2026-09-28&amp;days=5&utm_source=chat")
    assert found["query"] == "count=after&from=2026-09-28&days=5"
    assert found["unused"]["names"] == ["utm_source"]
    assert problems("count=after&from=2026-09-28&dasy=5")[-1][:2] == ("days", "impossible")


def test_a_today_outside_the_calendar_is_nobodys_mistake() -> None:
    late = answer("count=after&from=2028-03-01&days=5", lang="en", today=date(2028, 3, 1))
    assert [error["field"] for error in late["errors"]] == ["today"]
