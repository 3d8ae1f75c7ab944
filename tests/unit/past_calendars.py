"""Calendars as they would have been before and after the notice of a past year."""

from datetime import date
from typing import Any

from calculator.plan import Plan
from calculator.working_days import Calendar
from tools.working_days import DECREED, ONLY_ONCE, days_off, law_holidays, make_up_days, shared_days, spread

SINCE = 2008


def limits(until: int, *, further: int) -> dict[str, Any]:
    """Return the limits that the notices of the years before `until` give."""
    return spread(list(range(SINCE, until)), further)


def before_the_notice(year: int, *, further: int) -> Calendar:
    """Return the calendar of a year of which only the law and the notices of the years before are known."""
    return _calendar(range(year - 1, year), year, limits(year, further=further))


def after_the_notice(year: int) -> Calendar:
    """Return the calendar of a year with its notice."""
    return _calendar(range(year - 1, year + 1), None, limits(year, further=0))


def touches_a_decree(plan: Plan) -> bool:
    """Return whether a plan reaches days that a single decision added to the notice of their year."""
    return any(plan.apply <= day <= plan.latest.finish for day in DECREED)


def _calendar(official: range, statutory: int | None, found: dict[str, Any]) -> Calendar:
    years = {str(year): _entry(year, official=True) for year in official}
    if statutory:
        years[str(statutory)] = _entry(statutory, official=False)
    shared = shared_days(statutory) if statutory else []
    return Calendar(
        {
            "years": years,
            "beyond": {date(max(map(int, years)) + 1, 1, 1).isoformat(): "new_year"},
            "shared": [day.isoformat() for day in shared],
            "spread": found,
        }
    )


def _entry(year: int, *, official: bool) -> dict[str, object]:
    off = days_off(year) if official else law_holidays(year)
    made_up = make_up_days(year) if official else {}
    return {
        "state": "official" if official else "statutory",
        "claim": "",
        "number": "",
        "published": "2000-01-01",
        "address": "",
        "looked": None if official else "2000-01-01",
        "off": {day.isoformat(): holiday for day, holiday in off.items() if official or holiday != ONLY_ONCE},
        "make_up": {day.isoformat(): holiday for day, holiday in made_up.items()},
    }
