"""Writes the counts that the page shows before Python is up: `answers/count/<lang>/<YYYY-MM>.json`.

For each day that has ready answers in the calculator: what the day is, and the day that is DAYS working days
after it, which is what the page opens with. Each file is packed (see hooks/finish/answer_codec.py).
"""

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from calculator import web
from hooks.build_date import build_date
from hooks.finish import answer_codec, ready_answers

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

FOLDER = f"{ready_answers.FOLDER}/count"
DAYS = 10  # the number with which the page opens


def queries(days: list[date]) -> Iterator[str]:
    """Yield the ready questions of each day, canonical."""
    for day in days:
        yield f"count=is&from={day}"
        yield f"count=after&from={day}&days={DAYS}"


@cache
def files(lang: str, today: date) -> dict[str, str]:
    """Return each month's file as JSON text by its name; kept, since a live-reload server builds often."""
    found = {}
    for month, days in groupby(ready_answers.window(today), ready_answers.month_of):
        answers = {query: web.answer(query, lang=lang, today=today) for query in queries(list(days))}
        found[month] = json.dumps(answer_codec.pack(answers), ensure_ascii=False, separators=(",", ":"))
    return found


def write(folder: Path, lang: str, today: date) -> None:
    """Write the files of one language below `folder`."""
    place = folder / FOLDER / lang
    place.mkdir(parents=True, exist_ok=True)
    for month, text in files(lang, today).items():
        (place / f"{month}.json").write_text(text, encoding="utf-8")


def on_post_build(*, config: "MkDocsConfig") -> None:
    """Write the files of the language that was built."""
    write(Path(config.site_dir), str(config.theme["language"]), build_date())
