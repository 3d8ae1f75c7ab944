"""Every arrangement that the notice for 2027 may bring within the limits, and what it does to a course.

Written from the rule and without the calculator's own counting: days are numbers from FIRST on, a calendar is
a list of the days that are worked, and a course is counted on it, stage by stage.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations
from typing import Any, NamedTuple

from calculator.procedures import Route
from calculator.query import Options
from tools.working_days import law_holidays

FIRST, LAST = date(2026, 11, 1), date(2028, 3, 31)
SATURDAY, DAYS_A_WEEK = 5, 5


class Change(NamedTuple):
    """What a notice changes: weekdays that it takes off, and weekend days that it makes working days."""

    off: tuple[date, ...]
    work: tuple[date, ...]


def holidays_of_the_law() -> dict[str, list[date]]:
    """Return the days that the law names for each holiday that the coming notices are about."""
    found: dict[str, list[date]] = {}
    for day, name in law_holidays(2027).items():
        found.setdefault(name, []).append(day)
    return found | {"new_year 2028": [date(2028, 1, 1)]}


LAW = holidays_of_the_law()
LAW_DAYS = {day for days in LAW.values() for day in days}


def changes(name: str, limits: dict[str, Any]) -> Iterator[Change]:
    """Yield everything that a notice may do around one holiday.

    Weekdays next to the law's days are off: as many as fall on a weekend, and `moved` more; of them at most
    `ahead` before. Up to `moved` weekend days are worked, at most `before` days ahead of the first or `after`
    days behind the last day off.
    """
    holiday, lawful = name.split(" ")[0], LAW[name]
    moved = limits["moved"][holiday]
    most = moved + sum(day.weekday() >= SATURDAY for day in lawful)
    ahead = _weekdays(lawful[0], -1, min(limits["ahead"], most))
    behind = _weekdays(lawful[-1], 1, most)
    for before in range(len(ahead) + 1):
        for after in range(most - before + 1):
            off = (*ahead[:before], *behind[:after])
            first, last = min(*off, *lawful, lawful[0]), max(*off, *lawful, lawful[0])
            near = [
                day
                for far in range(1, max(limits["before"][holiday], limits["after"][holiday]) + 1)
                for day, reach in (
                    (first - timedelta(far), limits["before"][holiday]),
                    (last + timedelta(far), limits["after"][holiday]),
                )
                if far <= reach and day.weekday() >= SATURDAY and day not in LAW_DAYS
            ]
            for count in range(moved + 1):
                yield from (Change(off, work) for work in combinations(near, count))


def _weekdays(edge: date, step: int, count: int) -> list[date]:
    found: list[date] = []
    while len(found) < count:
        edge += timedelta(step)
        if edge.weekday() < SATURDAY and edge not in LAW_DAYS:
            found.append(edge)
    return found


class Desk:
    """The days on which a desk works: `add` and `on_or_after` say where a count from a day ends."""

    def __init__(self, change: Change, *, on_make_up_days: bool) -> None:
        self.worked: list[int] = []
        self.up_to: list[int] = []  # how many days are worked up to each day, that day included
        work = set(change.work) if on_make_up_days else set()
        for number in range((LAST - FIRST).days + 1):
            day = FIRST + timedelta(number)
            lawful = day.weekday() < SATURDAY and day not in LAW_DAYS and day not in change.off
            if lawful or day in work:
                self.worked.append(number)
            self.up_to.append(len(self.worked))

    def add(self, starts: list[int], count: int) -> list[int]:
        return [self.worked[self.up_to[start] + count - 1] for start in starts] if count else starts

    def on_or_after(self, starts: list[int]) -> list[int]:
        return [self.worked[self.up_to[start - 1]] for start in starts]


class Courses:
    """The ends of the stages of a question under one arrangement, for every start, earliest and latest."""

    def __init__(self, change: Change, starts: list[int]) -> None:
        self._desks = {
            True: Desk(change, on_make_up_days=True),
            False: Desk(change, on_make_up_days=False),
        }
        self._starts = starts
        self._known: dict[tuple[object, ...], list[int]] = {}

    def earliest(self, route: Route, options: Options) -> list[tuple[object, ...]]:
        """Return the key of each stage's ends: received on the day of the application, as short as can be."""
        amounts = [stage.duration.minimum if stage.duration else 0 for stage in route.stages]
        return self._stages(("start",), amounts, route.total.minimum, route, options)

    def latest(self, route: Route, options: Options) -> list[tuple[object, ...]]:
        """Return the key of each stage's ends: received on the next working day, as long as can be."""
        amounts = [stage.duration.maximum if stage.duration else 0 for stage in route.stages]
        total = options.weeks * DAYS_A_WEEK if options.weeks else route.total.maximum
        desk = route.stages[0].id not in options.skip_makeup
        received = ("received", options.after_hours, desk)
        return self._stages(received, amounts, total + options.extra_days, route, options)

    def _stages(
        self, received: tuple[object, ...], amounts: list[int], total: int, route: Route, options: Options
    ) -> list[tuple[object, ...]]:
        keys = []
        start = received
        for stage, amount in zip(route.stages, amounts, strict=True):
            desk = stage.id not in options.skip_makeup
            if stage.duration is None:
                start = ("later", start, ("count", received, total, desk))
            elif stage.duration.unit == "hours":
                start = ("hours", start, amount)
            elif amount:
                start = ("count", start, amount, desk)
            keys.append(start)
        return keys

    def ends(self, key: Any) -> list[int]:
        """Return the days at which what the key says ends, for each start."""
        if key not in self._known:
            self._known[key] = self._find(key)
        return self._known[key]

    def _find(self, key: Any) -> list[int]:
        match key:
            case ("start",):
                return self._starts
            case ("received", after_hours, desk):
                return self._desks[desk].on_or_after([start + after_hours for start in self._starts])
            case ("hours", start, amount):
                return [day + -(-amount // 24) for day in self.ends(start)]
            case ("count", start, amount, desk):
                return self._desks[desk].add(self.ends(start), amount)
            case ("later", one, other):
                return list(map(max, self.ends(one), self.ends(other)))
        raise ValueError(key)
