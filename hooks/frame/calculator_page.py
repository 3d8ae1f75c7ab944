"""Gives the calculator's page and the home page what they show of the calculator, as `calculator`."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from mkdocs.utils import get_relative_url

import calculator
from calculator import age, batch, door, messages, procedures, query
from hooks import questions, window
from hooks.blocks import citations
from hooks.blocks.place import Place
from hooks.frame import written_dates
from hooks.pages.addresses import ANSWER_KINDS, PLAIN, PYTHON_WORKER, answers_folder, page_link
from hooks.pages.documents import Document

TEMPLATES = ("calculator.html", "embed.html", "home.html")
# The claim that the wording's list of hotlines rests on.
HOTLINES = "L-hotlines"
# A list that nobody reads to its end would keep the page busy for minutes.
MAX_PROBLEMS_LISTED = 200


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
            asked = questions.query(apply=date(year, 8, 1), card=card, via=via, stop=stops)
            for question in (asked, f"{asked}&other_province=yes&month_start=yes"):
                found = door.answer(question, lang="en", today=date(year, 8, 1))
                cited.update(dict.fromkeys(found["claims"]))
    return list(cited)


def context(lang: str, name: str, url: str, runtime: dict[str, Any], today: date) -> dict[str, Any]:
    """Return what the templates know of the calculator, for the page `name` at the address `url`.

    `runtime` is what `hooks.runtime.published` tells of the files; `today` is the day of the build.
    """
    place = Place(Document(lang, name, f"docs/{lang}/{name}.md", {}, "", 1))
    first, last = calculator.covered()
    rules = procedures.load()
    # The question on other pages has a day of application, a card and a channel, and no more.
    kinds = ANSWER_KINDS if name == "calculator" else [PLAIN]
    in_weeks = [route for route in rules.routes.values() if route.total.weeks]
    return {
        "cards": cards(lang),
        "routes": route_stages(lang),
        "stops": list(rules.stops),
        "other_province": rules.other_province.cards,
        "yes_or_no": query.YES_OR_NO,
        "option_marks": {
            "other_province": citations.marks(rules.other_province.total.claims, place),
            "month_start": citations.marks(rules.month_start_claims, place),
        },
        "first": first.isoformat(),
        "last": last.isoformat(),
        "years": range(first.year, last.year + 1),
        "weeks": in_weeks[0].total.weeks,
        "weeks_cards": list(dict.fromkeys(route.card for route in in_weeks)),
        "limits": {
            "bill_day": query.MAX_BILL_DAY,
            "extra_days": query.MAX_EXTRA_DAYS,
            "weeks": query.MAX_WEEKS,
        },
        "marks": {claim: citations.marks([claim], place) for claim in claims()},
        "hotline_marks": citations.marks([HOTLINES], place),
        "answers": {kind: window.files(answers_folder(kind, lang), url, today) for kind in kinds},
        "written_dates": written_dates.pattern(lang),
        "link": lambda target: page_link(url, lang, target),
        "config": {
            "lang": lang,
            "base": get_relative_url("", url),
            "worker": get_relative_url(PYTHON_WORKER, url),
            "startUnasked": name == "calculator",
            "batch": {
                "bytes": batch.MAX_WEB_BYTES,
                "lines": batch.MAX_WEB_ROWS + 1,
                "problems": MAX_PROBLEMS_LISTED,
            },
            "age": age.of(today, lang=lang)._asdict(),
            "runtime": runtime,
        },
    }
