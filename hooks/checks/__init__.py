"""What would stop the build, before anything is rendered; `python -m hooks.checks` tells it in seconds."""

import logging
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from mkdocs.exceptions import PluginError

import calculator
import facts
from calculator import data_check
from facts import Facts, FactsError
from hooks.checks import calendar_end, coverage, parity, style, words
from hooks.pages import documents
from hooks.pages.documents import Document
from hooks.pages.problems import Problem, fail_on
from hooks.paths import ROOT

# Not a logger of MkDocs: a warning there fails a build under --strict.
LOG = logging.getLogger(__name__)

REPORT = ROOT / "build" / "claim-coverage.tsv"


def problems(pages: Sequence[Document], known: Facts) -> list[Problem]:
    """Return everything that is wrong with the pages: citations, languages out of step, writing."""
    return [
        *coverage.bad_citations(pages),
        *coverage.uncited(known, pages),
        *parity.check(pages, list(known.terms.values())),
        *style.check(pages, known),
        *words.check(),
    ]


def run(docs: Path, today: date, *, production: bool) -> None:
    """Check the data and every page, write the account of the claims; PluginError tells all that is wrong.

    What will be wrong some day is told as a warning. A calendar that has ended on `today`, a date in China,
    stops only a build for `production`.
    """
    if faults := data_check.problems():
        raise PluginError("\n" + "\n".join(faults))
    try:
        known = facts.load()
    except FactsError as error:
        raise PluginError(str(error)) from error
    pages = documents.read_all(docs)
    fail_on(problems(pages, known))
    for sentence in _warnings(known, today, production=production):
        LOG.warning(sentence)
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(coverage.report(known, pages), "utf-8")


def _warnings(known: Facts, today: date, *, production: bool) -> Iterator[str]:
    yield from facts.overdue(known.sources.values(), today)
    if production:
        ending = calendar_end.warning(today, calculator.covered()[1])
        if ending:
            yield ending
