"""Gives the page of the working-day counter what it shows, as `counter`."""

from datetime import date
from functools import cache
from typing import Any

from mkdocs.utils import get_relative_url

import calculator
from calculator import age, door
from calculator.count import question
from hooks import questions, window
from hooks.blocks import citations
from hooks.blocks.place import Place
from hooks.frame import written_dates
from hooks.pages.addresses import COUNTS, PYTHON_WORKER, answers_folder, page_link
from hooks.pages.documents import Document

TEMPLATE = "counter.html"


@cache
def claims() -> list[str]:
    """Return every claim that an answer may cite."""
    first, last = calculator.covered()
    # The first of August: a year's notice is cited for any day of that year.
    asked: list[dict[str, object]] = [
        {"count": "is", "from": date(year, 8, 1)} for year in range(first.year, last.year + 1)
    ]
    asked.append({"count": "after", "from": first, "days": 1, "unit": "natural"})
    answers = [door.answer(questions.query(**each), lang="en", today=first) for each in asked]
    return list(dict.fromkeys(claim for answer in answers for claim in answer["claims"]))


def context(lang: str, name: str, url: str, runtime: dict[str, Any], today: date) -> dict[str, Any]:
    """Return what the template knows of the counter, for the page `name` at the address `url`.

    `runtime` is what `hooks.runtime.published` tells of the files; `today` is the day of the build.
    """
    place = Place(Document(lang, name, f"docs/{lang}/{name}.md", {}, "", 1))
    first, last = calculator.covered()
    return {
        "ops": question.OPS,
        "days": window.COUNTED_DAYS,
        "max_days": question.MAX_DAYS,
        "first": first.isoformat(),
        "last": last.isoformat(),
        "years": range(first.year, last.year + 1),
        "marks": {claim: citations.marks([claim], place) for claim in claims()},
        "answers": window.files(answers_folder(COUNTS, lang), url, today),
        "written_dates": written_dates.pattern(lang),
        "link": lambda target: page_link(url, lang, target),
        "config": {
            "lang": lang,
            "base": get_relative_url("", url),
            "worker": get_relative_url(PYTHON_WORKER, url),
            "startUnasked": True,
            "age": age.of(today, lang=lang)._asdict(),
            "runtime": runtime,
        },
    }
