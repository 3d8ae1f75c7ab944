"""Writes the counts that the page shows before Python is up: `answers/count/<lang>/<YYYY-MM>.json`.

For each day that has ready answers in the calculator: what the day is, and the day that is COUNTED_DAYS
working days after it, which is what the page opens with. Each file is packed (see answer_codec.py).
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from hooks.finish.ready_answers import answers, write_files
from hooks.pages.addresses import COUNTS
from hooks.questions import query
from hooks.window import COUNTED_DAYS


def queries(asked: Sequence[date]) -> Iterator[str]:
    """Yield the ready questions of each day, canonical."""
    for day in asked:
        yield query(**{"count": "is", "from": day})
        yield query(**{"count": "after", "from": day, "days": COUNTED_DAYS})


def write(site: Path, languages: Iterable[str], today: date) -> None:
    """Write the counts into the built site."""
    write_files(site, COUNTS, languages, today, partial(answers, queries))
