"""Writes the answers that the page shows before Python is up: `answers/<lang>/<YYYY-MM>.json`.

Every day of application from 60 days before the build to the end of the covered calendar, on every route with
default options, through `calculator.door.answer` itself. Each file is packed (see
hooks/finish/answer_codec.py).
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import groupby
from pathlib import Path

import calculator
from calculator import door
from hooks import kept
from hooks.finish import answer_codec
from hooks.pages.addresses import ANSWERS
from hooks.paths import ROOT
from hooks.questions import query
from hooks.window import days, month_of

Name = tuple[str, str]  # language and month
Month = tuple[str, str, tuple[date, ...], date]  # language, month, its days, the day of the build
Queries = Callable[[Sequence[date]], Iterator[str]]  # yields the ready questions of some days, canonical
MADE_BY = (ROOT / "hooks" / "questions.py", ROOT / "hooks" / "window.py")


def queries(asked: Sequence[date]) -> Iterator[str]:
    """Yield the canonical question of every day and route."""
    for day in asked:
        for card, via in calculator.routes():
            yield query(apply=day, card=card, via=via)


def files(folder: str, languages: Iterable[str], today: date, queries: Queries) -> dict[Name, bytes]:
    """Return each file for a folder of the site, by language and month; it holds the answers to `queries`."""
    made_by = kept.sources(ROOT / "calculator", ROOT / "hooks" / "finish", *MADE_BY)
    asked = {month: tuple(of_month) for month, of_month in groupby(days(today), month_of)}
    jobs = {
        (lang, month, asked[month], today): (lang, month, today, made_by)
        for lang in languages
        for month in asked
    }
    found = kept.many(folder, jobs, partial(_file, queries))
    return {(lang, month): content for (lang, month, _, _), content in found.items()}


def _file(queries: Queries, month: Month) -> bytes:
    """Return the packed file of a month."""
    lang, _, asked, today = month
    answers = {each: door.answer(each, lang=lang, today=today) for each in queries(asked)}
    return json.dumps(answer_codec.pack(answers), ensure_ascii=False, separators=(",", ":")).encode()


def write_files(site: Path, folder: str, languages: Iterable[str], today: date, queries: Queries) -> None:
    """Write the files of all languages into a folder of the site."""
    for (lang, month), content in files(folder, languages, today, queries).items():
        place = site / folder / lang
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{month}.json").write_bytes(content)


def write(site: Path, languages: Iterable[str], today: date) -> None:
    """Write the answers into the built site."""
    write_files(site, ANSWERS, languages, today, queries)
