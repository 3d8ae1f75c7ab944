"""Write calculator/data/working_days.json from the `holidays` package: `python -m tools.working_days`.

Years with a State Council notice (tools/notices.toml) get every day off and every make-up working day. The
year after the last notice gets the law's holidays only: where its in-lieu and make-up days will fall is not
known yet, so the rule-based guesses of the package are left out. `spread` says by how much a notice is taken
to change such a year at the most, and facts/notices.toml when its notice was looked for.

`python -m tools.working_days --check` compares with the newest release of `holidays` that pip can install.
Exit code 0: it says the same of the covered years and of the coming one's notice; 1: it differs; 2: that
could not be found out.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from typing import Any

import holidays

import facts
from calculator.working_days import SATURDAY

ROOT = Path(__file__).parent.parent
FACTS = ROOT / "facts"
NOTICES = ROOT / "tools" / "notices.toml"
TARGET = ROOT / "calculator" / "data" / "working_days.json"

ONLY_ONCE = "victory_day"  # known so that the generator can be held against past years
IDS = {
    "New Year's Day": "new_year",
    "Chinese New Year's Eve": "spring_festival",
    "Chinese New Year (Spring Festival)": "spring_festival",
    "Tomb-Sweeping Day": "qingming",
    "Labor Day": "labour_day",
    "Dragon Boat Festival": "dragon_boat",
    "Mid-Autumn Festival": "mid_autumn",
    "National Day": "national_day",
    "70th Anniversary of the Victory of the Chinese People's War of Resistance against Japanese Aggression "
    "and the World Anti-Fascist War": ONLY_ONCE,
}
# What single decisions of the State Council added to the yearly notices; no limit that is drawn from notices
# can hold such days: the holiday of 2015, and three days at the end of the Spring Festival of 2020.
DECREED = frozenset(
    map(
        date.fromisoformat,
        ("2015-09-03", "2015-09-04", "2015-09-05", "2015-09-06", "2020-01-31", "2020-02-01", "2020-02-02"),
    )
)
SUBSTITUTED = re.compile(r"Day off \(substituted from (\d\d/\d\d/\d{4})\)")


class CheckError(Exception):
    """The newest release cannot be looked at; the text says why."""


def law_holidays(year: int) -> dict[date, str]:
    """Return the days that the law in force in that year makes holidays, each with its holiday's id.

    A day on which two holidays fall has the id of the longer one.
    """
    named = {day: [IDS[name] for name in names] for day, names in _lawful(year).items()}
    length = Counter(name for names in named.values() for name in names)
    return {day: max(names, key=lambda name: length[name]) for day, names in named.items()}


def shared_days(year: int) -> list[date]:
    """Return the days of the law on which two holidays fall."""
    return [day for day, names in _lawful(year).items() if len(names) > 1]


def _lawful(year: int) -> dict[date, list[str]]:
    """Return the names of the holidays of the law, by day."""
    table = holidays.country_holidays("CN", years=year, language="en_US", observed=False)
    known = {day: [name for name in names.split("; ") if name in IDS] for day, names in sorted(table.items())}
    return {day: names for day, names in known.items() if names}


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


def spread(years: list[int], further: int) -> dict[str, Any]:
    """Return how far a coming notice is taken to go beyond the law, measured on the notices of these years.

    `moved` is, for each holiday, the largest number of weekdays off beyond the law and what it gives back;
    `ahead` the largest number of weekdays off before the law's first day of any holiday; `before` and
    `after`, for each holiday, the largest distance in days of a make-up day from the days off, and `further`
    days more.
    """
    moved: Counter[str] = Counter()
    before: Counter[str] = Counter()
    after: Counter[str] = Counter()
    ahead = 0
    for year in years:
        law, made_up, shared = law_holidays(year), make_up_days(year), shared_days(year)
        off = {day: name for day, name in days_off(year).items() if day not in DECREED}
        for holiday in dict.fromkeys(law.values()):
            own = [day for day, name in law.items() if name == holiday]
            weekdays = [
                d for d, name in off.items() if name == holiday and d not in law and d.weekday() < SATURDAY
            ]
            given_back = sum((day.weekday() >= SATURDAY) + (day in shared) for day in own)
            work = [day for day, name in made_up.items() if name == holiday]
            moved[holiday] = max(moved[holiday], len(work), len(weekdays) - given_back)
            ahead = max(ahead, sum(1 for day in weekdays if day < own[0]))
            extended = [*own, *weekdays]
            before[holiday] = max([before[holiday], *((min(extended) - day).days for day in work)])
            after[holiday] = max([after[holiday], *((day - max(extended)).days for day in work)])
    names = [name for name in moved if name != ONLY_ONCE]
    return {
        "since": years[0],
        "moved": {name: moved[name] for name in names},
        "ahead": ahead,
        "before": {name: before[name] + further for name in names},
        "after": {name: after[name] + further for name in names},
    }


def table() -> dict[str, Any]:
    """Return the whole content of working_days.json.

    Raises ValueError for a notice whose make-up days the installed `holidays` package does not know, and if
    facts/notices.toml tells of another year than the coming one.
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
            "looked": None,
            "off": _iso(days_off(year)),
            "make_up": _iso(make_up_days(year)),
        }
    last = max(int(year) for year in years)
    coming = last + 1
    looked = facts.looked_for_notice(FACTS)
    if looked.year != coming:
        raise ValueError(
            f"facts/notices.toml says when the notice for {looked.year} was looked for; the last one in "
            f"tools/notices.toml is that for {last}: write year = {coming} and the day on which you looked"
        )
    years[str(coming)] = {
        "state": "statutory",
        "claim": source["law"]["claim"],
        "number": "",
        "published": source["law"]["published"].isoformat(),
        "address": source["law"]["address"],
        "looked": looked.on.isoformat(),
        "off": _iso(law_holidays(coming)),
        "make_up": {},
    }
    # New Year's Day after the last year: its notice can change the last days of that December.
    new_year = {f"{coming + 1}-01-01": "new_year"}
    measured = list(range(source["spread"]["since"], coming))
    return {
        "source": f"holidays {version('holidays')}",
        "years": years,
        "beyond": new_year,
        "shared": [day.isoformat() for day in shared_days(coming)],
        "spread": spread(measured, source["spread"]["further"]),
    }


