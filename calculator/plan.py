"""The plan of one cancellation: when each stage begins and ends, at the earliest and at the latest."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache, partial
from typing import Literal, NamedTuple

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
    """One end of the range: the day of receipt, each stage's span, and the days it was counted on.

    `counted` is the day on which the total is reached. A carrier that closes on the first day of a month
    waits from then on.
    """

    received: date
    counted: date
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

    def may_finish(self, day: date) -> bool:
        """Return whether the cancellation may be finished on a day of its range."""
        on_its_day = day.day == 1 or not self.options.month_start
        return on_its_day and self.earliest.finish <= day <= self.latest.finish


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
    shortest = [stage.duration.minimum if stage.duration else 0 for stage in route.stages]
    course = _Course(route, options, partial(spread.earliest, calendar), "opened")
    return course.follow(apply, shortest, route.total.minimum)


def latest(apply: date, route: Route, options: Options, calendar: Calendar) -> Bound:
    """Return the latest course: every duration at its maximum.

    An application made on a day off or after closing time is received on the next working day. Where a coming
    notice may take that day off, two courses are possible: the notice puts off the receipt, or it spares its
    days off for the stages. Each stage ends with the later of the two.
    """
    longest = [stage.duration.maximum if stage.duration else 0 for stage in route.stages]
    total = options.weeks * DAYS_A_WEEK if options.weeks else route.total.maximum
    first = apply + _DAY if options.after_hours else apply
    course = _Course(route, options, partial(spread.latest, calendar), "closed")
    courses = []
    for arrangement in (spread.latest(calendar, first), Arrangement(calendar)):
        received = counting.next_working_day(first, works_at(route.stages[0].id, options, arrangement))
        met = frozenset(day for day in arrangement.closed if day < received)
        courses.append(course.follow(received, longest, total + options.extra_days, met))
    last = max(courses, key=lambda bound: bound.finish)
    return last._replace(
        counted=max(bound.counted for bound in courses),
        stages=tuple(map(_later, *(bound.stages for bound in courses))),
    )


def works_at(stage: str, options: Options, arrangement: Arrangement) -> Callable[[date], bool]:
    """Return the function that tells whether a stage's desk works on a day."""
    return partial(arrangement.works, makeup=stage not in options.skip_makeup)


def _later(one: Span, other: Span) -> Span:
    return Span(max(one.start, other.start), max(one.end, other.end))


class _Course(NamedTuple):
    """How a course goes on from its receipt, under the arrangements that are extreme for its counts.

    `arrange` returns the extreme arrangement from a day on, given the uncertain days that the course has used
    before; `uncertain` is the field of the arrangement that holds such days.
    """

    route: Route
    options: Options
    arrange: Callable[[date, frozenset[date]], Arrangement]
    uncertain: Literal["opened", "closed"]

    def follow(
        self, received: date, amounts: list[int], total: int, used: frozenset[date] = frozenset()
    ) -> Bound:
        """Return the course stage after stage, the last one until the total is reached.

        Every count has the arrangement that is extreme from its own start: days that are spent on a stage
        of natural hours, or on a desk that does not mind them, would be wasted.
        """
        whole = self.arrange(received + _DAY, used)
        spans = []
        start = counted = received
        for stage, amount in zip(self.route.stages, amounts, strict=True):
            if stage.duration is None:
                works = works_at(stage.id, self.options, whole)
                counted = max(start, counting.add_working_days(received, total, works))
                end = self._closed(start, counted) if self.options.month_start else counted
            elif stage.duration.unit == "hours":
                end = counting.add_hours(start, amount)
            else:
                end, used = self._count(stage.id, start, amount, used)
            spans.append(Span(start, end))
            start = end
        whole.calendar.day(start)  # the first day of a month may lie outside the calendar
        return Bound(received, counted, tuple(spans), whole)

    def _closed(self, reviewed: date, counted: date) -> date:
        """Return the first day of the month on which the number is closed, a working day or not.

        At the earliest the total is reached on that day, and what comes before the closing was done in the
        month before. At the latest the number is marked only when the total has been reached (L-month-end).
        """
        if self.uncertain == "opened":
            counted = max(reviewed, counted - _DAY)
        return counting.next_day_of_month(counted, 1)

    def _count(
        self, stage: str, start: date, amount: int, used: frozenset[date]
    ) -> tuple[date, frozenset[date]]:
        """Return the end of a stage, and the uncertain days used up to then."""
        if self.uncertain == "opened" and stage in self.options.skip_makeup:
            arrangement = self.arrange(date.max, used)
        else:
            arrangement = self.arrange(start + _DAY, used)
        end = counting.add_working_days(start, amount, works_at(stage, self.options, arrangement))
        days: frozenset[date] = getattr(arrangement, self.uncertain)
        return end, frozenset(day for day in days if day <= end)
