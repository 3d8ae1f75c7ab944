"""Writes the answers that the page shows before Python is up: `answers/<lang>/<YYYY-MM>.json`.

Every day of application from 60 days before the build to the end of the covered calendar, on every route with
default options, through `calculator.door.answer` itself. Each file is packed (see
hooks/finish/answer_codec.py).
"""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import calculator
from calculator import door
from hooks import kept
from hooks.finish import answer_codec
from hooks.pages.addresses import ANSWERS
from hooks.paths import ROOT
from hooks.questions import query
from hooks.window import days, month_of

Name = tuple[str, str]  # language and month
Question = tuple[str, str, tuple[date, ...], date]  # language, month, its days, the day of the build
MADE_BY = (ROOT / "hooks" / "questions.py", ROOT / "hooks" / "window.py")


def queries(asked: list[date]) -> Iterator[str]:
    """Yield the canonical question of every day and route."""
    for day in asked:
        for card, via in calculator.routes():
            yield query(apply=day, card=card, via=via)


def files(lang: str, today: date) -> dict[str, str]:
    """Return each month's file as JSON text by its name."""
    return {month: content.decode() for (_, month), content in kept_answers([lang], today, _file).items()}


def kept_answers(
    languages: Iterable[str], today: date, make: Callable[[Question], bytes]
) -> dict[Name, bytes]:
    """Return the file of each language and month, as it was kept or made now by `make`."""
    made_by = kept.sources(ROOT / "calculator", ROOT / "hooks" / "finish", *MADE_BY)
    asked = {month: tuple(of_month) for month, of_month in groupby(days(today), month_of)}
    jobs = {
        (lang, month, asked[month], today): (lang, month, today, made_by)
        for lang in languages
        for month in asked
    }
    found = kept.many(make.__module__.rpartition(".")[2], jobs, make)
    return {(lang, month): content for (lang, month, _, _), content in found.items()}


def _file(asked: Question) -> bytes:
    lang, _, of_month, today = asked
    return packed({q: door.answer(q, lang=lang, today=today) for q in queries(list(of_month))})


def packed(answers: dict[str, Any]) -> bytes:
    """Return the packed file of some answers by their questions."""
    return json.dumps(answer_codec.pack(answers), ensure_ascii=False, separators=(",", ":")).encode()


def write(folder: Path, languages: Iterable[str], today: date) -> None:
    """Write the files of all languages below `folder`."""
    write_each(folder / ANSWERS, kept_answers(languages, today, _file))


def write_each(folder: Path, files: dict[Name, bytes]) -> None:
    """Write the file of each language and month into the language's folder."""
    for (lang, month), content in files.items():
        place = folder / lang
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{month}.json").write_bytes(content)
