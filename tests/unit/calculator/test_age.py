"""What a copy says of its own age, and what is said of a "today" that the calendar does not hold."""

from datetime import date

import pytest

from calculator import age
from calculator.door import answer

MADE_ON = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("today", "name"),
    [
        ("1970-01-01", "clock"),
        ("2026-11-24", "clock"),
        ("2026-11-25", ""),
        ("2026-11-26", ""),
        ("2027-05-27", ""),
        ("2027-05-28", "old"),
        ("2027-12-22", "old"),
        ("2027-12-23", "ended"),
        ("2099-01-01", "ended"),
        ("9999-12-31", "ended"),
    ],
)
def test_the_sentence_follows_from_comparing_dates_as_text(today: str, name: str) -> None:
    found = age.of(MADE_ON, lang="en")
    assert found.sentence(today) == (getattr(found, name) if name else "")


def test_the_default_question_is_answered_up_to_the_day_before_the_calendar_is_said_to_have_ended() -> None:
    ended_from = date.fromisoformat(age.of(MADE_ON, lang="en").ended_from)
    before = date(2027, 12, 22)
    assert ended_from == date(2027, 12, 23)
    assert answer(f"apply={before}", lang="en", today=before)["ok"]
    assert not answer(f"apply={ended_from}", lang="en", today=ended_from)["ok"]


def test_a_copy_names_the_day_on_which_it_was_made_and_the_end_of_its_calendar() -> None:
    english, chinese = age.of(MADE_ON, lang="en"), age.of(MADE_ON, lang="zh")
    assert english.ended.startswith(
        "This copy was made on Thu 26 Nov 2026, and its calendar ends on Fri 31 Dec 2027. For later dates"
    )
    assert "2026年11月26日（周四）" in chinese.old
    assert "2027年12月31日（周五）" in chinese.old
    assert (english.made_on, english.calendar_ends) == ("2026-11-26", "2027-12-31")


def test_a_copy_made_after_its_calendar_ended_says_so_from_the_first_day() -> None:
    found = age.of(date(2029, 3, 1), lang="en")
    assert found.sentence("2029-03-01") == found.ended


@pytest.mark.parametrize("today", [date(2027, 12, 23), date(2028, 6, 1), date(9999, 12, 31)])
@pytest.mark.parametrize("query", ["apply={today}", "finish_by=2027-06-01", "finish_by=bill&bill_day=28"])
def test_a_today_that_the_calendar_no_longer_holds_is_no_fault_of_a_field(query: str, today: date) -> None:
    found = answer(query.format(today=today), lang="en", today=today)
    if found["ok"]:
        # A finish that has passed is still held against today while the calendar holds today's course.
        assert today <= date(2027, 12, 31)
        return
    (error,) = found["errors"]
    assert (error["field"], error["code"]) == ("today", "outside")
    assert error["text"].endswith(
        "its calendar ends on Fri 31 Dec 2027. For later dates look for a newer copy. "
        "If today is another day, check the clock of this device."
    )


def test_a_today_before_the_calendar_is_said_to_be_a_matter_of_the_clock() -> None:
    (error,) = answer("finish_by=2027-06-01", lang="en", today=date(1970, 1, 1))["errors"]
    assert error["field"] == "today"
    assert error["text"].startswith("The calendar begins on Mon 1 Jan 2024 and does not hold Thu 1 Jan 1970.")


def test_a_date_that_the_reader_chose_is_still_held_against_the_calendar() -> None:
    (error,) = answer("apply=2028-02-01", lang="en", today=date(2028, 2, 2))["errors"]
    assert (error["field"], error["code"]) == ("apply", "outside")
