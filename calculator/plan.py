"""The plan of one cancellation: when each stage begins and ends, at the earliest and at the latest."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache, partial
from typing import NamedTuple

from calculator import counting, spread
from calculator.procedures import DAYS_A_WEEK, Route
from calculator.query import Options
from calculator.spread import Arrangement
from calculator.working_days import Calendar

_DAY = timedelta(days=1)


class Span(NamedTuple):
    """From one day to another, both included."""

    start: date
    end: date


class Bound(NamedTuple):
    """One end of the range: the day of receipt, each stage's span, and the days it was counted on."""

    received: date
    stages: tuple[Span, ...]
    arrangement: Arrangement

    @property
    def finish(self) -> date:
        """Return the day on which the last stage ends."""
        return self.stages[-1].end


class Plan(NamedTuple):
    """A cancellation applied for on `apply`: its earliest and its latest course."""

    apply: date
    route: Route
    options: Options
    earliest: Bound
    latest: Bound


@lru_cache(maxsize=8192)
def make(apply: date, route: Route, options: Options, calendar: Calendar) -> Plan:
    """Return the plan of an application made on that day.

    Raises OutsideCalendarError if its latest course leaves the calendar.
    """
    return Plan(
        apply,
        route,
        options,
        earliest(apply, route, options, calendar),
        latest(apply, route, options, calendar),
    )


def earliest(apply: date, route: Route, options: Options, calendar: Calendar) -> Bound:
    """Return the earliest course: received on the day it is made, every duration at its minimum."""
    arrangement = spread.earliest(calendar, apply)
    shortest = [stage.duration.minimum if stage.duration else 0 for stage in route.stages]
    return _follow(apply, route, shortest, route.total.minimum, options, arrangement)


def latest(apply: date, route: Route, options: Options, calendar: Calendar) -> Bound:
    """Return the latest course: every duration at its maximum.

    An application made on a day off or after closing time is received on the next working day.
    """
    arrangement = spread.latest(calendar, apply)
    longest = [stage.duration.maximum if stage.duration else 0 for stage in route.stages]
    first_desk = works_at(route.stages[0].id, options, arrangement)
    received = counting.next_working_day(apply + _DAY if options.after_hours else apply, first_desk)
    total = options.weeks * DAYS_A_WEEK if options.weeks else route.total.maximum
    return _follow(received, route, longest, total + options.extra_days, options, arrangement)


def works_at(stage: str, options: Options, arrangement: Arrangement) -> Callable[[date], bool]:
    """Return the function that tells whether a stage's desk works on a day."""
    return partial(arrangement.works, makeup=stage not in options.skip_makeup)


def _follow(
    received: date, route: Route, amounts: list[int], total: int, options: Options, arrangement: Arrangement
) -> Bound:
    """Return the course from receipt on: stage after stage, the last one until the total is reached."""
    spans = []
    start = received
    for stage, amount in zip(route.stages, amounts, strict=True):
        works = works_at(stage.id, options, arrangement)
        if stage.duration is None:
            end = max(start, counting.add_working_days(received, total, works))
        elif stage.duration.unit == "hours":
            end = counting.add_hours(start, amount)
        else:
            end = counting.add_working_days(start, amount, works)
        spans.append(Span(start, end))
        start = end
    return Bound(received, tuple(spans), arrangement)
