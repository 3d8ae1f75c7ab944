"""Writes the counts that the page shows before Python is up: `answers/count/<lang>/<YYYY-MM>.json`.

For each day that has ready answers in the calculator: what the day is, and the day that is COUNTED_DAYS
working days after it, which is what the page opens with. Each file is packed (see answer_codec.py).
"""

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path

from calculator import door
from hooks.finish import answer_codec
from hooks.pages.addresses import COUNTS
from hooks.questions import query
from hooks.window import COUNTED_DAYS, days, month_of


def queries(asked: list[date]) -> Iterator[str]:
    """Yield the ready questions of each day, canonical."""
    for day in asked:
        yield query(**{"count": "is", "from": day})
        yield query(**{"count": "after", "from": day, "days": COUNTED_DAYS})


@cache
def files(lang: str, today: date) -> dict[str, str]:
    """Return each month's file as JSON text by its name; kept, since a live-reload server builds often."""
    found = {}
    for month, of_month in groupby(days(today), month_of):
        answers = {q: door.answer(q, lang=lang, today=today) for q in queries(list(of_month))}
        found[month] = json.dumps(answer_codec.pack(answers), ensure_ascii=False, separators=(",", ":"))
    return found


def write(folder: Path, lang: str, today: date) -> None:
    """Write the files of one language below `folder`."""
    place = folder / COUNTS / lang
    place.mkdir(parents=True, exist_ok=True)
    for month, text in files(lang, today).items():
        (place / f"{month}.json").write_text(text, encoding="utf-8")
