"""The arrangements of days off that a year may get while its notice is not out.

Before a notice only the law's holidays are known. A notice then

(a) gives back holidays that fall on a weekend, or on another holiday, as weekdays off next to the holiday;
(b) takes further weekdays next to the holiday off, and
(c) makes as many weekend days nearby working days.

`Spread` limits what is taken to be possible, holiday by holiday: `moved` weekdays off by (b), and as many
make-up days by (c); `ahead` of all weekdays off before the law's first day; a make-up day at most `before`
days ahead of the holiday, or `after` days behind it, counted from the holiday as the notice extends it. The
limits are measured on the notices so far by `python -m tools.working_days`.

A count over such days is bounded by two kinds of arrangement:

- `earliest`: no day off beyond the law, and make-up days as soon as they can come;
- `latest`: the weekdays off as soon as they can come, and no make-up day.

Taking the soonest days is the extreme for every count from that day on: each of them moves the end of the
count at least as far as any later one would.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from calculator.working_days import SATURDAY, Calendar, Kind, State

_DAY = timedelta(days=1)
_NONE: frozenset[date] = frozenset()


class Arrangement(NamedTuple):
    """A calendar with its uncertain days settled: `opened` are worked, `closed` are off."""

    calendar: Calendar
    opened: frozenset[date] = _NONE
    closed: frozenset[date] = _NONE

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
    changeable = [group.days[0] for group in (*make_up(calendar), *days_off(calendar)) if group.days]
    return min([*changeable, *(date(year, 1, 1) for year in calendar.open_years)])


def state(calendar: Calendar, when: date) -> State:
    """Return whether a covered day is settled by a notice ("official") or by the law alone ("statutory")."""
    return "statutory" if when >= uncertain_from(calendar) else "official"


@lru_cache(maxsize=8192)
def earliest(
    calendar: Calendar, first: date, taken: frozenset[date] = _NONE, *, backwards: bool = False
) -> Arrangement:
    """Return the arrangement under which a count over the days from `first` on ends soonest.

    `taken` are make-up days that the same course has used before; they stay, within the same limits.
    `backwards`: the count goes from `first` into the past.
    """
    return Arrangement(calendar, opened=_soonest(make_up(calendar), first, taken, backwards=backwards))


@lru_cache(maxsize=8192)
def latest(
    calendar: Calendar, first: date, taken: frozenset[date] = _NONE, *, backwards: bool = False
) -> Arrangement:
    """Return the arrangement under which a count over the days from `first` on ends last.

    `taken` are days off that the same course has met before; they stay, within the same limits. `backwards`:
    the count goes from `first` into the past.
    """
    return Arrangement(calendar, closed=_soonest(days_off(calendar), first, taken, backwards=backwards))


def _soonest(
    groups: tuple[Candidates, ...], first: date, taken: frozenset[date], *, backwards: bool
) -> frozenset[date]:
    """Return `taken` and, from `first` on, the soonest days that the allowances still admit."""
    near = (day for group in groups for day in group.days if (day <= first if backwards else day >= first))
    if backwards:
        groups = tuple(sorted(groups, key=lambda group: group.days[0], reverse=True))
    left = [group.allowance for group in groups]
    found = set()
    for day in sorted(taken.union(near), reverse=backwards):
        # A day that serves two holidays goes to the one whose days end sooner: the other has more to come.
        for number, group in enumerate(groups):
            if left[number] and day in group.days:
                left[number] -= 1
                found.add(day)
                break
    return frozenset(found)


@cache
def make_up(calendar: Calendar) -> tuple[Candidates, ...]:
    """Return, for each coming holiday, the weekend days that its notice may make working days."""
    spread = calendar.spread
    groups = []
    for holiday, first, last in _extended(calendar):
        near = _between(first - spread.before[holiday] * _DAY, last + spread.after[holiday] * _DAY)
        groups.append(Candidates(_of_kind(calendar, "weekend", near), spread.moved[holiday]))
    return _by_end(groups)


@cache
def days_off(calendar: Calendar) -> tuple[Candidates, ...]:
    """Return, for each coming holiday, the weekdays next to it that its notice may take off."""
    groups = []
    for holiday, lawful in _holidays(calendar):
        before, after = _weekdays_beside(calendar, holiday, lawful)
        days = _of_kind(calendar, "working", [*reversed(before), *after])
        groups.append(Candidates(days, _weekdays_off(calendar, holiday, lawful)))
    return _by_end(groups)


def _by_end(groups: list[Candidates]) -> tuple[Candidates, ...]:
    return tuple(sorted((group for group in groups if group.days), key=lambda group: group.days[-1]))


def _extended(calendar: Calendar) -> Iterator[tuple[str, date, date]]:
    """Yield each holiday with the first and the last day that it may reach with all its weekdays off."""
    for holiday, lawful in _holidays(calendar):
        before, after = _weekdays_beside(calendar, holiday, lawful)
        yield holiday, min([*before, lawful[0]]), max([*after, lawful[-1]])


def _weekdays_beside(calendar: Calendar, holiday: str, lawful: list[date]) -> tuple[list[date], list[date]]:
    """Return the weekdays before and after a holiday that may be off, the nearest first."""
    count = _weekdays_off(calendar, holiday, lawful)
    before = _weekdays_from(calendar, lawful[0], -_DAY, min(calendar.spread.ahead, count))
    return before, _weekdays_from(calendar, lawful[-1], _DAY, count)


def _weekdays_off(calendar: Calendar, holiday: str, lawful: list[date]) -> int:
    """Return how many weekdays off beyond the law a holiday may have: given back, and moved from weekends."""
    given_back = sum((day.weekday() >= SATURDAY) + (day in calendar.shared) for day in lawful)
    return calendar.spread.moved[holiday] + given_back


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


def _of_kind(calendar: Calendar, kind: Kind, days: list[date]) -> tuple[date, ...]:
    """Return those of the days that the calendar covers and that are of a kind so far."""
    return tuple(d for d in days if calendar.first <= d <= calendar.last and calendar.day(d).kind == kind)


def _between(first: date, last: date) -> list[date]:
    return [first + number * _DAY for number in range((last - first).days + 1)]
