"""Whole articles, written for these tests: what comes out, and what must hold for any of them."""

import shutil
import subprocess
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from normalizer.markdown import markdown
from normalizer.reading import read
from tests.unit.normalizer.ledger import ARTICLES, normalized, output_of, unaccounted

ROOT = Path(__file__).resolve().parents[3]
LINTER = ROOT / "node_modules" / ".bin" / "markdownlint-cli2"


def test_an_article_comes_out_as_its_reviewed_draft(article: Path) -> None:
    raw = read(article.read_bytes()).text
    assert output_of(normalized(raw)) == article.with_suffix(".md").read_text(encoding="utf-8")


def test_a_draft_run_again_does_not_change(article: Path) -> None:
    draft = output_of(normalized(read(article.read_bytes()).text))
    assert output_of(normalized(draft)) == draft


def test_every_chinese_character_is_in_the_draft_or_in_the_report(article: Path) -> None:
    raw = read(article.read_bytes()).text
    lost, gained = unaccounted(raw, normalized(raw))
    assert not lost
    assert not gained


def test_every_change_names_a_line_of_the_raw_file(article: Path) -> None:
    raw = read(article.read_bytes()).text
    for change in normalized(raw).changes:
        assert 1 <= change.line <= raw.count("\n") + 1
        assert change.step
        assert change.rule
        assert change.reason


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_the_encoding_of_the_file_makes_no_difference(article: Path, encoding: str) -> None:
    raw = article.read_text(encoding="utf-8")
    assert output_of(normalized(read(raw.encode(encoding)).text)) == output_of(normalized(raw))


def test_headings_of_a_draft_are_headings_to_a_commonmark_parser(article: Path) -> None:
    for draft in normalized(read(article.read_bytes()).text).drafts:
        written = [line.text.lstrip("# ") for line in draft.lines if line.text.startswith("#")]
        tokens = MarkdownIt("commonmark").parse(draft.body)
        parsed = [tokens[at + 1].content for at, token in enumerate(tokens) if token.type == "heading_open"]
        assert parsed == written


def test_markdownlint_passes_every_draft(tmp_path: Path) -> None:
    node = shutil.which("node")
    assert node, "Node is needed for markdownlint"
    for path in ARTICLES.glob("*.txt"):
        for number, draft in enumerate(normalized(read(path.read_bytes()).text).drafts):
            (tmp_path / f"{path.stem}-{number}.md").write_text(markdown(draft), encoding="utf-8")
    result = subprocess.run(
        [node, str(LINTER), "*.md"], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120
    )
    assert result.returncode == 0, result.stderr
    assert f"{len(list(tmp_path.glob('*.md')))} file(s)" in result.stdout + result.stderr


@pytest.mark.parametrize("path", sorted(ARTICLES.glob("clean_*.txt")), ids=lambda path: path.stem)
def test_an_article_without_noise_loses_nothing(path: Path) -> None:
    changes = normalized(path.read_text(encoding="utf-8")).changes
    assert [change for change in changes if change.action == "removed"] == []
