"""Accounts for every claim: stated in the guides of each language, or dropped with its reason.

The account itself, a line for each claim, goes to build/claim-coverage.tsv.
"""

from collections.abc import Iterable, Sequence
from functools import cache

import facts
from facts import Claim, Facts
from hooks.blocks import citations
from hooks.pages import markers
from hooks.pages.documents import Document
from hooks.pages.languages import LANGUAGES
from hooks.pages.markers import MarkerError
from hooks.pages.problems import Problem


def pages_by_claim(pages: Iterable[Document]) -> dict[str, dict[str, list[str]]]:
    """Return for each cited claim id, by language, the names of the pages that cite it."""
    found: dict[str, dict[str, list[str]]] = {}
    for document in pages:
        for _, claim in markers.citations(document):
            names = found.setdefault(claim, {}).setdefault(document.lang, [])
            if document.name not in names:
                names.append(document.name)
    return found


def bad_citations(pages: Iterable[Document]) -> list[Problem]:
    """Return every citation of an unknown or dropped claim."""

    @cache
    def wrong(claim: str) -> str:
        try:
            citations.claims([claim])
        except MarkerError as error:
            return str(error)
        return ""

    return [
        document.problem(marker.start, wrong(claim))
        for document in pages
        for marker, claim in markers.citations(document)
        if wrong(claim)
    ]


def uncited(known: Facts, pages: Sequence[Document]) -> list[Problem]:
    """Return every claim that is neither dropped nor cited in each language, at its place in claims.toml."""
    cited = pages_by_claim(pages)
    lines = _lines_of_claims()
    return [
        Problem(
            "facts/claims.toml",
            lines.get(claim.id, 1),
            f"{claim.id} is cited nowhere in docs/{lang}/ and not marked as dropped: {claim.text[lang]}",
        )
        for claim in known.claims.values()
        for lang in LANGUAGES
        if not claim.dropped and lang not in cited.get(claim.id, {})
    ]


def _lines_of_claims() -> dict[str, int]:
    """Return the line of each claim's id in claims.toml, counted from 1."""
    text = (facts.FOLDER / "claims.toml").read_text("utf-8")
    return {
        line.removeprefix('id = "').removesuffix('"'): number
        for number, line in enumerate(text.splitlines(), start=1)
        if line.startswith('id = "')
    }


def report(known: Facts, pages: Sequence[Document]) -> str:
    """Return the account of every claim as tab-separated text: claim, state, Chinese and English pages."""
    cited = pages_by_claim(pages)
    rows: list[tuple[str, ...]] = [("claim", "state", *LANGUAGES)]
    for claim in known.claims.values():
        where = cited.get(claim.id, {})
        rows.append((claim.id, _state(claim), *(" ".join(where.get(lang, [])) for lang in LANGUAGES)))
    return "".join("\t".join(row) + "\n" for row in rows)


def _state(claim: Claim) -> str:
    if claim.repeats:
        return f"repeats {claim.repeats}"
    return str(claim.dropped or "stated")
