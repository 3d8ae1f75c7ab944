"""Asks the calculator about one of its routes, for the blocks of a page that show its stages."""

from functools import cache

import calculator
from calculator import door
from calculator.contract import Answer, Refusal
from hooks.blocks.place import Place
from hooks.pages.markers import MarkerError
from hooks.questions import query


def ask(block: str, args: list[str], place: Place) -> Answer:
    """Return an answer for the route that a block's words name, in the language of its page.

    Names and durations are the same for every start, so any covered day asks for them; the answer's dates
    belong to no particular question. Raises MarkerError for a route that does not exist.
    """
    routes = calculator.routes()
    if tuple(args) not in routes:
        known = ", ".join(" ".join(route) for route in routes)
        raise MarkerError(f"[[{' '.join([block, *args])}]] names no route; routes are {known}")
    found = _answer(args[0], args[1], place.lang)
    if not found["ok"]:
        raise MarkerError(found["errors"][0]["text"])
    return found


@cache  # pages show the same few routes again and again
def _answer(card: str, via: str, lang: str) -> Answer | Refusal:
    day = calculator.covered()[0]
    return door.plan_answer(query(apply=day, card=card, via=via), lang=lang, today=day)
