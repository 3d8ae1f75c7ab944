"""Count working days and natural days, forwards and backwards, over certain and uncertain days.

Where a coming notice may change days, two extremes bound every arrangement within the limits of
`calculator.spread`: as many make-up days as can be among the days counted and no further day off, or as many
further days off and no make-up day.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

from calculator import spread, working_days
from calculator.count.question import Count
from calculator.errors import OutsideCalendarError, Problem, QuestionError
from calculator.spread import Arrangement
from calculator.working_days import Calendar

Verdict = Literal[
    "first",  # the day from which is counted, left out
    "counts",  # a working day, counted
    "makeup",  # a weekend day on which people work, counted
    "makeup_off",  # the same, left out by the reader's wish
    "weekend",
    "holiday",
    "maybe_off",  # a weekday that a coming notice may take off
    "maybe_makeup",  # a weekend day that a coming notice may make a working day
    "natural",  # a day of a count in natural days
]
Works = Literal["yes", "no", "maybe"]
_DAY = timedelta(days=1)


class CountedDay(NamedTuple):
    """One day of a count; `number` is its place among the days that are surely counted, or None."""

    date: date
    verdict: Verdict
    number: int | None


class Result(NamedTuple):
    """What a count comes to.

    after, before: `earliest` and `latest` are the dates between which the last day counted lies. between:
    `least` and `most` are the numbers of days. is: `works`. `carried` is, after natural days, the first
    working day on or after the last one, at the earliest and at the latest. `days` are all days looked at,
    by date.
    """

    days: tuple[CountedDay, ...]
    earliest: date | None = None
    latest: date | None = None
    least: int | None = None
    most: int | None = None
    works: Works | None = None
    carried: tuple[date, date] | None = None


def solve(count: Count, calendar: Calendar | None = None) -> Result:
    """Return the result of a count.

    Raises QuestionError if it may leave the calendar: no number is given for days of which nothing is known.
    """
    known = calendar or working_days.load()
    try:
        if count.op == "is":
            return _what_it_is(count.start, known)
        if count.op == "between":
            return _between(count, known)
        return _some_days_away(count, known)
    except OutsideCalendarError:
        values = {"first": known.first, "last": known.last}
        raise QuestionError([Problem("days", "outside", "count.error.leaves", values)]) from None


def extremes(calendar: Calendar, start: date, *, backwards: bool = False) -> tuple[Arrangement, Arrangement]:
    """Return the arrangements with the most and with the fewest working days from `start` on."""
    return (
        spread.earliest(calendar, start, backwards=backwards),
        spread.latest(calendar, start, backwards=backwards),
    )


def _what_it_is(day: date, calendar: Calendar) -> Result:
    open_, shut = extremes(calendar, day)
    works: Works = "maybe"
    if open_.works(day) == shut.works(day):
        works = "yes" if shut.works(day) else "no"
    verdict = _verdict(day, open_, shut, makeup=True)
    return Result((CountedDay(day, verdict, None),), works=works)


def _between(count: Count, calendar: Calendar) -> Result:
    if count.end is None:
        raise ValueError(count)
    start = count.start if count.first else count.start + _DAY
    walk = list(_days(start, count.end)) if start <= count.end else []
    if count.unit == "natural":
        return Result(_explained(count, walk, calendar), least=len(walk), most=len(walk))
    open_, shut = extremes(calendar, start)
    most, least = (
        sum(arrangement.works(day, makeup=count.makeup) for day in walk) for arrangement in (open_, shut)
    )
    return Result(_explained(count, walk, calendar), least=least, most=most)


def _some_days_away(count: Count, calendar: Calendar) -> Result:
    if count.days is None:
        raise ValueError(count)
    step = -_DAY if count.op == "before" else _DAY
    start = count.start if count.first else count.start + step
    if count.unit == "natural":
        end = start + (count.days - 1) * step
        calendar.day(end)
        days = _explained(count, list(_days(start, end)), calendar)
        carried = _next_working_day(end, calendar) if count.op == "after" else None
        return Result(days, end, end, carried=carried)
    soon, late = (
        _nth(start, count.days, arrangement, step, makeup=count.makeup)
        for arrangement in extremes(calendar, start, backwards=count.op == "before")
    )
    days = _explained(count, list(_days(start, late)), calendar)
    return Result(days, min(soon, late), max(soon, late))


def _nth(start: date, number: int, arrangement: Arrangement, step: timedelta, *, makeup: bool) -> date:
    """Return the number-th working day from `start` on, `start` among them."""
    day = start
    while True:
        number -= arrangement.works(day, makeup=makeup)
        if not number:
            return day
        day += step


def _next_working_day(day: date, calendar: Calendar) -> tuple[date, date]:
    """Return the first working day on or after that day, at the earliest and at the latest."""
    soon, late = (_nth(day, 1, arrangement, _DAY, makeup=True) for arrangement in extremes(calendar, day))
    return soon, late


def _explained(count: Count, walk: list[date], calendar: Calendar) -> tuple[CountedDay, ...]:
    """Return the day from which is counted and every day of the walk, by date."""
    found = [] if count.first else [CountedDay(count.start, "first", None)]
    if walk:
        open_, shut = extremes(calendar, walk[0], backwards=count.op == "before")
    number = 0
    for day in walk:
        if count.unit == "natural":
            verdict: Verdict = "natural"
            counted = True
        else:
            verdict = _verdict(day, open_, shut, makeup=count.makeup)
            counted = shut.works(day, makeup=count.makeup)
        number += counted
        found.append(CountedDay(day, verdict, number if counted else None))
    return tuple(sorted(found))


def _verdict(day: date, open_: Arrangement, shut: Arrangement, *, makeup: bool) -> Verdict:
    kind = shut.calendar.day(day).kind
    if day in shut.closed:
        return "maybe_off"
    if kind == "makeup":
        return "makeup" if makeup else "makeup_off"
    if kind == "weekend" and makeup and day in open_.opened:
        return "maybe_makeup"
    return "counts" if kind == "working" else kind


def _days(first: date, last: date) -> Iterator[date]:
    """Yield the days from one to another, both included, whichever comes first."""
    step = _DAY if first <= last else -_DAY
    day = first
    while day != last:
        yield day
        day += step
    yield day
