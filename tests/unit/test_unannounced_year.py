"""A year without a notice: whatever it brings within the limits, every stage ends in its range."""

import random
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest

from calculator import plan, procedures, resources, working_days
from calculator.errors import OutsideCalendarError
from calculator.plan import Bound
from calculator.procedures import Route
from calculator.query import Options
from tests.unit.arrangements import FIRST, LAW, Change, Courses, changes

LIMITS = resources.read("working_days")["spread"]
# Routes of the same durations are counted alike.
ROUTES = list(
    {
        (tuple(s.duration and s.duration[:3] for s in route.stages), route.total[:3]): route
        for route in procedures.load().routes.values()
    }.values()
)


def every_option(route: Route) -> list[Options]:
    """Return every choice of desks that shut on make-up days, by day and after hours, and other totals."""
    names = [stage.id for stage in route.stages]
    shut = [frozenset(chosen) for n in range(len(names) + 1) for chosen in combinations(names, n)]
    found = [Options(after_hours=late, skip_makeup=chosen) for late in (False, True) for chosen in shut]
    found += [Options(extra_days=1), Options(extra_days=7, after_hours=True)]
    return found + ([Options(weeks=1), Options(weeks=6)] if route.total.weeks else [])


QUESTIONS = [(route, options) for route in ROUTES for options in every_option(route)]


def numbers(bound: Bound) -> list[int]:
    return [(span.end - FIRST).days for span in bound.stages]


class Envelope:
    """The earliest and the latest ends over all arrangements that were tried, for each start."""

    def __init__(self, starts: list[date]) -> None:
        self.starts = starts
        self._numbers = [(start - FIRST).days for start in starts]
        example = Courses(Change((), ()), self._numbers)
        self.keys = [(example.earliest(*question), example.latest(*question)) for question in QUESTIONS]
        self.soonest: dict[Any, list[int]] = {key: example.ends(key) for keys, _ in self.keys for key in keys}
        self.last: dict[Any, list[int]] = {key: example.ends(key) for _, keys in self.keys for key in keys}

    def hold(self, change: Change) -> None:
        courses = Courses(change, self._numbers)
        for key, known in self.soonest.items():
            self.soonest[key] = list(map(min, known, courses.ends(key)))
        for key, known in self.last.items():
            self.last[key] = list(map(max, known, courses.ends(key)))

    def outside(self) -> list[tuple[date, str, Options, int]]:
        """Return every start, route, option and stage at which a range holds too little."""
        calendar = working_days.load()
        found = []
        for (route, options), (earliest, latest) in zip(QUESTIONS, self.keys, strict=True):
            for number, start in enumerate(self.starts):
                try:
                    said = plan.make(start, route, options, calendar)
                except OutsideCalendarError:
                    continue  # refused
                for stage, (low, high) in enumerate(
                    zip(numbers(said.earliest), numbers(said.latest), strict=True)
                ):
                    if self.soonest[earliest[stage]][number] < low or self.last[latest[stage]][number] > high:
                        found.append((start, f"{route.card}/{route.via}", options, stage))
        return found


def days(first: date, last: date) -> list[date]:
    return [first + timedelta(n) for n in range((last - first).days + 1)]


@pytest.mark.parametrize("holiday", LAW)
def test_whatever_a_notice_does_around_a_holiday_every_stage_ends_in_its_range(holiday: str) -> None:
    lawful = LAW[holiday]
    first = max(date(2026, 12, 1), lawful[0] - timedelta(50))
    last = min(date(2027, 12, 20), lawful[-1] + timedelta(25))
    envelope = Envelope(days(first, last))
    tried = 0
    for change in changes(holiday, LIMITS):
        envelope.hold(change)
        tried += 1
    assert tried > 50
    assert envelope.outside() == []


def test_whatever_the_notices_do_around_all_holidays_at_once_every_stage_ends_in_its_range() -> None:
    chance = random.Random(20270101)
    around = [list(changes(holiday, LIMITS)) for holiday in LAW]
    envelope = Envelope(days(date(2026, 12, 1), date(2027, 10, 31)))
    for _ in range(100):
        chosen = [chance.choice(possible) for possible in around]
        work = [day for change in chosen for day in change.work]
        if len(work) == len(set(work)):  # a day makes up for one holiday only
            envelope.hold(Change(tuple(day for change in chosen for day in change.off), tuple(work)))
    assert envelope.outside() == []


def test_a_range_is_no_wider_than_what_the_notices_may_bring() -> None:
    envelope = Envelope(days(date(2027, 5, 25), date(2027, 6, 25)))
    for change in changes("dragon_boat", LIMITS):
        envelope.hold(change)
    hotline = procedures.load().routes["ordinary", "hotline"]
    keys = [(route.total[:3], options) for route, options in QUESTIONS]
    at = keys.index((hotline.total[:3], Options()))
    earliest, latest = envelope.keys[at]
    found = [plan.make(start, hotline, Options(), working_days.load()) for start in envelope.starts]
    assert [numbers(said.earliest)[-1] for said in found] == envelope.soonest[earliest[-1]]
    assert [numbers(said.latest)[-1] for said in found] == envelope.last[latest[-1]]
