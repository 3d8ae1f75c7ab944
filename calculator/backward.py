"""From the day by which it must be finished back to the last day to apply."""

from bisect import bisect_right
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from calculator import plan
from calculator.errors import OutsideCalendarError
from calculator.plan import Bound
from calculator.procedures import Route
from calculator.query import Options
from calculator.working_days import Calendar


class LastDays(NamedTuple):
    """The last days to apply so as to be finished by `finish_by`, each None if it lies before the calendar.

    `safe`: finished in time even at the latest. `possible`: finished in time at the earliest.
    """

    finish_by: date
    safe: date | None
    possible: date | None


@lru_cache(maxsize=8192)
def last_days(finish_by: date, route: Route, options: Options, calendar: Calendar) -> LastDays:
    """Return the last days to apply. Applying one working day later on either no longer makes it."""
    return LastDays(
        finish_by,
        _last_day(finish_by, lambda day: plan.latest(day, route, options, calendar), calendar),
        _last_day(finish_by, lambda day: plan.earliest(day, route, options, calendar), calendar),
    )


def _last_day(finish_by: date, course: Callable[[date], Bound], calendar: Calendar) -> date | None:
    def finish(ordinal: int) -> date:
        try:
            return course(date.fromordinal(ordinal)).finish
        except OutsideCalendarError:
            return date.max

    # A later application never finishes earlier, so the days that make it come first.
    days = range(calendar.first.toordinal(), finish_by.toordinal() + 1)
    made = bisect_right(days, finish_by, key=finish)
    return date.fromordinal(days[made - 1]) if made else None
