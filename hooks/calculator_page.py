"""Gives the calculator's page and the home page what they show of the calculator, as `calculator`."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from mkdocs.utils import get_relative_url

import calculator
from calculator import messages, procedures, query, web
from hooks import bundles, citations, ready_answers
from hooks.build_date import build_date
from hooks.documents import Document, lang_and_name, page_link
from hooks.markers import Place

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

TEMPLATES = ("calculator.html", "home.html")


@dataclass(frozen=True)
class Choice:
    """One value of a field, with its name in the reader's language."""

    id: str
    name: str


@dataclass(frozen=True)
class Card:
    """A kind of card with its channels; `default` is the channel meant when none is named."""

    id: str
    name: str
    channels: list[Choice]
    default: str


@dataclass(frozen=True)
class RouteStages:
    """The stages of one route, for the option that names them."""

    card: str
    via: str
    stages: list[Choice]


@cache
def cards(lang: str) -> list[Card]:
    """Return the kinds of card with their channels, in the order of the procedures."""
    words, known = messages.load(lang), procedures.load()
    return [
        Card(
            card,
            words.text(f"card.{card}"),
            [Choice(via, words.text(f"via.{card}.{via}")) for via in known.channels(card)],
            default,
        )
        for card, default in known.default_via.items()
    ]


@cache
def route_stages(lang: str) -> list[RouteStages]:
    """Return every route with its stages by name."""
    words = messages.load(lang)
    return [
        RouteStages(
            card, via, [Choice(stage.id, words.text(f"stage.name.{stage.id}")) for stage in route.stages]
        )
        for (card, via), route in procedures.load().routes.items()
    ]


@cache
def claims() -> list[str]:
    """Return every claim that an answer may cite."""
    stops = ",".join(procedures.load().stops)
    first, last = calculator.covered()
    cited: dict[str, None] = {}
    for year in range(first.year, last.year + 1):
        for card, via in calculator.routes():
            # The first of August: a year's notice is cited for any day of that year.
            question = f"apply={year}-08-01&card={card}&via={via}&stop={stops}"
            cited.update(dict.fromkeys(web.answer(question, lang="en", today=date(year, 8, 1))["claims"]))
    return list(cited)


def context(lang: str, name: str, url: str, extra: dict[str, Any]) -> dict[str, Any]:
    """Return what the templates know of the calculator, for the page `name` at the address `url`."""
    place = Place(Document(lang, name, f"docs/{lang}/{name}.md", {}, "", 1))
    first, last = calculator.covered()
    return {
        "cards": cards(lang),
        "routes": route_stages(lang),
        "stops": list(procedures.load().stops),
        "first": first.isoformat(),
        "last": last.isoformat(),
        "years": range(first.year, last.year + 1),
        "weeks": next(route.total.weeks for route in procedures.load().routes.values() if route.total.weeks),
        "limits": {
            "bill_day": query.LAST_BILL_DAY,
            "extra_days": query.MOST_EXTRA_DAYS,
            "weeks": query.MOST_WEEKS,
        },
        "marks": {claim: citations.marks([claim], place) for claim in claims()},
        "link": lambda target: page_link(url, lang, target),
        "early": bundles.inline_script(bundles.BROWSER, "calculator/early.js"),
        "config": {
            "lang": lang,
            "base": get_relative_url("", url),
            "startUnasked": name == "calculator",
            "answers": {
                "address": get_relative_url(f"{ready_answers.FOLDER}/{lang}/", url),
                "months": ready_answers.months(build_date()),
            },
            "runtime": extra.get("runtime"),
        },
    }


def on_page_context(
    found: dict[str, Any], /, *, page: "Page", config: "MkDocsConfig", **_: object
) -> dict[str, Any]:
    """Add `calculator` to the context of the pages that show it."""
    if page.meta.get("template") in TEMPLATES:
        lang, name = lang_and_name(page.file.src_uri)
        found["calculator"] = context(lang, name, page.url, dict(config.extra))
    return found
