"""Writes the counts that the page shows before Python is up: `answers/count/<lang>/<YYYY-MM>.json`.

For each day that has ready answers in the calculator: what the day is, and the day that is COUNTED_DAYS
working days after it, which is what the page opens with. Each file is packed (see answer_codec.py).
"""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from calculator import door
from hooks.finish.ready_answers import Question, kept_answers, packed, write_each
from hooks.pages.addresses import COUNTS
from hooks.questions import query
from hooks.window import COUNTED_DAYS


def queries(asked: list[date]) -> Iterator[str]:
    """Yield the ready questions of each day, canonical."""
    for day in asked:
        yield query(**{"count": "is", "from": day})
        yield query(**{"count": "after", "from": day, "days": COUNTED_DAYS})


def _file(asked: Question) -> bytes:
    lang, _, of_month, today = asked
    return packed({q: door.answer(q, lang=lang, today=today) for q in queries(list(of_month))})


def write(folder: Path, languages: Iterable[str], today: date) -> None:
    """Write the files of all languages below `folder`."""
    write_each(folder / COUNTS, kept_answers(languages, today, _file))
