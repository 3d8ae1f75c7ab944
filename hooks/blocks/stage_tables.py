"""Renders `[[stages ordinary hotline]]`: the steps of a route with who acts, how long and by which source."""

from html import escape

from calculator.contract import Stage
from hooks.blocks import citations, routes
from hooks.blocks.place import Place
from hooks.wording import wording


def render(args: list[str], place: Place) -> str:
    """Return the block of `[[stages CARD VIA]]`; raises MarkerError for a route that does not exist."""
    words = wording(place.lang)["stages_table"]
    head = "".join(f'<th scope="col">{escape(words[key])}</th>' for key in ("step", "actor", "duration"))
    rows = "".join(_row(stage, place) for stage in routes.ask("stages", args, place)["stages"])
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def claims(args: list[str], place: Place) -> list[str]:
    """Return the claims that the block states, each once, in the order of its rows."""
    stages = routes.ask("stages", args, place)["stages"]
    return list(dict.fromkeys(claim for stage in stages for claim in stage["claims"]))


def _row(stage: Stage, place: Place) -> str:
    marks = citations.marks(stage["claims"], place)
    reading = "" if stage["reading"] == "stated" else f"<br><small>{escape(stage['reading_text'])}</small>"
    return (
        f'<tr><th scope="row">{escape(stage["name"])}</th><td>{escape(stage["actor"])}</td>'
        f"<td>{escape(stage['duration'])}{marks}{reading}</td></tr>"
    )
