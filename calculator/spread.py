"""The plausible arrangements of days off while a year's notice is not out.

Before a notice only the law's holidays are known. A notice then (a) gives back holidays that fall on a
weekend as weekdays off next to the holiday, (b) takes further weekdays next to it off and (c) makes as many
weekend days nearby working days. How many it takes, how many of them come before the holiday and how far away
the make-up days lie is bounded by what the last five notices did (`Spread`, measured by
`python -m tools.working_days`).

Two arrangements bound every plausible one, seen from the day on which a count starts:

- `earliest`: no day off beyond the law, and make-up days as soon as they can come;
- `latest`: the weekdays off as soon as they can come, and no make-up day.

Taking the soonest days within each holiday's allowance is the extreme: a day further off could only matter
less.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from calculator.working_days import SATURDAY, Calendar, State

_DAY = timedelta(days=1)


class Arrangement(NamedTuple):
    """A calendar with its uncertain days settled: `opened` are worked, `closed` are off."""

    calendar: Calendar
    opened: frozenset[date] = frozenset()
    closed: frozenset[date] = frozenset()

    def works(self, when: date, *, makeup: bool = True) -> bool:
        """Return whether people work that day; `makeup=False` for a desk that stays shut on make-up days.

        Raises OutsideCalendarError outside the covered years.
        """
        kind = self.calendar.day(when).kind
        if when in self.closed:
            return False
        return kind == "working" or (makeup and (kind == "makeup" or when in self.opened))


class Candidates(NamedTuple):
    """The days that one holiday's notice may change, in order, and how many of them at the most."""

    days: tuple[date, ...]
    allowance: int


@cache
def uncertain_from(calendar: Calendar) -> date:
    """Return the first day that a coming notice may change, or that lies in a year without one.

    It lies in the last days of a December: the notice for a year may move days across New Year.
    """
    changeable = [group.days[0] for group in (*_make_up(calendar), *_days_off(calendar)) if group.days]
    return min([*changeable, *(date(year, 1, 1) for year in calendar.open_years)])


def state(calendar: Calendar, when: date) -> State:
    """Return whether a covered day is settled by a notice ("official") or by the law alone ("statutory")."""
    return "statutory" if when >= uncertain_from(calendar) else "official"


def earliest(calendar: Calendar, start: date) -> Arrangement:
    """Return the arrangement under which a count from `start` ends soonest."""
    # The first day is not counted, so a make-up day on it would be wasted.
    return Arrangement(calendar, opened=_soonest(_make_up(calendar), start + _DAY))


def latest(calendar: Calendar, start: date) -> Arrangement:
    """Return the arrangement under which a count from `start` ends last."""
    # A day off on the first day counts too: it puts off the receipt.
    return Arrangement(calendar, closed=_soonest(_days_off(calendar), start))


def _soonest(groups: tuple[Candidates, ...], start: date) -> frozenset[date]:
    taken: set[date] = set()
    for group in groups:
        free = [day for day in group.days if day >= start and day not in taken]
        taken.update(free[: group.allowance])
    return frozenset(taken)


@cache
def _make_up(calendar: Calendar) -> tuple[Candidates, ...]:
    """Return the weekend days that may become make-up days."""
    spread = calendar.spread
    groups = []
    for holiday, lawful in _holidays(calendar):
        before = lawful[0] - spread.reach_before * _DAY
        after = lawful[-1] + spread.reach_after * _DAY
        near = tuple(d for d in _between(before, after) if d.weekday() >= SATURDAY and d not in calendar.law)
        groups.append(Candidates(near, spread.moved[holiday]))
    return tuple(groups)


@cache
def _days_off(calendar: Calendar) -> tuple[Candidates, ...]:
    """Return the weekdays next to each holiday that may become days off."""
    groups = []
    for holiday, lawful in _holidays(calendar):
        given_back = sum(1 for day in lawful if day.weekday() >= SATURDAY)
        allowance = calendar.spread.moved[holiday] + given_back
        before = _weekdays_from(calendar, lawful[0], -_DAY, min(calendar.spread.ahead, allowance))
        after = _weekdays_from(calendar, lawful[-1], _DAY, allowance)
        groups.append(Candidates((*reversed(before), *after), allowance))
    return tuple(groups)


def _holidays(calendar: Calendar) -> Iterator[tuple[str, list[date]]]:
    """Yield each holiday of the years without a notice with the law's days for it."""
    by_holiday: dict[tuple[int, str], list[date]] = {}
    for day, holiday in sorted(calendar.law.items()):
        by_holiday.setdefault((day.year, holiday), []).append(day)
    for (_, holiday), days in by_holiday.items():
        yield holiday, days


def _weekdays_from(calendar: Calendar, edge: date, step: timedelta, count: int) -> list[date]:
    found: list[date] = []
    day = edge
    while len(found) < count:
        day += step
        if day.weekday() < SATURDAY and day not in calendar.law:
            found.append(day)
    return found


def _between(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += _DAY


def make_up(calendar: Calendar) -> tuple[Candidates, ...]:
    """Return, for each coming holiday, the weekend days that its notice may make working days."""
    return _make_up(calendar)


def days_off(calendar: Calendar) -> tuple[Candidates, ...]:
    """Return, for each coming holiday, the weekdays that its notice may take off."""
    return _days_off(calendar)
