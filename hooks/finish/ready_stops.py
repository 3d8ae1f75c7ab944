"""Makes what the page puts into a ready answer where something must be settled first, before Python is up.

What must be settled changes no date. A month's file holds, in words: `todo`, what is to be done for each of
them; `chips`, how many are to be settled, from one on; and, for each day of application (`apply=2026-12-01`),
from which day it is counted then.
"""

from collections.abc import Iterator, Sequence
from datetime import date

import calculator
from calculator import door, procedures
from calculator.contract import Answer
from hooks.finish.answer_codec import Json
from hooks.questions import query


def parts(lang: str, asked: Sequence[date], first: date) -> dict[str, Json]:
    """Return what a month's file holds by name: all of it from answers of the calculator."""
    stops = list(procedures.load().stops)
    found: dict[str, Json] = {}
    for day in asked:
        answer = next(_answers(lang, day, stops, first), None)
        if answer is None:
            continue
        found["todo"] = answer["todo"]
        found[f"apply={day}"] = answer["text"]["counted_from"]
        if "chips" not in found:
            each = [_answers(lang, day, stops[:number], first) for number in range(1, len(stops) + 1)]
            found["chips"] = [next(answers)["chips"][0] for answers in each]
    return found


def _answers(lang: str, day: date, stops: list[str], first: date) -> Iterator[Answer]:
    """Yield the answers about a day with these to be settled, of each route that ends in the calendar."""
    for card, via in calculator.routes():
        given = query(apply=day, card=card, via=via, stop=",".join(stops))
        answer = door.plan_answer(given, lang=lang, today=first)
        if answer["ok"]:
            yield answer
