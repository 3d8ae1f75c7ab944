"""The spread over plausible arrangements, held against what the notices of 2022–2026 then said."""

import json
from datetime import date, timedelta

import pytest

from calculator import plan, procedures, spread, working_days
from calculator.query import Options
from calculator.working_days import Calendar
from tools.working_days import TARGET, days_off, law_holidays, make_up_days

SPREAD = json.loads(TARGET.read_text(encoding="utf-8"))["spread"]


def year_entry(year: int, *, official: bool) -> dict[str, object]:
    off = days_off(year) if official else law_holidays(year)
    made_up = make_up_days(year) if official else {}
    return {
        "state": "official" if official else "statutory",
        "claim": "",
        "number": "",
        "published": "2000-01-01",
        "address": "",
        "off": {day.isoformat(): holiday for day, holiday in off.items()},
        "make_up": {day.isoformat(): holiday for day, holiday in made_up.items()},
    }


def calendar_of(official: range, *, statutory: int | None = None) -> Calendar:
    years = {str(year): year_entry(year, official=True) for year in official}
    if statutory:
        years[str(statutory)] = year_entry(statutory, official=False)
    after = max(map(int, years)) + 1
    return Calendar({"years": years, "beyond": {f"{after}-01-01": "new_year"}, "spread": SPREAD})


@pytest.mark.parametrize("year", [2022, 2023, 2024, 2025, 2026])
def test_before_a_notice_the_range_held_what_the_notice_then_brought(year: int) -> None:
    before = calendar_of(range(year - 1, year), statutory=year)
    after = calendar_of(range(year - 1, year + 1))
    start = date(year - 1, 12, 1)
    wider = 0
    for day in (start + timedelta(days=n) for n in range(365)):
        for route in procedures.load().routes.values():
            guess = plan.make(day, route, Options(), before)
            truth = plan.make(day, route, Options(), after)
            assert (
                guess.earliest.finish <= truth.earliest.finish <= truth.latest.finish <= guess.latest.finish
            ), day
            wider += guess.latest.finish > truth.latest.finish
    assert wider > 0, "a range that never widens was not tried on uncertain days"


def test_the_range_is_as_sharp_as_ever_where_no_holiday_is_near() -> None:
    calendar = working_days.load()
    route = procedures.load().routes["ordinary", "hotline"]
    for day in (date(2027, 3, 1), date(2027, 7, 5), date(2027, 11, 8)):
        found = plan.make(day, route, Options(), calendar)
        assert (found.latest.finish - found.earliest.finish) == timedelta(
            days=4
        )  # from day 3 over a weekend to day 5


def test_uncertainty_begins_with_the_first_weekend_that_the_next_new_year_could_turn_into_work() -> None:
    calendar = working_days.load()
    assert spread.uncertain_from(calendar) == date(2026, 12, 26)
    assert spread.state(calendar, date(2026, 12, 25)) == "official"
    assert spread.state(calendar, date(2026, 12, 26)) == "statutory"


def test_no_more_days_are_changed_than_the_last_five_notices_changed() -> None:
    assert SPREAD["years"] == [2022, 2023, 2024, 2025, 2026]
    assert SPREAD["moved"] == {
        "new_year": 1,
        "spring_festival": 2,
        "qingming": 1,
        "labour_day": 2,
        "dragon_boat": 1,
        "mid_autumn": 1,
        "national_day": 2,
    }
    # Monday 4 April 2022 was off ahead of Qingming on the 5th; no notice put two weekdays ahead.
    assert SPREAD["ahead"] == 1
    # Sunday 20 September 2026 was worked for 1 October, 11 days later.
    assert (SPREAD["reach_before"], SPREAD["reach_after"]) == (11, 10)


def test_a_weekend_day_makes_up_for_one_holiday_only() -> None:
    # Saturday 25 September 2027 is within reach of Mid-Autumn (15th) and of National Day.
    opened = spread.earliest(working_days.load(), date(2027, 9, 20)).opened
    autumn = sorted(day for day in opened if day.month in (9, 10))
    assert autumn == [date(2027, 9, 25), date(2027, 9, 26), date(2027, 10, 9)]


def test_spring_festival_2027_gives_back_its_weekend_and_may_take_two_days_more_one_of_them_ahead() -> None:
    calendar = working_days.load()
    closed = spread.latest(calendar, date(2027, 1, 20)).closed
    february = sorted(day for day in closed if day.month == 2)
    assert february == [date(2027, 2, 4), date(2027, 2, 9), date(2027, 2, 10), date(2027, 2, 11)]
    from_the_festival = spread.latest(calendar, date(2027, 2, 5)).closed
    assert min(from_the_festival) == date(2027, 2, 9)
    assert date(2027, 2, 12) in from_the_festival
    assert date(2027, 2, 15) not in from_the_festival
