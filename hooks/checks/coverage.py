"""Accounts for every claim: stated in the guides of each language, or dropped with its reason.

`python -m hooks.checks.coverage` prints the claims that are not accounted for; the build fails on them and
otherwise writes the account to build/claim-coverage.tsv, a line for each claim.
"""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import facts
from facts import Claim, Facts
from hooks.blocks import citations, markers
from hooks.blocks.markers import MarkerError
from hooks.pages import documents
from hooks.pages.documents import Document, Problem

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

REPORT = Path("build") / "claim-coverage.tsv"


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
    problems: list[Problem] = []
    for document in pages:
        for marker, claim in markers.citations(document):
            try:
                citations.claim(claim)
            except MarkerError as error:
                problems.append(document.problem(marker.start, str(error)))
    return problems


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
        for lang in documents.LANGUAGES
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
    rows: list[tuple[str, ...]] = [("claim", "state", *documents.LANGUAGES)]
    for claim in known.claims.values():
        where = cited.get(claim.id, {})
        rows.append(
            (claim.id, _state(claim), *(" ".join(where.get(lang, [])) for lang in documents.LANGUAGES))
        )
    return "".join("\t".join(row) + "\n" for row in rows)


def _state(claim: Claim) -> str:
    if claim.repeats:
        return f"repeats {claim.repeats}"
    return str(claim.dropped or "stated")


def on_pre_build(*, config: "MkDocsConfig") -> None:
    """Fail on a claim that is not accounted for."""
    documents.fail_on(uncited(facts.load(), documents.read_all(Path(config.docs_dir))))


def on_post_build(*, config: "MkDocsConfig") -> None:
    """Write the account of every claim."""
    path = Path(str(config.config_file_path)).parent / REPORT
    path.parent.mkdir(exist_ok=True)
    path.write_text(report(facts.load(), documents.read_all(Path(config.docs_dir))), "utf-8")


def main() -> int:
    """Print what is not accounted for; return 1 if there is anything."""
    pages = documents.read_all()
    return documents.print_problems(
        [*bad_citations(pages), *uncited(facts.load(), pages)],
        "Every claim is accounted for in both languages.",
    )


if __name__ == "__main__":
    sys.exit(main())
