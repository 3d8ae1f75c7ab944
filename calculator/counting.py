"""Counting working days, natural hours and months.

The first day is never counted (Civil Code art. 201): a period of one working day that begins on a Monday
ends on the Tuesday.
"""

from collections.abc import Callable
from datetime import date, timedelta

Works = Callable[[date], bool]
_DAY = timedelta(days=1)
_HOURS_A_DAY = 24


def add_working_days(start: date, count: int, works: Works) -> date:
    """Return the day on which the count-th working day after `start` falls; `start` itself for a count of 0.

    Raises whatever `works` raises for a day outside its calendar.
    """
    day = start
    while count > 0:
        day += _DAY
        if works(day):
            count -= 1
    return day


def next_working_day(start: date, works: Works) -> date:
    """Return the first working day on or after `start`."""
    day = start
    while not works(day):
        day += _DAY
    return day


def next_day_of_month(day: date, number: int) -> date:
    """Return the first day after `day` with that number in its month; every month must have it (1 to 28)."""
    if day.day < number:
        return day.replace(day=number)
    return (day.replace(day=1) + timedelta(days=31)).replace(day=number)


def add_hours(start: date, hours: int) -> date:
    """Return the day by which that many natural hours from some time on `start` have passed."""
    return start + timedelta(days=-(-hours // _HOURS_A_DAY))
