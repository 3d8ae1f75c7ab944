"""Write calculator/data/working_days.json from the `holidays` package: `python -m tools.working_days`.

Years with a State Council notice (tools/notices.toml) get every day off and every make-up working day. The
year after the last notice gets the law's holidays only: where its in-lieu and make-up days will fall is not
known yet, so the rule-based guesses of the package are left out. `spread` says by how much a notice may
change such a year.
"""

import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from typing import Any

import holidays

from calculator.working_days import SATURDAY

ROOT = Path(__file__).parent.parent
NOTICES = ROOT / "tools" / "notices.toml"
TARGET = ROOT / "calculator" / "data" / "working_days.json"

IDS = {
    "New Year's Day": "new_year",
    "Chinese New Year's Eve": "spring_festival",
    "Chinese New Year (Spring Festival)": "spring_festival",
    "Tomb-Sweeping Day": "qingming",
    "Labor Day": "labour_day",
    "Dragon Boat Festival": "dragon_boat",
    "Mid-Autumn Festival": "mid_autumn",
    "National Day": "national_day",
    # A single holiday of 2015, known so that the generator can be held against past years.
    "70th Anniversary of the Victory of the Chinese People's War of Resistance against Japanese Aggression "
    "and the World Anti-Fascist War": "victory_day",
}
SUBSTITUTED = re.compile(r"Day off \(substituted from (\d\d/\d\d/\d{4})\)")


def law_holidays(year: int) -> dict[date, str]:
    """Return the days that the law in force in that year makes holidays, each with its holiday's id."""
    table = holidays.country_holidays("CN", years=year, language="en_US", observed=False)
    return {day: IDS[name] for day, name in sorted(table.items()) if name in IDS}


def moved_days(year: int) -> dict[date, date]:
    """Return the days off that were taken from a weekend: day off → make-up working day.

    Those of the year before are among them, since a notice may move days across New Year.
    """
    table = holidays.country_holidays("CN", years=[year - 1, year], language="en_US")
    found = {}
    for day, name in sorted(table.items()):
        if match := SUBSTITUTED.fullmatch(name):
            found[day] = datetime.strptime(match[1], "%m/%d/%Y").date()  # noqa: DTZ007 - a date has no zone
    return found


def days_off(year: int) -> dict[date, str]:
    """Return every day off that a year's notice names, the weekend days that adjoin a holiday included.

    Days of the December before that belong to New Year's Day are among them.
    """
    table = holidays.country_holidays("CN", years=[year - 1, year], language="en_US")
    law = law_holidays(year)
    weekend_work = set(moved_days(year).values())
    named: dict[date, str] = {}
    for block in _blocks(
        year, lambda day: day in table or (day.weekday() >= SATURDAY and day not in weekend_work)
    ):
        lawful = Counter(law[day] for day in block if day in law)
        if lawful:
            # A day that the law does not name, such as one taken from a weekend, goes to the longest.
            longest = lawful.most_common(1)[0][0]
            named |= {day: law.get(day, longest) for day in block}
    return named


def make_up_days(year: int) -> dict[date, str]:
    """Return the make-up working days of a notice, each with the holiday it was taken for."""
    off = days_off(year)
    return dict(sorted((work, off[day]) for day, work in moved_days(year).items() if day in off))


def spread(years: list[int]) -> dict[str, Any]:
    """Measure how far the notices of these years went beyond the law.

    `moved` is, for each holiday, the largest number of weekdays off that one notice took from weekends;
    `ahead` is the largest number of weekdays off before the law's first day of a holiday; `reach_before` and
    `reach_after` are the largest distances in days of a make-up working day from the law's days of its
    holiday.
    """
    moved: dict[str, int] = dict.fromkeys((name for year in years for name in law_holidays(year).values()), 0)
    ahead = before = after = 0
    for year in years:
        law = law_holidays(year)
        made_up = make_up_days(year)
        for holiday in moved:
            moved[holiday] = max(moved[holiday], sum(1 for name in made_up.values() if name == holiday))
            ahead = max(ahead, _weekdays_off_ahead(days_off(year), law, holiday))
        for day, holiday in made_up.items():
            own = [other for other, name in law.items() if name == holiday]
            before = max(before, (min(own) - day).days)
            after = max(after, (day - max(own)).days)
    return {"years": years, "moved": moved, "ahead": ahead, "reach_before": before, "reach_after": after}


def table() -> dict[str, Any]:
    """Return the whole content of working_days.json.

    Raises ValueError for a notice whose make-up days the installed `holidays` package does not know.
    """
    source = tomllib.loads(NOTICES.read_text(encoding="utf-8"))
    years: dict[str, Any] = {}
    for notice in source["notice"]:
        year = notice["year"]
        if not make_up_days(year):
            raise ValueError(f"the installed holidays package does not hold the notice for {year}; update it")
        years[str(year)] = {
            "state": "official",
            "claim": notice["claim"],
            "number": notice["number"],
            "published": notice["published"].isoformat(),
            "address": notice["address"],
            "off": _iso(days_off(year)),
            "make_up": _iso(make_up_days(year)),
        }
    coming = max(int(year) for year in years) + 1
    years[str(coming)] = {
        "state": "statutory",
        "claim": source["law"]["claim"],
        "number": "",
        "published": source["law"]["published"].isoformat(),
        "address": source["law"]["address"],
        "off": _iso(law_holidays(coming)),
        "make_up": {},
    }
    # New Year's Day after the last year: its notice can change the last days of that December.
    new_year = {f"{coming + 1}-01-01": "new_year"}
    return {
        "source": f"holidays {version('holidays')}",
        "years": years,
        "beyond": new_year,
        "spread": spread(source["spread"]["years"]),
    }


def render() -> str:
    """Return working_days.json as text: the same input gives the same bytes."""
    return json.dumps(table(), ensure_ascii=False, indent=1) + "\n"


def _iso(days: dict[date, str]) -> dict[str, str]:
    return {day.isoformat(): holiday for day, holiday in days.items()}


def _weekdays_off_ahead(off: dict[date, str], law: dict[date, str], holiday: str) -> int:
    """Return how many weekdays off a notice put before the law's first day of a holiday."""
    first = min(day for day, name in law.items() if name == holiday)
    return sum(1 for day, name in off.items() if name == holiday and day < first and day.weekday() < SATURDAY)


def _blocks(year: int, is_off: Callable[[date], bool]) -> Iterator[list[date]]:
    """Yield the runs of consecutive days off within a year and the two weeks before it."""
    first, last = date(year - 1, 12, 18), date(year, 12, 31)
    days = map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))
    for off, run in groupby(days, key=is_off):
        if off:
            yield list(run)


def main() -> int:
    """Write the file and say so; if that cannot be done, say why and return 1."""
    try:
        content = render()
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    TARGET.write_text(content, encoding="utf-8")
    sys.stdout.write(f"{TARGET.relative_to(ROOT)} written\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
