"""Writes the answers that the page shows before Python is up: `answers/<lang>/<YYYY-MM>.json`.

Every day of application from 60 days before the build to the end of the covered calendar, on every route with
default options, through `calculator.door.answer` itself. Each file is packed (see
hooks/finish/answer_codec.py).
"""

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import calculator
from calculator import door
from hooks.finish import answer_codec
from hooks.pages.addresses import ANSWERS
from hooks.questions import query
from hooks.window import days, month_of


def queries(asked: list[date]) -> Iterator[str]:
    """Yield the canonical question of every day and route."""
    for day in asked:
        for card, via in calculator.routes():
            yield query(apply=day, card=card, via=via)


@cache
def files(lang: str, today: date) -> dict[str, str]:
    """Return each month's file as JSON text by its name; kept, since a live-reload server builds often."""
    return {
        month: _text(
            answer_codec.pack({q: door.answer(q, lang=lang, today=today) for q in queries(list(of_month))})
        )
        for month, of_month in groupby(days(today), month_of)
    }


def _text(packed: dict[str, Any]) -> str:
    return json.dumps(packed, ensure_ascii=False, separators=(",", ":"))


def write(folder: Path, lang: str, today: date) -> None:
    """Write the files of one language below `folder`."""
    place = folder / ANSWERS / lang
    place.mkdir(parents=True, exist_ok=True)
    for month, text in files(lang, today).items():
        (place / f"{month}.json").write_text(text, encoding="utf-8")
