"""Cuts the finished pages into sections: what stands below a heading that can be linked to.

Any generator's page will do: an `<article>` or `<main>`, headings with ids, terms of a definition list whose
entry has an id. What no reader sees, marks of sources and the page's own navigation are left out.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from lxml.html import HtmlElement, HTMLParser, document_fromstring

from hooks import kept
from hooks.pages.addresses import NOT_FOUND
from hooks.pages.languages import DEFAULT_LANGUAGE, LANGUAGES

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
UNSEEN = {"script", "style", "template", "dialog", "nav", "svg", "sup", "form", "noscript", "button"}
UNSEEN_CLASSES = {"headerlink", "guide-hidden", "calc"}
UNSEEN_ATTRIBUTES = ("hidden", "aria-live", "data-search-exclude")
# Words of neighbouring cells, items and lines are words apart.
BLOCKS = {"p", "li", "td", "th", "tr", "dd", "dt", "br", "div", "table", "ul", "ol", "dl", "pre", "summary"}
REFERENCE = "fact"
BLANKS = re.compile(r"\s+")


@dataclass
class Section:
    """One section; `address` is the page's, relative to the site's root, `id` the heading's.

    `level` is 1 for the page itself, 0 for an entry of a list of terms. `above` holds the headings between
    the page's and this one. `lead` is what is emphasised. `linked`, `reference` and `tabled` are shares, 0 to
    1, of the text that only leads on, that lists sources and that stands in tables; `steps` and `checks`
    count numbered and ticked items.
    """

    address: str
    id: str
    level: int
    title: str
    page: str
    above: list[str]
    text: str = ""
    lead: str = ""
    linked: float = 0.0
    reference: float = 0.0
    tabled: float = 0.0
    steps: int = 0
    checks: int = 0
    parts: list[str] = field(default_factory=list, repr=False)

    def data(self) -> dict[str, Any]:
        """Return the section as plain data."""
        return {key: value for key, value in vars(self).items() if key != "parts"}


def plain(text: str) -> str:
    """Return a text with single blanks, and none around Chinese punctuation."""
    return re.sub(r" ?([，。；：？！、）》”]) ?", r"\1", BLANKS.sub(" ", text)).strip()


def is_seen(element: HtmlElement) -> bool:
    """Tell whether readers see an element as a part of the text; comments are none."""
    return (
        isinstance(element.tag, str)
        and element.tag not in UNSEEN
        and not any(name in element.attrib for name in UNSEEN_ATTRIBUTES)
        and UNSEEN_CLASSES.isdisjoint(_classes(element))
    )


def _classes(element: HtmlElement) -> list[str]:
    return str(element.get("class") or "").split()


def _elements(element: HtmlElement) -> Iterator[HtmlElement]:
    """Yield an element and all in it that readers see, in the order of the page."""
    yield element
    for child in element:
        if is_seen(child):
            yield from _elements(child)


def _texts(element: HtmlElement) -> Iterator[str]:
    """Yield the texts in an element that readers see."""
    if element.text:
        yield element.text
    for child in element:
        if is_seen(child):
            yield from _texts(child)
        if child.tail:
            yield child.tail


def _first(element: HtmlElement, tag: str) -> HtmlElement | None:
    """Return the first element of a kind within another, or None."""
    return next((each for each in _elements(element) if each.tag == tag and each is not element), None)


def is_start(element: HtmlElement) -> bool:
    """Tell whether a section starts here: a heading with an id, or an entry of a list of terms."""
    if not element.get("id"):
        return False
    return element.tag in HEADINGS or (element.tag == "div" and _first(element, "dt") is not None)


def _start(element: HtmlElement, address: str, page: str, open_headings: list[tuple[int, str]]) -> Section:
    is_term = element.tag not in HEADINGS
    title = plain("".join(_texts(_first(element, "dt") if is_term else element)))
    level = 0 if is_term else int(element.tag[1])
    if level:
        while open_headings and open_headings[-1][0] >= level:
            open_headings.pop()
    above = [text for depth, text in open_headings if depth > 1]
    if level:
        open_headings.append((level, title))
    return Section(address, str(element.get("id")), level, title, page, above)


def _count(section: Section, element: HtmlElement) -> None:
    """Note the list items, links and references that start at this element."""
    if element.tag == "li" and "task-list-item" in _classes(element):
        section.checks += 1
    elif element.tag == "li" and element.getparent().tag == "ol":
        section.steps += 1
    elif element.tag in {"strong", "b"}:
        section.lead = f"{section.lead} {' '.join(_texts(element))}".strip()


@dataclass(frozen=True)
class _Within:
    """What a text stands in."""

    link: bool = False
    table: bool = False
    reference: bool = False

    def also(self, element: HtmlElement) -> "_Within":
        """Return what the text in an element stands in."""
        return _Within(
            self.link or element.tag == "a",
            self.table or element.tag == "table",
            self.reference or REFERENCE in _classes(element),
        )


def _add_text(section: Section, text: str | None, within: _Within) -> None:
    if not text:
        return
    size = len(text.strip())
    section.parts.append(text)
    section.linked += size if within.link else 0
    section.tabled += size if within.table else 0
    section.reference += size if within.reference and section.level else 0


@dataclass
class _Reader:
    """Reads a page from its first element to its last; `found` are the sections up to there."""

    address: str
    page: str
    found: list[Section] = field(default_factory=list)
    open_headings: list[tuple[int, str]] = field(default_factory=list)

    def read(self, element: HtmlElement, within: _Within) -> None:
        """Read what stands in an element."""
        self._text(element.text, within)
        for child in element:
            if is_seen(child):
                self._child(child, within.also(child))
            self._text(child.tail, within)

    def _child(self, element: HtmlElement, within: _Within) -> None:
        if is_start(element):
            self.found.append(_start(element, self.address, self.page, self.open_headings))
            if element.tag in HEADINGS:
                return  # its text is the title
        elif self.found:
            self.found[-1].parts.append(" " if element.tag in BLOCKS else "")
            _count(self.found[-1], element)
        self.read(element, within)

    def _text(self, text: str | None, within: _Within) -> None:
        if self.found:
            _add_text(self.found[-1], text, within)


def _closed(section: Section) -> Section:
    section.text = plain("".join(section.parts))
    size = max(1, len(section.text))
    for share in ("linked", "reference", "tabled"):
        setattr(section, share, min(1.0, getattr(section, share) / size))
    section.lead = plain(section.lead)
    return section


def sections_of(html: str, address: str) -> list[Section]:
    """Return the sections of one page, in order; none if it asks search engines to leave it out."""
    root = document_fromstring(html.encode(), parser=HTMLParser(encoding="utf-8"))
    told = {each.get("name"): str(each.get("content")) for each in root.iter("meta")}
    body = next(root.iter("article"), None)
    body = next(root.iter("main"), None) if body is None else body
    if body is None or "noindex" in told.get("robots", ""):
        return []
    title = _first(body, "h1")
    named = next(root.iter("title"), None) if title is None else title
    reader = _Reader(address, plain("".join(_texts(named))) if named is not None else address)
    reader.read(body, _Within())
    if reader.found and "description" in told:
        reader.found[0].lead = f"{told['description']} {reader.found[0].lead}"
    return [_closed(section) for section in reader.found]


class _Page(NamedTuple):
    """A page of a built site: its file, its address, and the language that it says it is in."""

    path: Path
    address: str
    lang: str


def _file(page: _Page) -> bytes:
    found = sections_of(page.path.read_text("utf-8"), page.address)
    return json.dumps([each.data() for each in found]).encode()


def _pages_of(site: Path) -> Iterator[tuple[_Page, str]]:
    """Yield every page of a built site with its HTML, in the order of their addresses."""
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        if path.name == NOT_FOUND:
            continue
        html = path.read_text("utf-8")
        found = re.search(r"<html[^>]*\blang=\"?([a-zA-Z-]+)", html)
        yield _Page(path, name.removesuffix("index.html"), _language(found[1] if found else "")), html


def _language(said: str) -> str:
    """Return the language of a page that says `said`: `zh-CN` is `zh`, unless it is a language of its own."""
    return said if said in LANGUAGES else said.split("-")[0] or DEFAULT_LANGUAGE


def sections_by_language(site: Path) -> dict[str, list[Section]]:
    """Return all sections of a built site, by the language that its pages say they are in."""
    made_by = (kept.sources(Path(__file__)), kept.versions("lxml"))
    # Of each page's HTML only the hash is held: all of a large site would take hundreds of megabytes.
    jobs = {
        page: (page.address, sha256(html.encode()).hexdigest(), *made_by) for page, html in _pages_of(site)
    }
    found: dict[str, list[Section]] = {}
    for page, content in kept.many("sections", jobs, _file).items():
        found.setdefault(page.lang, []).extend(Section(**each) for each in json.loads(content))
    return {lang: each for lang, each in found.items() if each}
