"""Writes the answers that the page shows before Python is up: `answers/<lang>/<YYYY-MM>.json`.

Every day of application from 60 days before the build to the end of the covered calendar, on every route with
default options, through `calculator.web.answer` itself. Each file is packed (see
hooks/finish/answer_codec.py). `python -m hooks.finish.ready_answers FOLDER` writes them without a build.
"""

import json
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import calculator
from calculator import web
from hooks.build_date import build_date
from hooks.finish import answer_codec

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

FOLDER = "answers"
DAYS_BEFORE_THE_BUILD = 60


def window(today: date) -> list[date]:
    """Return every day of application that gets ready answers."""
    first, last = calculator.covered()
    start = max(first, today - timedelta(days=DAYS_BEFORE_THE_BUILD))
    return [start + timedelta(days=number) for number in range((last - start).days + 1)]


def month_of(day: date) -> str:
    """Return the name of the month's file, such as "2026-11"."""
    return f"{day:%Y-%m}"


def months(today: date) -> list[str]:
    """Return the names of the months that have a file."""
    return list(dict.fromkeys(month_of(day) for day in window(today)))


def queries(days: list[date]) -> Iterator[str]:
    """Yield the canonical question of every day and route."""
    for day in days:
        for card, via in calculator.routes():
            yield f"apply={day}&card={card}&via={via}"


@cache
def files(lang: str, today: date) -> dict[str, str]:
    """Return each month's file as JSON text by its name; kept, since a live-reload server builds often."""
    return {
        month: _text(
            answer_codec.pack({q: web.answer(q, lang=lang, today=today) for q in queries(list(days))})
        )
        for month, days in groupby(window(today), month_of)
    }


def _text(packed: dict[str, Any]) -> str:
    return json.dumps(packed, ensure_ascii=False, separators=(",", ":"))


def write(folder: Path, lang: str, today: date) -> None:
    """Write the files of one language below `folder`."""
    place = folder / FOLDER / lang
    place.mkdir(parents=True, exist_ok=True)
    for month, text in files(lang, today).items():
        (place / f"{month}.json").write_text(text, encoding="utf-8")


def on_post_build(*, config: "MkDocsConfig") -> None:
    """Write the files of the language that was built."""
    write(Path(config.site_dir), str(config.theme["language"]), build_date())


if __name__ == "__main__":
    for language in ("zh", "en"):
        write(Path(sys.argv[1]), language, build_date())