def render() -> str:
    """Return working_days.json as text: the same input gives the same bytes."""
    return json.dumps(table(), ensure_ascii=False, indent=1) + "\n"


def _iso(days: dict[date, str]) -> dict[str, str]:
    return {day.isoformat(): holiday for day, holiday in days.items()}


def _blocks(year: int, is_off: Callable[[date], bool]) -> Iterator[list[date]]:
    """Yield the runs of consecutive days off within a year and the two weeks before it."""
    first, last = date(year - 1, 12, 18), date(year, 12, 31)
    days = map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))
    for off, run in groupby(days, key=is_off):
        if off:
            yield list(run)


def difference(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    """Return what two results of `holiday_days` do not agree on, a line for each day."""
    return [
        f"{day}: {one.get(day, 'nothing')} here, {other.get(day, 'nothing')} there"
        for day in sorted(one.keys() | other.keys())
        if one.get(day) != other.get(day)
    ]


def holiday_days(years: Iterable[int]) -> dict[str, str]:
    """Return what the `holidays` package that is imported says of the days of some years: date → name."""
    table = holidays.country_holidays("CN", years=years, language="en_US")
    return {day.isoformat(): name for day, name in sorted(table.items())}


def newest_days(years: Iterable[int]) -> dict[str, str]:
    """Return the same of the newest release of `holidays` that pip can install into a temporary folder.

    Raises CheckError with what pip or Python said if that cannot be done.
    """
    with tempfile.TemporaryDirectory() as folder:
        _run("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-cache-dir",
             "--upgrade", "--target", folder, "holidays")  # fmt: skip
        code = (
            "import json, sys; sys.path.insert(0, sys.argv[1]); import holidays; "
            "sys.path.insert(1, sys.argv[2]); from tools.working_days import holiday_days; "
            "json.dump(holiday_days(map(int, sys.argv[3:])), sys.stdout)"
        )
        found: dict[str, str] = json.loads(_run("-c", code, folder, str(ROOT), *map(str, years)))
        return found


def _run(*arguments: str) -> str:
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise CheckError(done.stderr.strip().rpartition("\n")[2])
    return done.stdout


def check() -> int:
    """Say whether the newest `holidays` differs from the pinned one for the covered years; see the module."""
    years = [int(year) for year in json.loads(TARGET.read_text(encoding="utf-8"))["years"]]
    try:
        found = difference(holiday_days(years), newest_days(years))
    except CheckError as error:
        sys.stderr.write(f"the newest release of holidays could not be looked at: {error}\n")
        return 2
    for line in found:
        sys.stdout.write(f"{line}\n")
    said = "differs from" if found else "says the same as"
    sys.stdout.write(f"the newest release of holidays {said} the pinned one for {years[0]} to {years[-1]}\n")
    return 1 if found else 0


def main(given: Sequence[str] | None = None) -> int:
    """Write the file and say so, or say why that cannot be done and return 1; with `--check`, see `check`."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.working_days", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument(
        "--check", action="store_true", help="compare with the newest release; writes nothing"
    )
    if parser.parse_args(given).check:
        return check()
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
