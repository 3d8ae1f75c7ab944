"""The calendar of working days in China: what each covered day is, and how certain that is."""

from datetime import date
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


class Notice(NamedTuple):
    """Where a year's days off come from: a State Council notice, or the law alone before there is one.

    `claim` is its id in facts/claims.toml, `number` that of the notice or "", `published` the day on which
    the notice was published or the law last amended, `address` where it can be read. `looked` is the day on
    which a notice for the year was looked for and not found, None for a year that has one.
    """

    year: int
    state: State
    claim: str
    number: str
    published: date
    address: str
    looked: date | None


class Spread(NamedTuple):
    """How far a coming notice is taken to go beyond the law at the most; see `calculator.spread`.

    Measured on the notices from `since` on. `moved`, `before` and `after` have an entry for each holiday:
    weekdays off that were moved from weekends and became as many make-up days, and the natural days by which
    a make-up day may lie ahead of the extended holiday and behind it. `ahead` holds for all of them: weekdays
    off before the law's first day.
    """

    since: int
    moved: dict[str, int]
    ahead: int
    before: dict[str, int]
    after: dict[str, int]


class Calendar:
    """The days of the covered years, from `first` to `last`.

    `open_years` are those for which there is no notice yet. `law` holds the law's days of these years, and
    the next New Year's Day, each with its holiday's id: what a coming notice will be about (see
    `calculator.spread`). `shared` are those of them on which a second holiday falls.
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
                looked=date.fromisoformat(entry["looked"]) if entry["looked"] else None,
            )
            for year, entry in table["years"].items()
        )
        self._off = {date.fromisoformat(d): h for e in table["years"].values() for d, h in e["off"].items()}
        self._make_up = {
            date.fromisoformat(d): h for e in table["years"].values() for d, h in e["make_up"].items()
        }
        self._named_by = {
            date.fromisoformat(d): notice
            for notice, entry in zip(self.notices, table["years"].values(), strict=True)
            for d in (*entry["off"], *entry["make_up"])
        }
        self.spread = Spread(**table["spread"])
        self.first = date(self.notices[0].year, 1, 1)
        self.last = date(self.notices[-1].year, 12, 31)
        self.open_years = tuple(notice.year for notice in self.notices if notice.state == "statutory")
        beyond = {date.fromisoformat(d): h for d, h in table["beyond"].items()}
        self.law = {d: h for d, h in self._off.items() if d.year in self.open_years} | beyond
        self.shared = frozenset(map(date.fromisoformat, table["shared"]))
        self._days: dict[date, Day] = {}

    def day(self, when: date) -> Day:
        """Return what that day is; raises OutsideCalendarError outside the covered years."""
        found = self._days.get(when)
        if found is None:
            found = self._days[when] = self._look_up(when)
        return found

    def notice(self, when: date) -> Notice:
        """Return the notice that names that day, which may be the next year's, or else that of its year.

        Raises OutsideCalendarError outside the covered years.
        """
        if not self.first <= when <= self.last:
            raise OutsideCalendarError(when.isoformat())
        return self._named_by.get(when) or next(n for n in self.notices if n.year == when.year)

    def _look_up(self, when: date) -> Day:
        if not self.first <= when <= self.last:
            raise OutsideCalendarError(when.isoformat())
        if when in self._off:
            return Day("holiday", self._off[when])
        if when in self._make_up:
            return Day("makeup", self._make_up[when])
        return Day("weekend" if when.weekday() >= SATURDAY else "working", "")


@cache
def load() -> Calendar:
    """Return the calendar that comes with the package."""
    return Calendar(resources.read("working_days"))
