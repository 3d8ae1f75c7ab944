"""Keeps the HTML that MkDocs makes of a page's Markdown, so that a build makes that of changed pages alone.

MkDocs has no event around this step: `keep` puts a method of the same name before the page's own. What comes
of it is taken over whole: content, headings, title, the anchors that are there and those that are linked to,
and what was said of it, since a warning must stop the next build too.
"""

import logging
import pickle
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from mkdocs.structure.pages import Page

from hooks import kept

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

MADE_BY = ("mkdocs", "markdown", "pymdown-extensions")
TAKEN = ("content", "toc", "_title_from_render", "present_anchor_ids")


class _Said(logging.Handler):
    """Notes what MkDocs says, without keeping it from being said."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[tuple[str, int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Note one message with its logger and level."""
        self.records.append((record.name, record.levelno, record.getMessage()))


def keep(page: Page, files: "Files") -> None:
    """Let the page be rendered from what was kept of the same Markdown among the same files."""
    page.render = partial(_render, page, _addresses(files))  # type: ignore[method-assign]


@lru_cache(maxsize=1)  # of one language at a time
def _addresses(files: "Files") -> str:
    """Return the hash of what links are checked against and made of."""
    return kept.digest(f"{file.src_uri} {file.url} {file.inclusion}" for file in files)


def _render(page: Page, addresses: str, config: "MkDocsConfig", files: "Files") -> None:
    """Do what `Page.render` does."""
    made_of = (
        page.file.src_uri,
        page.markdown,
        addresses,
        config.markdown_extensions,
        config.mdx_configs,
        config.validation,
        logging.getLogger("mkdocs").getEffectiveLevel(),
        kept.versions(*MADE_BY),
    )
    fresh: list[bool] = []

    def make() -> bytes:
        fresh.append(True)
        return _made(page, config, files)

    found = pickle.loads(kept.one("markdown", made_of, make))  # noqa: S301  # this build's own folder
    if fresh:
        return
    for name in TAKEN:
        setattr(page, name, found[name])
    page.links_to_anchors = {files.src_uris[address]: links for address, links in found["links"].items()}
    for name, level, text in found["said"]:
        logging.getLogger(name).log(level, text)


def _made(page: Page, config: "MkDocsConfig", files: "Files") -> bytes:
    logger, said = logging.getLogger("mkdocs"), _Said()
    logger.addHandler(said)
    try:
        Page.render(page, config, files)
    finally:
        logger.removeHandler(said)
    found: dict[str, Any] = {name: getattr(page, name) for name in TAKEN}
    found["links"] = {file.src_uri: links for file, links in (page.links_to_anchors or {}).items()}
    found["said"] = said.records
    return pickle.dumps(found)
