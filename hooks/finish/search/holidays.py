"""Gives the days ahead and every holiday its dates, for queries such as 国庆前 or "by the end of the month".

A browser does no date arithmetic: it looks a day up in a list.
"""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import TypedDict

from hooks.paths import ROOT

WORKING_DAYS = ROOT / "calculator" / "data" / "working_days.json"
WEEK = 7


class Holiday(TypedDict):
    """A holiday: what people call it, its first day off, and the day before, as ISO dates."""

    names: list[str]
    first: str
    before: str


def _years() -> dict[str, dict[str, dict[str, str]]]:
    years: dict[str, dict[str, dict[str, str]]] = json.loads(WORKING_DAYS.read_text("utf-8"))["years"]
    return years


def ahead(today: date) -> list[str]:
    """Return all days as ISO dates from the Monday a week before that of `today` to the end of the calendar.

    The week before is for a reader whose China has not yet come to the day of the build.
    """
    monday = today - timedelta(days=today.weekday() + WEEK)
    last = date(max(today.year + 1, *map(int, _years())), 12, 31)
    return [(monday + timedelta(days=step)).isoformat() for step in range((last - monday).days + 1)]


def coming(names: Mapping[str, tuple[str, ...]], fixed: Mapping[str, str], today: date) -> list[Holiday]:
    """Return the holidays whose first day off is after `today`, in their order.

    `names` maps the ids of calculator/data/working_days.json to what people call them; a day of every year
    that is no day off has its month and day in `fixed`, as in 12-25.
    Raises ValueError for an id that no year there has.
    """
    years = _years()
    off = {date.fromisoformat(day): name for year in years.values() for day, name in year["off"].items()}
    off |= {date.fromisoformat(f"{year}-{day}"): name for year in years for name, day in fixed.items()}
    unknown = set(names) - set(off.values())
    if unknown:
        raise ValueError(
            f'facts/vocabulary.toml: there is no holiday "{min(unknown)}" in the working days; '
            f"there are {', '.join(sorted(set(off.values())))}."
        )
    starts = sorted(day for day, name in off.items() if off.get(day - timedelta(days=1)) != name)
    return [
        Holiday(
            names=list(names[off[day]]),
            first=day.isoformat(),
            before=(day - timedelta(days=1)).isoformat(),
        )
        for day in starts
        if day > today and off[day] in names
    ]
