"""Gives the page of the working-day counter what it shows, as `counter`."""

from functools import cache
from typing import TYPE_CHECKING, Any

from mkdocs.utils import get_relative_url

import calculator
from calculator.count import door, question
from hooks.blocks import citations
from hooks.blocks.markers import Place
from hooks.build_date import build_date
from hooks.finish import ready_answers, ready_counts
from hooks.pages.documents import Document, lang_and_name, page_link

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

TEMPLATE = "counter.html"


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
        "days": ready_counts.DAYS,
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
                "address": get_relative_url(f"{ready_counts.FOLDER}/{lang}/", url),
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
