"""What would stop the build, before anything is rendered; `python -m hooks.checks` tells it in seconds."""

from collections.abc import Sequence
from pathlib import Path

from mkdocs.exceptions import PluginError

import facts
from calculator import data_check
from facts import Facts, FactsError
from hooks.checks import coverage, parity, style
from hooks.pages import documents
from hooks.pages.documents import Document
from hooks.pages.problems import Problem, fail_on
from hooks.paths import ROOT

REPORT = ROOT / "build" / "claim-coverage.tsv"


def problems(pages: Sequence[Document], known: Facts) -> list[Problem]:
    """Return everything that is wrong with the pages: citations, languages out of step, writing."""
    return [
        *coverage.bad_citations(pages),
        *coverage.uncited(known, pages),
        *parity.check(pages, list(known.terms.values())),
        *style.check(pages, known),
    ]


def run(docs: Path) -> None:
    """Check the data and every page, write the account of the claims; PluginError tells all that is wrong."""
    if faults := data_check.problems():
        raise PluginError("\n" + "\n".join(faults))
    try:
        known = facts.load()
    except FactsError as error:
        raise PluginError(str(error)) from error
    pages = documents.read_all(docs)
    fail_on(problems(pages, known))
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(coverage.report(known, pages), "utf-8")
