"""Puts HTML in the place of the `[[…]]` markers of a page.

To add a block, write a function `render(place: Place) -> str` in a module of this room and name it in
`PLAIN`. If words may follow its name in the marker, it is `render(args: list[str], place: Place) -> str`,
named in `WITH_WORDS`; `args` are those words. `place` says where the block stands: `place.lang`,
`place.document` and `place.link("sources", "s1-22")`, the right relative link from this page.
It returns one block of HTML: a single outer element such as `<div>…</div>`, `<table>…</table>` or
`<figure>…</figure>` (an `<svg>` stands inside one), which Markdown leaves as it is. Words it does not know
are refused by `raise MarkerError("a sentence that says what would be right")`; file and line are added here.
Source marks inside a block come from `citations.marks(["S1-22"], place)`.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from hooks.blocks import (
    citations,
    fact_pages,
    licences,
    offline_blocks,
    open_data,
    paper_blocks,
    pictures,
    stage_tables,
    working_day_pages,
)
from hooks.blocks.place import Place
from hooks.pages import documents, markers
from hooks.pages.addresses import lang_and_name
from hooks.pages.documents import Document
from hooks.pages.markers import Marker, MarkerError
from hooks.pages.problems import Problem, fail_on
from hooks.settings import Settings

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

PLAIN: dict[str, Callable[[Place], str]] = {
    "route-guide": pictures.render_route_guide,
    "claims": fact_pages.render_claims,
    "dropped": fact_pages.render_dropped,
    "glossary": fact_pages.render_glossary,
    "calendars": open_data.render_calendars,
    "open-files": open_data.render_files,
    "embed": open_data.render_embed,
    "licences": licences.render,
    "keep-offline": offline_blocks.render,
}
WITH_WORDS: dict[str, Callable[[list[str], Place], str]] = {
    "stages": stage_tables.render,
    "process": pictures.render_process,
    "working-days": working_day_pages.render,
    "paper": paper_blocks.render,
    "example": open_data.render_example,
}


def render_block(marker: Marker, place: Place) -> str:
    """Return the HTML of a block marker; raises MarkerError for an unknown or misplaced one."""
    name, *args = marker.words.split() or [""]
    if name not in PLAIN and name not in WITH_WORDS:
        known = ", ".join([*PLAIN, *WITH_WORDS])
        raise MarkerError(f"nothing is known for [[{marker.words}]]; blocks are {known}")
    if not marker.alone:
        raise MarkerError(f"[[{marker.words}]] must stand on a line of its own, from the first column")
    if name in WITH_WORDS:
        return f"\n{WITH_WORDS[name](args, place)}\n"
    if args:
        raise MarkerError(f"[[{name}]] takes no further words")
    return f"\n{PLAIN[name](place)}\n"


def render(document: Document, place: Place) -> str:
    """Return the body with every marker replaced; raises PluginError naming file and line of each bad one."""
    pieces: list[str] = []
    problems: list[Problem] = []
    end = 0
    for marker in markers.find(document):
        try:
            html = citations.render(marker, place) if marker.is_citation else render_block(marker, place)
        except MarkerError as error:
            problems.append(document.problem(marker.start, str(error)))
            continue
        pieces += [document.body[end : marker.start], html]
        end = marker.end
    fail_on(problems)
    return "".join([*pieces, document.body[end:]])


def of_page(markdown: str, page: "Page", settings: Settings) -> str:
    """Return the Markdown of one page of MkDocs with its markers replaced; raises PluginError as `render`."""
    lang, name = lang_and_name(page.file.src_uri)
    document = replace(documents.parse(page.file.content_string, lang, name), body=markdown)
    return render(document, Place(document, settings.docs, settings.today, settings.address))
