"""Builds of a tiny site: what is wrong with a page stops the build with file and line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import facts

ROOT = Path(__file__).resolve().parent.parent.parent
CONFIG = """
site_name: tiny
strict: true
plugins:
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      languages:
        - {{locale: zh, name: zh, default: true}}
        - {{locale: en, name: en}}
markdown_extensions: [attr_list, tables]
hooks: [{hooks}]
"""
HEAD = "---\ntitle: T\ndescription: D\n---\n# T {{ #top }}\n\n{body}\n"


def build(folder: Path, hook: str, pages: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Return the finished build of a site of these pages, by path, with one of the checks switched on."""
    names = ("repository_path", hook, "markers", "citations")
    hooks = ", ".join(str(ROOT / "hooks" / f"{name}.py") for name in names)
    (folder / "mkdocs.yml").write_text(CONFIG.format(hooks=hooks), "utf-8")
    for path, body in pages.items():
        file = folder / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(HEAD.format(body=body), "utf-8")
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder / "site")],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def pair(zh: str, en: str) -> dict[str, str]:
    """Return pages that differ only in the body of one of them."""
    return {"zh/index.md": "", "en/index.md": "", "zh/about.md": zh, "en/about.md": en}


WRONG = {
    "unknown claim": (
        "parity",
        pair("多久[[S1-99]]", "long[[S1-99]]"),
        "docs/zh/about.md:7: 'S1-99' is not the id of a claim",
    ),
    "dropped claim": (
        "parity",
        pair("多久[[S1-25]]", "long[[S1-25]]"),
        "docs/zh/about.md:7: S1-25 is marked as dropped (unsupported)",
    ),
    "unknown block": (
        "parity",
        pair("[[nonsense]]", "[[nonsense]]"),
        "docs/zh/about.md:7: nothing is known for [[nonsense]]",
    ),
    "another number": (
        "parity",
        pair("3天", "4 days"),
        "docs/en/about.md:7: section #top: number 4 is only in docs/en/",
    ),
    "citation in one language": (
        "parity",
        pair("多久[[S1-22]]", "long"),
        "docs/zh/about.md:7: section #top: citation S1-22 is only in docs/zh/",
    ),
    "page in one language": (
        "parity",
        {"zh/index.md": "", "en/index.md": "", "zh/about.md": "说明"},
        "docs/zh/about.md:1: docs/en/about.md is missing",
    ),
    "blank between Han and digits": (
        "style",
        pair("打 10086", "call 10086"),
        "docs/zh/about.md:7: no blank between Han",
    ),
    "uncited claim": (
        "coverage",
        pair("多久", "long"),
        "S1-22 is cited nowhere in docs/en/ and not marked as dropped",
    ),
}


@pytest.mark.parametrize(("hook", "pages", "problem"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_stops_the_build_with_its_place(
    tmp_path: Path, hook: str, pages: dict[str, str], problem: str
) -> None:
    built = build(tmp_path, hook, pages)
    assert built.returncode != 0
    assert problem in built.stderr


def test_good_pages_are_built_with_their_marks(tmp_path: Path) -> None:
    built = build(tmp_path, "parity", pair("1至3天[[S1-22]]", "1 to 3 days[[S1-22]]"))
    assert built.returncode == 0, built.stderr
    page = (tmp_path / "site" / "en" / "about" / "index.html").read_text("utf-8")
    assert 'href="../sources/#s1-22"' in page


def test_a_site_that_cites_every_claim_is_covered_and_says_where(tmp_path: Path) -> None:
    kept = [claim.id for claim in facts.load().claims.values() if not claim.dropped]
    cited = " ".join(f"[[{claim}]]" for claim in kept)
    built = build(tmp_path, "coverage", pair(cited, cited))
    assert built.returncode == 0, built.stderr
    report = (tmp_path / "build" / "claim-coverage.tsv").read_text("utf-8").splitlines()
    assert "S1-22\tstated\tabout\tabout" in report
    assert len(report) == 1 + len(facts.load().claims)
