"""Renders `[[stages ordinary hotline]]`: the steps of a route with who acts, how long and by which source."""

from datetime import date
from html import escape
from typing import Any

import calculator
from calculator import web
from hooks import citations
from hooks.markers import MarkerError, Place
from hooks.wording import wording


def stages(card: str, via: str, lang: str) -> list[dict[str, Any]]:
    """Return the stages of a route as an answer tells them; their dates belong to no particular question."""
    any_day = calculator.covered()[0]
    found: list[dict[str, Any]] = web.answer(
        f"apply={any_day}&card={card}&via={via}", lang=lang, today=date.min
    )["stages"]
    return found


def table(card: str, via: str, place: Place) -> str:
    """Return the table of a route's stages as HTML."""
    words = wording(place.lang)["stages_table"]
    head = "".join(f'<th scope="col">{escape(words[key])}</th>' for key in ("step", "actor", "duration"))
    rows = "".join(_row(stage, place) for stage in stages(card, via, place.lang))
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _row(stage: dict[str, Any], place: Place) -> str:
    marks = citations.marks(stage["claims"], place)
    reading = "" if stage["reading"] == "stated" else f"<br><small>{escape(stage['reading_text'])}</small>"
    return (
        f'<tr><th scope="row">{escape(stage["name"])}</th><td>{escape(stage["actor"])}</td>'
        f"<td>{escape(stage['duration'])}{marks}{reading}</td></tr>"
    )


def render(args: list[str], place: Place) -> str:
    """Return the block of `[[stages CARD VIA]]`; raises MarkerError for a route that does not exist."""
    known = calculator.routes()
    if tuple(args) not in known:
        choices = ", ".join(" ".join(route) for route in known)
        raise MarkerError(f"[[stages {' '.join(args)}]] names no route; routes are {choices}")
    card, via = args
    return table(card, via, place)
