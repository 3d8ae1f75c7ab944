"""How far a year without a notice may go, held against what the notices since 2014 then brought."""

from datetime import date, timedelta
from typing import Any

import pytest

from calculator import plan, procedures, resources, spread, working_days
from calculator.query import Options
from tests.unit.past_calendars import after_the_notice, before_the_notice, limits, touches_a_decree
from tools.working_days import law_holidays, shared_days
from tools.working_days import spread as measured

SPREAD = resources.read("working_days")["spread"]
YEARS = range(2014, 2027)
WEEKEND_FURTHER = 7
OPTIONS = [Options(), Options(after_hours=True, skip_makeup=frozenset({"review"}))]


@pytest.mark.parametrize("year", YEARS)
def test_no_notice_since_2014_went_beyond_the_limits_drawn_from_the_years_before_it(year: int) -> None:
    known, brought = limits(year, further=WEEKEND_FURTHER), measured([year], 0)
    assert brought["ahead"] <= known["ahead"]
    for figure in ("moved", "before", "after"):
        for holiday, value in brought[figure].items():
            assert value <= known[figure][holiday], (figure, holiday)


def test_without_the_further_weekend_eight_years_would_have_gone_beyond() -> None:
    def beyond(year: int, further: int) -> bool:
        known, brought = limits(year, further=further), measured([year], 0)
        return any(
            value > known[figure][holiday]
            for figure in ("moved", "before", "after")
            for holiday, value in brought[figure].items()
        )

    assert [year for year in YEARS if beyond(year, 0)] == [2014, 2019, 2020, 2021, 2022, 2023, 2024, 2026]


@pytest.mark.parametrize("year", YEARS)
def test_before_a_notice_every_stage_ended_within_what_the_calculator_would_have_said(year: int) -> None:
    before, after = before_the_notice(year, further=WEEKEND_FURTHER), after_the_notice(year)
    start = date(year - 1, 12, 1)
    wider = 0
    # Of the two routes to an ordinary card's hotline and website, which take equally long, one is tried.
    routes = [route for pair, route in procedures.load().routes.items() if pair != ("ordinary", "online")]
    for day in (start + timedelta(days=n) for n in range(328)):
        for route in routes:
            for options in OPTIONS if day.toordinal() % 3 == 0 else OPTIONS[:1]:
                truth = plan.make(day, route, options, after)
                if touches_a_decree(truth):
                    continue
                guess = plan.make(day, route, options, before)
                for stage in range(len(route.stages)):
                    assert guess.earliest.stages[stage].end <= truth.earliest.stages[stage].end, (day, stage)
                    assert guess.latest.stages[stage].end >= truth.latest.stages[stage].end, (day, stage)
                wider += guess.latest.finish > truth.latest.finish
    assert wider > 0, "a range that never widens was not tried on uncertain days"


def test_the_range_is_as_sharp_as_ever_where_no_holiday_is_near() -> None:
    calendar = working_days.load()
    route = procedures.load().routes["ordinary", "hotline"]
    for day in (date(2027, 3, 1), date(2027, 7, 5), date(2027, 11, 8)):
        found = plan.make(day, route, Options(), calendar)
        # from day 3 over a weekend to day 5
        assert (found.latest.finish - found.earliest.finish) == timedelta(days=4)


def test_uncertainty_begins_with_the_first_weekend_that_the_next_new_year_could_turn_into_work() -> None:
    calendar = working_days.load()
    assert spread.uncertain_from(calendar) == date(2026, 12, 26)
    assert spread.state(calendar, date(2026, 12, 25)) == "official"
    assert spread.state(calendar, date(2026, 12, 26)) == "statutory"


def test_the_limits_are_those_of_all_notices_since_2008_and_a_weekend_further() -> None:
    def row(holiday: str) -> tuple[Any, ...]:
        return tuple(SPREAD[figure][holiday] for figure in ("moved", "before", "after"))

    assert SPREAD["since"] == 2008
    # Two weekdays off lay before the law's day at Qingming 2012, Labour Day 2013 and Dragon Boat 2013.
    assert SPREAD["ahead"] == 2
    # Sunday 20 September 2026 was worked for 1 October, 11 days later; Saturday 12 October 2013 and 2024 five
    # days after the 7th.
    assert row("national_day") == (2, 11 + 7, 5 + 7)
    # Sunday 23 April 2023 was worked for 1 May, 8 days later; Saturday 11 May 2024 8 days after the 3rd.
    assert row("labour_day") == (2, 8 + 7, 8 + 7)
    # Sunday 4 February 2024 was worked 6 days ahead of the 10th; Saturday 28 February 2026
    # 5 days after the 23rd.
    assert row("spring_festival") == (2, 6 + 7, 5 + 7)


def test_what_a_single_decision_added_is_no_measure() -> None:
    # The Spring Festival of 2020 was prolonged by three days, of which Friday 31 January was a weekday.
    assert measured([2020], 0)["moved"]["spring_festival"] == 2
    assert "victory_day" not in measured([2015], 0)["moved"]


def test_a_day_on_which_two_holidays_fall_is_a_day_of_the_law_and_given_back_twice() -> None:
    assert shared_days(2020) == [date(2020, 10, 1)]
    assert law_holidays(2020)[date(2020, 10, 1)] == "national_day"
    calendar = before_the_notice(2020, further=WEEKEND_FURTHER)
    closed = spread.latest(calendar, date(2020, 9, 1)).closed
    # Saturday the 3rd and the shared 1st are given back, and two days may be moved: four weekdays off.
    assert len([day for day in closed if day.month >= 9 and day < date(2020, 12, 1)]) == 4
    assert shared_days(2028) == [date(2028, 10, 3)]


def test_a_weekend_day_makes_up_for_one_holiday_only() -> None:
    # The weekend of 25 September 2027 is within reach of Mid-Autumn (15th) and of National Day.
    opened = spread.earliest(working_days.load(), date(2027, 9, 21)).opened
    autumn = sorted(day for day in opened if day.month in (9, 10))
    assert autumn == [date(2027, 9, 25), date(2027, 9, 26), date(2027, 10, 9), date(2027, 10, 10)]


def test_spring_festival_2027_gives_back_its_weekend_and_may_take_two_days_more_two_of_them_ahead() -> None:
    calendar = working_days.load()
    february = [day for day in spread.latest(calendar, date(2027, 1, 20)).closed if day.month == 2]
    assert sorted(february) == [date(2027, 2, day) for day in (3, 4, 9, 10)]
    from_the_festival = spread.latest(calendar, date(2027, 2, 5)).closed
    assert min(from_the_festival) == date(2027, 2, 9)
    assert date(2027, 2, 12) in from_the_festival
    assert date(2027, 2, 15) not in from_the_festival


def test_make_up_days_are_sought_from_the_end_of_the_holiday_as_its_notice_extends_it() -> None:
    # Off from 5 to 12 February 2027 and 12 days more: Saturday the 20th is 8 days after Friday the 12th.
    opened = spread.earliest(working_days.load(), date(2027, 2, 15)).opened
    assert {date(2027, 2, 20), date(2027, 2, 21)} <= opened
