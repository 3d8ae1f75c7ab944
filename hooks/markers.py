"""Finds the `[[…]]` markers of a page and puts HTML in their place; the only hook that reads them.

Two kinds, both ignored inside code and HTML comments:

- a **citation** anywhere in a sentence, `[[S1-22]]` or `[[S1-22, L-first-day]]`: `hooks.citations` answers;
- a **block** on a line of its own, from the first column, `[[name word word]]`: the renderer that
  `RENDERERS` names for it answers.

To add a block, write a function `render(args: list[str], place: Place) -> str` in a module of `hooks/` and
name it in `RENDERERS` as `module:function`. `args` are the words after the name; `place` says where the block
stands: `place.lang`, `place.document` and `place.link("sources", "s1-22")`, the right relative link from this
page. It returns one block of HTML: a single outer element such as `<div>…</div>`, `<table>…</table>` or
`<figure>…</figure>` (an `<svg>` stands inside one), which Markdown leaves as it is. Words it does
not know are refused by `raise MarkerError("a sentence that says what would be right")`; file and line are
added here. Source marks inside a block come from `hooks.citations.marks(["S1-22"], place)`.

Renderers are named by text, not registered on import, because MkDocs loads every hook by its file path: a
second copy of the module, with a second copy of anything that it registered.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from pkgutil import resolve_name
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

from hooks import documents
from hooks.documents import Document, Problem

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

RENDERERS = {
    "stages": "hooks.stage_tables:render",
    "process": "hooks.pictures:render_process",
    "route-guide": "hooks.pictures:render_route_guide",
    "working-days": "hooks.working_day_pages:render",
    "claims": "hooks.fact_pages:render_claims",
    "dropped": "hooks.fact_pages:render_dropped",
    "glossary": "hooks.fact_pages:render_glossary",
    "paper": "hooks.paper_blocks:render",
}

CITATION = "hooks.citations:render"

_MARKER = re.compile(r"\[\[([^\[\]\n]*)\]\]")
_CITATION = re.compile(r"(?:S\d[ab]?-\d+|L-)")


class MarkerError(ValueError):
    """A marker that cannot be rendered: a sentence for the person who wrote it."""


@dataclass(frozen=True)
class Marker:
    """One `[[…]]`: its words, its span in the body, and whether it has its line to itself."""

    words: str
    start: int
    end: int
    alone: bool

    @property
    def is_citation(self) -> bool:
        """Return whether the marker cites claims rather than naming a block."""
        return _CITATION.match(self.words) is not None

    @property
    def claims(self) -> list[str]:
        """Return the claim ids of a citation, in the order written."""
        return [word.strip() for word in self.words.split(",")]


@dataclass(frozen=True)
class Place:
    """Where a block or citation stands: the page, and the folder of all pages."""

    document: Document
    docs: Path = documents.DOCS

    @property
    def lang(self) -> str:
        """Return the language of the page, `zh` or `en`."""
        return self.document.lang

    def link(self, name: str, fragment: str = "") -> str:
        """Return the relative link from this page to page `name` of the same language."""
        return documents.page_link(self.document.url, self.lang, name, fragment)


def find(document: Document) -> Iterator[Marker]:
    """Yield the markers of a page in the order of its text, those in code and comments left out."""
    text = document.plain
    for found in _MARKER.finditer(text):
        before = text[: found.start()].rpartition("\n")[2]
        after = text[found.end() :].partition("\n")[0]
        yield Marker(found[1].strip(), found.start(), found.end(), alone=not before and not after.strip())


def citations(document: Document) -> Iterator[tuple[Marker, str]]:
    """Yield every claim id that a page cites, with its marker."""
    for marker in find(document):
        if marker.is_citation:
            for claim in marker.claims:
                yield marker, claim


def render_citation(marker: Marker, place: Place) -> str:
    """Return the HTML of a citation; raises MarkerError for an unknown or dropped claim."""
    html: str = resolve_name(CITATION)(marker, place)
    return html


def render_block(marker: Marker, place: Place) -> str:
    """Return the HTML of a block marker; raises MarkerError for an unknown or misplaced one."""
    name, *args = marker.words.split() or [""]
    renderer = RENDERERS.get(name)
    if renderer is None:
        raise MarkerError(f"nothing is known for [[{marker.words}]]; blocks are {', '.join(RENDERERS)}")
    if not marker.alone:
        raise MarkerError(f"[[{marker.words}]] must stand on a line of its own, from the first column")
    html: str = resolve_name(renderer)(args, place)
    return f"\n{html}\n"


def render(document: Document, docs: Path = documents.DOCS) -> str:
    """Return the body with every marker replaced; raises PluginError naming file and line of each bad one."""
    place = Place(document, docs)
    pieces: list[str] = []
    problems: list[Problem] = []
    end = 0
    for marker in find(document):
        try:
            html = render_citation(marker, place) if marker.is_citation else render_block(marker, place)
        except MarkerError as error:
            problems.append(document.problem(marker.start, str(error)))
            continue
        pieces += [document.body[end : marker.start], html]
        end = marker.end
    documents.fail_on(problems)
    return "".join([*pieces, document.body[end:]])


@event_priority(90)  # before hooks and plugins that expect finished Markdown
def on_page_markdown(markdown: str, /, *, page: "Page", config: "MkDocsConfig", files: "Files") -> str:  # noqa: ARG001
    """Replace the markers of one page."""
    lang, name = documents.lang_and_name(page.file.src_uri)
    document = replace(documents.parse(page.file.content_string, lang, name), body=markdown)
    # Renderers raise the MarkerError of the importable module, which MkDocs's own copy would not catch.
    rendered: str = resolve_name("hooks.markers:render")(document, Path(config.docs_dir))
    return rendered
