"""The HTML of Markdown is made once, and what was kept of it is all that MkDocs would have made."""

import logging
from pathlib import Path
from typing import Any

import markdown
import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from hooks import kept, rendered

TEXT = "# One {#one}\n\n## Two {#two}\n\n[other](other.md#here) and [none](missing.md)\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "FOLDER", tmp_path / "kept")


def render(docs: Path, text: str = TEXT, others: tuple[str, ...] = ("other.md",)) -> Page:
    """Return a page as a build renders it."""
    config = MkDocsConfig()
    known: dict[str, Any] = {
        "site_name": "x",
        "docs_dir": str(docs),
        "markdown_extensions": ["attr_list"],
        "validation": {"anchors": "warn"},
    }
    docs.mkdir(exist_ok=True)
    config.load_dict(known)
    config.validate()
    files = Files([File(name, str(docs), str(docs / "site"), use_directory_urls=True) for name in others])
    file = File("page.md", str(docs), str(docs / "site"), use_directory_urls=True)
    files.append(file)
    page = Page(None, file, config)
    page.markdown = text
    rendered.keep(page, files)
    page.render(config, files)
    return page


def told(page: Page) -> dict[str, Any]:
    """Return all that rendering tells of a page."""
    return {
        "content": page.content,
        "toc": str(page.toc),
        "title": page.title,
        "anchors": page.present_anchor_ids,
        "links": {file.src_uri: links for file, links in (page.links_to_anchors or {}).items()},
    }


def test_the_same_markdown_is_rendered_once_with_the_same_outcome_and_the_same_warnings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "mkdocs"):
        first = told(render(tmp_path / "docs"))
        warnings = [record.getMessage() for record in caplog.records]
        monkeypatch.setattr(markdown.Markdown, "convert", lambda *_: pytest.fail("it is rendered again"))
        caplog.clear()
        assert told(render(tmp_path / "docs")) == first
        assert [record.getMessage() for record in caplog.records] == warnings
    assert first["anchors"] == {"one", "two"}
    assert first["links"] == {"other.md": {"here": "other.md#here"}}
    assert len(warnings) == 1
    assert "missing.md" in warnings[0]


def test_a_page_is_rendered_anew_when_its_text_or_a_page_beside_it_changes(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    before = told(render(docs))
    assert told(render(docs, TEXT + "more"))["content"] != before["content"]
    after = told(render(docs, others=("other.md", "missing.md")))
    assert 'href="../missing/"' in after["content"]
    assert 'href="../missing/"' not in before["content"]
