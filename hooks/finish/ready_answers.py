"""Writes the answers that the page shows before Python is up: a file for each kind, language and month.

Every day of application from 60 days before the build to the end of the covered calendar, on every route,
plain and with each circumstance that is a yes or no, through `calculator.door.answer` itself. The files of a
finish and of what must be settled first hold parts for these answers: see ready_deadlines.py and
ready_stops.py. Each file is packed (see answer_codec.py).
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import groupby
from pathlib import Path

import calculator
from calculator import door
from calculator import query as question
from hooks import kept
from hooks.finish import answer_codec, ready_deadlines, ready_stops
from hooks.pages.addresses import ANSWER_KINDS, FINISH_BY, PLAIN, STOPS, answers_folder
from hooks.paths import ROOT
from hooks.questions import query
from hooks.window import days, first_day_of_reading, month_of

Name = tuple[str, str]  # language and month
Month = tuple[str, tuple[date, ...], date]  # language, the days of a month, the first day of reading
Queries = Callable[[Sequence[date]], Iterator[str]]  # yields the ready questions of some days, canonical
# Returns what a file holds by name: for a language, the days of a month and the first day of reading.
Content = Callable[[str, Sequence[date], date], Mapping[str, answer_codec.Json]]
MADE_BY = (
    ROOT / "calculator",
    ROOT / "hooks" / "questions.py",
    ROOT / "hooks" / "window.py",
    *(ROOT / "hooks" / "finish").glob("ready_*.py"),
    Path(answer_codec.__file__),
)


def queries(asked: Sequence[date], *, circumstance: str = "") -> Iterator[str]:
    """Yield the canonical question of every day and route.

    With a circumstance, one that is a yes or no, only of the routes on which it means something.
    """
    more = {circumstance: "yes"} if circumstance else {}
    for day in asked:
        for card, via in calculator.routes():
            given = query(apply=day, card=card, via=via, **more)
            if given == question.parse(given, today=day).query():
                yield given


def answers(queries: Queries, lang: str, asked: Sequence[date], _first: date) -> dict[str, answer_codec.Json]:
    """Return the answers to the questions of some days, which do not depend on the day of reading."""
    # Of a day outside the calendar that is today, other words are said.
    another_day = asked[0] - timedelta(days=1)
    return {each: door.answer(each, lang=lang, today=another_day) for each in queries(asked)}


def content_of(kind: str) -> Content:
    """Return what makes the content of a kind of file."""
    if kind == FINISH_BY:
        return ready_deadlines.parts
    if kind == STOPS:
        return ready_stops.parts
    return partial(answers, partial(queries, circumstance="" if kind == PLAIN else kind))


def files(kind: str, languages: Iterable[str], today: date, content: Content) -> dict[Name, bytes]:
    """Return each file of a kind, by language and month; it holds what `content` makes."""
    made_by = kept.sources(*MADE_BY)
    # A build on another day of the month makes nothing anew but what that day changes.
    first = first_day_of_reading(today)
    asked = {month: tuple(of_month) for month, of_month in groupby(days(today), month_of)}
    jobs = {
        (lang, asked[month], first): (lang, asked[month], first, made_by)
        for lang in languages
        for month in asked
    }
    found = kept.many(f"answers/{kind}", jobs, partial(_file, content))
    return {(lang, month_of(of_month[0])): packed for (lang, of_month, _), packed in found.items()}


def _file(content: Content, month: Month) -> bytes:
    """Return the packed file of a month."""
    packed = answer_codec.pack(content(*month))
    return json.dumps(packed, ensure_ascii=False, separators=(",", ":")).encode()


def write_files(site: Path, kind: str, languages: Iterable[str], today: date, content: Content) -> None:
    """Write the files of a kind in all languages into the site."""
    for (lang, month), packed in files(kind, languages, today, content).items():
        folder = site / answers_folder(kind, lang)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{month}.json").write_bytes(packed)


def write(site: Path, languages: Iterable[str], today: date) -> None:
    """Write the answers of all kinds into the built site."""
    for kind in ANSWER_KINDS:
        write_files(site, kind, languages, today, content_of(kind))
