"""Writes what the site knows as open files: `api/v1/`, JSON with a JSON Schema beside it.

Files of one version only ever gain names; a change that could break a program goes to `api/v2/`.
"""

import json
import shutil
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import facts
from calculator import messages, procedures, spread, working_days
from calculator.messages import LANGUAGES
from calculator.procedures import Duration, Procedures, Route, Stage
from calculator.render.calendar import notice_line
from calculator.working_days import Calendar, Notice
from facts import Claim
from hooks.pages.addresses import OPEN_DATA
from hooks.settings import Settings

VERSION = "1.0"
LICENCE = {"id": "CC-BY-4.0", "address": "https://creativecommons.org/licenses/by/4.0/"}
SCHEMA = Path(__file__).with_name("schema")

Content = dict[str, Any]


def files(calendar: Calendar, rules: Procedures, *, site_url: str, today: date) -> dict[str, Content]:
    """Return the content of each file by its path below `api/v1/`; `today` is the day of the build."""

    def head(schema: str) -> Content:
        return {
            "$schema": urljoin(site_url, f"{OPEN_DATA}/schema/{schema}.json"),
            "version": VERSION,
            "generated": today.isoformat(),
            "licence": LICENCE,
            "source": site_url,
        }

    found = {
        "notices.json": head("notices") | {"notices": [_notice(notice) for notice in calendar.notices]},
        "procedures.json": head("procedures") | _procedures(rules),
    }
    for notice in calendar.notices:
        year = {"year": notice.year, "notice": _notice(notice), "days": list(_days(calendar, notice.year))}
        found[f"working-days/{notice.year}.json"] = head("working-days") | year
    return found


def names() -> list[str]:
    """Return the names of all files and of their schemas, below `api/v1/`."""
    years = [f"working-days/{notice.year}.json" for notice in working_days.load().notices]
    return ["notices.json", "procedures.json", *years, *(f"schema/{path.name}" for path in SCHEMA.iterdir())]


def write(settings: Settings) -> None:
    """Write the files and their schemas into the built site."""
    folder = settings.site / OPEN_DATA
    known, rules = working_days.load(), procedures.load()
    for name, content in files(known, rules, site_url=settings.address, today=settings.today).items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    shutil.copytree(SCHEMA, folder / "schema", dirs_exist_ok=True)


def _both(key: str) -> dict[str, str]:
    """Return a message in both languages."""
    return {lang: messages.load(lang).text(key) for lang in LANGUAGES}


def _notice(notice: Notice) -> Content:
    return {
        "year": notice.year,
        "state": notice.state,
        "number": notice.number or None,
        "published": notice.published.isoformat(),
        "looked_for": notice.looked.isoformat() if notice.looked else None,
        "address": notice.address,
        "claim": notice.claim,
        "text": {lang: notice_line(messages.load(lang), notice)["text"] for lang in LANGUAGES},
        "days": f"working-days/{notice.year}.json",
    }


def _days(calendar: Calendar, year: int) -> Iterator[Content]:
    """Yield every day of a year; `may_change`: a coming notice may make it the other kind."""
    groups = (*spread.make_up(calendar), *spread.days_off(calendar))
    changeable = {day for group in groups if group.allowance for day in group.days}
    day = date(year, 1, 1)
    while day.year == year:
        kind, holiday = calendar.day(day)
        yield {
            "date": day.isoformat(),
            "works": kind in ("working", "makeup"),
            "reason": "make_up" if kind == "makeup" else kind,
            "holiday": holiday or None,
            "name": _both(f"holiday.{holiday}") if holiday else None,
            "state": spread.state(calendar, day),
            "may_change": day in changeable,
            "notice": calendar.notice(day).year,
        }
        day += timedelta(days=1)


def _procedures(rules: Procedures) -> Content:
    found: Content = {
        "counting": {"claims": list(rules.counting_claims)},
        "routes": [_route(route) for route in rules.routes.values()],
        "stops": [
            {
                "id": stop.id,
                "name": _both(f"stop_name.{stop.id}"),
                "text": _both(f"stop.{stop.id}"),
                "claims": list(stop.claims),
            }
            for stop in rules.stops.values()
        ],
        "follow_up": [
            {
                "id": rule.id,
                "days": rule.days,
                "unit": rule.unit,
                "grade": rule.grade,
                "source": _both(f"follow_up_source.{rule.id}"),
                "claims": list(rule.claims),
            }
            for rule in rules.follow_up.values()
        ],
    }
    known = facts.load().claims
    return found | {"claims": {id_: _claim(known[id_]) for id_ in _cited(found)}}


def _route(route: Route) -> Content:
    return {
        "card": {"id": route.card, "name": _both(f"card.{route.card}")},
        "channel": {"id": route.via, "name": _both(f"via.{route.card}.{route.via}")},
        "total": _duration(route.total),
        "stages": [_stage(stage) for stage in route.stages],
    }


def _stage(stage: Stage) -> Content:
    return {
        "id": stage.id,
        "name": _both(f"stage.name.{stage.id}"),
        "actor": {"id": stage.actor, "name": _both(f"actor.{stage.actor}")},
        # The last stage lasts until the total is reached.
        "duration": _duration(stage.duration) if stage.duration else None,
    }


def _duration(duration: Duration) -> Content:
    return {
        "minimum": duration.minimum,
        "maximum": duration.maximum,
        "unit": duration.unit,
        "reading": duration.reading,
        "weeks": duration.weeks,
        "claims": list(duration.claims),
    }


def _claim(claim: Claim) -> Content:
    source = claim.source
    return {
        "text": dict(claim.text),
        "grade": claim.grade,
        "lines": claim.lines,
        "source": {
            "id": source.id,
            "kind": source.kind,
            "title": dict(source.title),
            "address": source.address,
            "date": source.date,
        },
    }


def _cited(content: Any) -> list[str]:
    """Return every claim id in the lists called "claims", each once, in order."""

    def walk(part: Any) -> Iterator[str]:
        if isinstance(part, dict):
            for name, value in part.items():
                yield from value if name == "claims" else walk(value)
        elif isinstance(part, list):
            for value in part:
                yield from walk(value)

    found: Iterable[str] = walk(content)
    return list(dict.fromkeys(found))
