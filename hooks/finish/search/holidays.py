"""Gives every holiday ahead its days, for queries such as 国庆前: a browser does no date arithmetic."""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import TypedDict

from hooks.paths import ROOT

WORKING_DAYS = ROOT / "calculator" / "data" / "working_days.json"


class Holiday(TypedDict):
    """A holiday: what people call it, its first day off, and the day before, as ISO dates."""

    names: list[str]
    first: str
    before: str


def coming(names: Mapping[str, tuple[str, ...]], today: date) -> list[Holiday]:
    """Return the holidays whose first day off is after `today`, in their order.

    `names` maps the ids of calculator/data/working_days.json to what people call them.
    Raises ValueError for an id that no year there has.
    """
    years = json.loads(WORKING_DAYS.read_text("utf-8"))["years"]
    off = {date.fromisoformat(day): name for year in years.values() for day, name in year["off"].items()}
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
