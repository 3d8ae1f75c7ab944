"""Renders `[[stages]]`: every way to cancel with its steps, who acts, how long and by which source."""

from html import escape
from itertools import groupby

import calculator
from calculator import messages
from calculator.contract import Stage
from hooks.blocks import citations, routes
from hooks.blocks.place import Place
from hooks.pages.markers import MarkerError
from hooks.wording import wording


def render(args: list[str], place: Place) -> str:
    """Return the block: a row for each route, grouped by card; raises MarkerError if the marker has words."""
    if args:
        raise MarkerError(f"[[{' '.join(['stages', *args])}]] takes no words: it shows every route")
    words, names = wording(place.lang)["stages_table"], messages.load(place.lang)
    head = "".join(f'<th scope="col">{escape(words[key])}</th>' for key in ("way", "steps"))
    groups = [
        f'<tbody><tr><th scope="rowgroup" colspan="2">{escape(names.text(f"card.{card}"))}</th></tr>'
        + "".join(_row(card, via, place) for _, via in of_card)
        + "</tbody>"
        for card, of_card in groupby(calculator.routes(), lambda route: route[0])
    ]
    return f'<table class="stages"><thead><tr>{head}</tr></thead>{"".join(groups)}</table>'


def claims(_args: list[str], place: Place) -> list[str]:
    """Return the claims that the block states, each once, in the order of its rows."""
    stages = [stage for card, via in calculator.routes() for stage in _stages(card, via, place)]
    return list(dict.fromkeys(claim for stage in stages for claim in stage["claims"]))


def _stages(card: str, via: str, place: Place) -> list[Stage]:
    return routes.ask("stages", [card, via], place)["stages"]


def _row(card: str, via: str, place: Place) -> str:
    name = messages.load(place.lang).text(f"via.{card}.{via}")
    steps = "".join(_step(stage, place) for stage in _stages(card, via, place))
    return f'<tr id="{card}-{via}"><th scope="row">{escape(name)}</th><td><ol>{steps}</ol></td></tr>'


def _step(stage: Stage, place: Place) -> str:
    words = wording(place.lang)["stages_table"]
    reading = "" if stage["reading"] == "stated" else f" <small>{escape(words['interpreted'])}</small>"
    text = words["step"].format(name=stage["name"], actor=stage["actor"], duration=stage["duration"])
    return f"<li>{escape(text)}{reading}{citations.marks(stage['claims'], place)}</li>"
