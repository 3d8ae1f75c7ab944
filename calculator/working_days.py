"""The calendar of working days in China: what each covered day is, and how certain that is."""

from datetime import date, timedelta
from functools import cache
from typing import Any, Literal, NamedTuple

from calculator import resources
from calculator.errors import OutsideCalendarError

Kind = Literal["working", "weekend", "holiday", "makeup"]
State = Literal["official", "statutory"]
SATURDAY = 5


class Day(NamedTuple):
    """What a day is; a make-up day is a weekend day of work, `holiday` the id of its holiday or ""."""

    kind: Kind
    holiday: str
    state: State


class Notice(NamedTuple):
    """Where a year's days off come from: a State Council notice, or the law alone before there is one."""

    year: int
    state: State
    claim: str
    number: str
    published: date
    address: str


class Spread(NamedTuple):
    """How far a coming notice may go beyond the law: see `calculator.spread`."""

    years: tuple[int, ...]
    moved: dict[str, int]
    reach_before: int
    reach_after: int


class Calendar:
    """The days of the covered years.

    `first` and `last` are the first and last covered day. From `uncertain_from` on only the law's holidays
    are known; that begins in the December before, because a year's notice may still change its last days.
    `law` holds the law's days from there on, each with its holiday's id.
    """

    def __init__(self, table: dict[str, Any]) -> None:
        self.notices = tuple(
            Notice(
                year=int(year),
                state=entry["state"],
                claim=entry["claim"],
                number=entry["number"],
                published=date.fromisoformat(entry["published"]),
                address=entry["address"],
            )
            for year, entry in table["years"].items()
        )
        self._off = {date.fromisoformat(d): h for e in table["years"].values() for d, h in e["off"].items()}
        self._make_up = {
            date.fromisoformat(d): h for e in table["years"].values() for d, h in e["make_up"].items()
        }
        self.spread = Spread(**table["spread"])
        self.first = date(self.notices[0].year, 1, 1)
        self.last = date(self.notices[-1].year, 12, 31)
        coming = [date(notice.year, 1, 1) for notice in self.notices if notice.state == "statutory"]
        beyond = {date.fromisoformat(d): h for d, h in table["beyond"].items()}
        self.uncertain_from = min([*coming, *beyond]) - timedelta(days=self.spread.reach_before)
        self.law = {d: h for d, h in self._off.items() if d >= self.uncertain_from} | beyond
        self._days: dict[date, Day] = {}

    def day(self, when: date) -> Day:
        """Return what that day is; raises OutsideCalendarError outside the covered years."""
        found = self._days.get(when)
        if found is None:
            found = self._days[when] = self._look_up(when)
        return found

    def _look_up(self, when: date) -> Day:
        if not self.first <= when <= self.last:
            raise OutsideCalendarError(when.isoformat())
        state: State = "statutory" if when >= self.uncertain_from else "official"
        if when in self._off:
            return Day("holiday", self._off[when], state)
        if when in self._make_up:
            return Day("makeup", self._make_up[when], state)
        return Day("weekend" if when.weekday() >= SATURDAY else "working", "", state)


@cache
def load() -> Calendar:
    """Return the calendar that comes with the package."""
    return Calendar(resources.read("working_days"))
