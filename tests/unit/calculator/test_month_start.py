"""A carrier that closes numbers on the first day of a month, and a number of another province."""

from datetime import date, timedelta
from typing import Any

import pytest

import calculator
from calculator import query
from calculator.door import answer
from calculator.errors import DataError
from calculator.procedures import build
from calculator.render import phases
from calculator.resources import read

TODAY = date(2026, 11, 26)


def ask(query: str, lang: str = "en") -> Any:
    return answer(query, lang=lang, today=TODAY)


def firsts(after: str, *, or_on: str = "") -> str:
    """Return the first day of a month that lies after a day, and not before another."""
    day = date.fromisoformat(after) + timedelta(days=1)
    while day.day != 1 or day.isoformat() < or_on:
        day += timedelta(days=1)
    return day.isoformat()


@pytest.mark.exhaustive
@pytest.mark.parametrize(("card", "via"), calculator.routes())
def test_the_first_of_a_month_follows_the_plan_without_the_wish(card: str, via: str) -> None:
    day = date(2026, 1, 1)
    while day < date(2027, 10, 1):
        query = f"apply={day}&card={card}&via={via}"
        plain, wished = ask(query), ask(f"{query}&month_start=yes")
        before_closing = plain["stages"][-1]["earliest"]["start"]
        assert wished["earliest"] == firsts(before_closing, or_on=plain["earliest"]), query
        assert wished["latest"] == firsts(plain["latest"]), query
        assert wished["stages"][:-1] == plain["stages"][:-1]
        day += timedelta(days=1)


def test_days_after_the_count_are_told_as_waiting_and_only_firsts_may_be_the_end() -> None:
    found = ask("apply=2026-11-26&month_start=yes")
    waiting = [day["date"] for day in found["days"] if day["verdict"] == "waiting"]
    assert [waiting[0], waiting[-1], len(waiting)] == ["2026-12-04", "2026-12-31", 28]
    assert [day["date"] for day in found["days"] if day["finish"]] == ["2026-12-01", "2027-01-01"]
    assert max(day["count"] or 0 for day in found["days"]) == 5


@pytest.mark.parametrize(
    ("today", "phase"),
    [("2026-12-31", "due"), ("2027-01-01", "due"), ("2027-01-02", "late")],
)
def test_the_day_of_the_latest_closing_is_no_day_of_waiting_and_not_overdue_yet(
    today: str, phase: str
) -> None:
    found = ask("apply=2026-11-26&month_start=yes")
    last = found["days"][-1]
    assert (last["date"], last["verdict"], last["finish"], last["count"]) == (
        "2027-01-01",
        "closing",
        True,
        None,
    )
    assert last["ahead"] == "today at the latest"
    stands = phases.at(found["phases"], date.fromisoformat(today))
    assert stands is not None
    assert stands["id"] == phase


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            (
                "Likely done on the first day of a month: "
                "Tue 1 Dec 2026 at the earliest, Fri 1 Jan 2027 at the latest."
            ),
        ),
        ("zh", "预计在某个月的1号办完：最早2026年12月1日（周二），最晚2027年1月1日（周五）。"),
    ],
)
def test_it_is_said_that_the_end_is_the_first_of_a_month(lang: str, said: str) -> None:
    assert ask("apply=2026-11-26&month_start=yes", lang)["text"]["said"] == said


def test_it_is_told_who_reports_it() -> None:
    found = ask("apply=2026-11-26&month_start=yes&other_province=yes")
    assert found["stages"][-1]["claims"] == ["L-other-province-days", "L-month-end"]
    assert {"L-other-province-days", "L-month-end"} <= set(found["claims"])
    assert [chip["text"] for chip in found["chips"] if chip["id"] == "option"] == [
        "a number of another province, 7 to 15 working days as reporters were told in January 2019",
        "closed on the first day of the next month, as some pages report of some carriers",
    ]


def test_no_faster_way_is_offered_to_whoever_waits_for_the_first_or_for_another_province() -> None:
    assert ask("apply=2026-11-26")["text"]["faster"]
    assert ask("apply=2026-11-26&month_start=yes")["text"]["faster"] == ""
    assert ask("apply=2026-11-26&other_province=yes")["text"]["faster"] == ""


def test_before_the_bill_of_the_first_the_application_must_be_through_in_the_month_before() -> None:
    found = ask("finish_by=2026-12-31&month_start=yes")["backward"]
    # 20 November is a Friday: its five working days are full on 27 November, before 1 December. From the
    # 24th on they reach into December, and the first of the month after is 1 January.
    assert found["last_safe"] == "2026-11-23"
    assert found["last_possible"] == "2026-11-26"


def test_another_province_means_nothing_for_cards_of_which_nobody_reported_it() -> None:
    found = ask("apply=2026-11-26&card=whitelist&other_province=yes")
    assert found["unused"]["names"] == ["other_province"]
    assert found["latest"] == ask("apply=2026-11-26&card=whitelist")["latest"]


def test_several_weeks_are_not_counted_where_the_total_of_another_province_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    table = read("procedures")
    rules = build(table | {"other_province": table["other_province"] | {"cards": ["whitelist"]}})
    monkeypatch.setattr(query, "load_procedures", lambda: rules)
    found = query.parse("apply=2026-11-09&card=whitelist&weeks=2&other_province=yes", today=TODAY)
    assert (found.options.weeks, found.route.total.maximum) == (None, 15)


def test_the_end_of_the_calendar_refuses_a_first_that_lies_beyond_it() -> None:
    found = ask("apply=2027-12-10&month_start=yes")
    assert [(error["field"], error["code"]) for error in found["errors"]] == [("apply", "outside")]
    assert ask("apply=2027-11-23&month_start=yes")["latest"] == "2027-12-01"


def test_a_card_that_does_not_exist_is_named_in_the_data() -> None:
    table = read("procedures")
    table = table | {"other_province": table["other_province"] | {"cards": ["prepaid"]}}
    with pytest.raises(DataError) as refused:
        build(table)
    assert "prepaid" in str(refused.value)
