"""What is wrong with a page is told with its file and line, before anything is built."""

from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

import facts
from hooks import checks
from hooks.checks import coverage
from hooks.pages import documents
from tests.clock import TODAY

HEAD = "---\ntitle: T\ndescription: D\n---\n# T {{ #top }}\n\n{body}\n"


def written(folder: Path, pages: dict[str, str]) -> Path:
    """Return the folder with these pages, by path, each with its body on line 7."""
    for path, body in pages.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(HEAD.format(body=body), "utf-8")
    return folder


def pair(zh: str, en: str) -> dict[str, str]:
    """Return pages that differ only in the body of one of them."""
    return {"zh/index.md": "", "en/index.md": "", "zh/about.md": zh, "en/about.md": en}


WRONG = {
    "unknown claim": (
        pair("多久[[S1-99]]", "long[[S1-99]]"),
        "docs/zh/about.md:7: 'S1-99' is not the id of a claim",
    ),
    "dropped claim": (
        pair("多久[[S1-25]]", "long[[S1-25]]"),
        "docs/zh/about.md:7: S1-25 is marked as dropped (unsupported)",
    ),
    "another number": (
        pair("3天", "4 days"),
        "docs/en/about.md:7: section #top: number 4 is only in docs/en/",
    ),
    "citation in one language": (
        pair("多久[[S1-22]]", "long"),
        "docs/zh/about.md:7: section #top: citation S1-22 is only in docs/zh/",
    ),
    "page in one language": (
        {"zh/index.md": "", "en/index.md": "", "zh/about.md": "说明"},
        "docs/zh/about.md:1: docs/en/about.md is missing",
    ),
    "blank between Han and digits": (
        pair("打 10086", "call 10086"),
        "docs/zh/about.md:7: no blank between Han",
    ),
    "uncited claim": (
        pair("多久", "long"),
        "S1-22 is cited nowhere in docs/en/ and not marked as dropped",
    ),
}


@pytest.mark.parametrize(("pages", "problem"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, pages: dict[str, str], problem: str) -> None:
    with pytest.raises(PluginError) as failed:
        checks.run(written(tmp_path, pages), TODAY, production=True)
    assert problem in str(failed.value)


def test_a_site_that_cites_every_claim_is_covered_and_says_where(tmp_path: Path) -> None:
    known = facts.load()
    cited = " ".join(f"[[{claim.id}]]" for claim in known.claims.values() if not claim.dropped)
    pages = documents.read_all(written(tmp_path, pair(cited, cited)))
    assert coverage.uncited(known, pages) == []
    report = coverage.report(known, pages).splitlines()
    assert "S1-22\tstated\tabout\tabout" in report
    assert len(report) == 1 + len(known.claims)
