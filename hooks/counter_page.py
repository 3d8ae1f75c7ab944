"""Gives the page of the working-day counter what it shows, as `counter`, and writes its ready answers.

Ready are, for each day from the build's month on, what the day is and the day that is DAYS working days after
it: the question with which the page opens. `answers/count/<lang>/<YYYY-MM>.json`, packed like those of the
calculator (see hooks/packing.py).
"""

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.utils import get_relative_url

import calculator
from calculator.count import door, question
from hooks import citations, packing, ready_answers
from hooks.build_date import build_date
from hooks.documents import Document, lang_and_name, page_link
from hooks.markers import Place

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

TEMPLATE = "counter.html"
FOLDER = f"{ready_answers.FOLDER}/count"
DAYS = 10  # the number with which the page opens


def queries(days: list[date]) -> Iterator[str]:
    """Yield the ready questions of each day, canonical."""
    for day in days:
        yield f"count=is&from={day}"
        yield f"count=after&from={day}&days={DAYS}"


@cache
def files(lang: str, today: date) -> dict[str, str]:
    """Return each month's file as JSON text by its name."""
    return {
        month: json.dumps(
            packing.pack({query: door.answer(query, lang=lang) for query in queries(list(days))}),
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for month, days in groupby(ready_answers.window(today), ready_answers.month_of)
    }


@cache
def claims() -> list[str]:
    """Return every claim that an answer may cite."""
    first, last = calculator.covered()
    asked = [f"count=is&from={year}-08-01" for year in range(first.year, last.year + 1)]
    asked.append(f"count=after&from={first}&days=1&unit=natural")
    return list(dict.fromkeys(claim for query in asked for claim in door.answer(query, lang="en")["claims"]))


def context(lang: str, name: str, url: str, extra: dict[str, Any]) -> dict[str, Any]:
    """Return what the template knows of the counter, for the page `name` at the address `url`."""
    place = Place(Document(lang, name, f"docs/{lang}/{name}.md", {}, "", 1))
    first, last = calculator.covered()
    return {
        "ops": question.OPS,
        "days": DAYS,
        "max_days": question.MAX_DAYS,
        "first": first.isoformat(),
        "last": last.isoformat(),
        "years": range(first.year, last.year + 1),
        "marks": {claim: citations.marks([claim], place) for claim in claims()},
        "link": lambda target: page_link(url, lang, target),
        "config": {
            "lang": lang,
            "base": get_relative_url("", url),
            "startUnasked": True,
            "answers": {
                "address": get_relative_url(f"{FOLDER}/{lang}/", url),
                "months": ready_answers.months(build_date()),
            },
            "runtime": extra.get("runtime"),
        },
    }


def on_page_context(
    found: dict[str, Any], /, *, page: "Page", config: "MkDocsConfig", **_: object
) -> dict[str, Any]:
    """Add `counter` to the context of the page that shows it."""
    if page.meta.get("template") == TEMPLATE:
        lang, name = lang_and_name(page.file.src_uri)
        found["counter"] = context(lang, name, page.url, dict(config.extra))
    return found


def on_post_build(*, config: "MkDocsConfig") -> None:
    """Write the ready answers of the language that was built."""
    lang = str(config.theme["language"])
    folder = Path(config.site_dir, FOLDER, lang)
    folder.mkdir(parents=True, exist_ok=True)
    for month, text in files(lang, build_date()).items():
        (folder / f"{month}.json").write_text(text, encoding="utf-8")
