"""Cuts the finished pages into sections: what stands below a heading that can be linked to.

Any generator's page will do: an `<article>` or `<main>`, headings with ids, terms of a definition list whose
entry has an id. What no reader sees, marks of sources and the page's own navigation are left out.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement

from hooks import kept
from hooks.pages.languages import DEFAULT_LANGUAGE, LANGUAGES

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
UNSEEN = (
    "script, style, template, dialog, [hidden], nav, svg, sup, .headerlink, form, noscript, .guide-hidden, "
    "button, [aria-live], [data-search-exclude], .calc"
)
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
        return {key: value for key, value in asdict(self).items() if key != "parts"}


def plain(text: str) -> str:
    """Return a text with single blanks, and none around Chinese punctuation."""
    return re.sub(r" ?([，。；：？！、）》”]) ?", r"\1", BLANKS.sub(" ", text)).strip()


def is_start(element: PageElement) -> bool:
    """Tell whether a section starts here: a heading with an id, or an entry of a list of terms."""
    if not isinstance(element, Tag) or not element.get("id"):
        return False
    return element.name in HEADINGS or (element.name in {"div", "dt"} and element.find("dt") is not None)


def _start(element: Tag, address: str, page: str, open_headings: list[tuple[int, str]]) -> Section:
    is_term = element.name not in HEADINGS
    title = plain((element.find("dt") or element).get_text() if is_term else element.get_text())
    level = 0 if is_term else int(element.name[1])
    if level:
        while open_headings and open_headings[-1][0] >= level:
            open_headings.pop()
    above = [text for depth, text in open_headings if depth > 1]
    if level:
        open_headings.append((level, title))
    return Section(address, str(element["id"]), level, title, page, above)


def _count(section: Section, element: Tag) -> None:
    """Note the list items, links and references that start at this element."""
    if element.name == "li" and "task-list-item" in (element.get("class") or []):
        section.checks += 1
    elif element.name == "li" and element.parent is not None and element.parent.name == "ol":
        section.steps += 1
    elif element.name in {"strong", "b"}:
        section.lead = f"{section.lead} {element.get_text(' ')}".strip()


def _add_text(section: Section, text: NavigableString) -> None:
    parents = {parent.name for parent in text.parents}
    size = len(text.strip())
    section.parts.append(str(text))
    section.linked += size if "a" in parents else 0
    section.tabled += size if "table" in parents else 0
    is_listed = any(REFERENCE in (parent.get("class") or []) for parent in text.parents if parent.name)
    section.reference += size if is_listed and section.level else 0


def _closed(section: Section) -> Section:
    section.text = plain("".join(section.parts))
    size = max(1, len(section.text))
    for share in ("linked", "reference", "tabled"):
        setattr(section, share, min(1.0, getattr(section, share) / size))
    section.lead = plain(section.lead)
    return section


def sections_of(html: str, address: str) -> list[Section]:
    """Return the sections of one page, in order; none if it asks search engines to leave it out."""
    soup = BeautifulSoup(html, "lxml")
    robots = soup.find("meta", attrs={"name": "robots"})
    body = soup.find("article") or soup.find("main")
    if not isinstance(body, Tag) or (robots and "noindex" in str(robots.get("content"))):
        return []
    for unseen in body.select(UNSEEN):
        unseen.decompose()
    title = body.find("h1")
    page = plain(title.get_text()) if title else plain(soup.title.get_text() if soup.title else address)
    description = soup.find("meta", attrs={"name": "description"})
    found: list[Section] = []
    open_headings: list[tuple[int, str]] = []
    skip: Tag | None = None
    for element in body.descendants:
        if skip is not None and skip in element.parents:
            continue
        skip = None
        if is_start(element):
            found.append(_start(element, address, page, open_headings))  # type: ignore[arg-type]
            head = element if element.name in HEADINGS else element.find("dt")  # type: ignore[attr-defined]
            skip = head if isinstance(head, Tag) and head is element else None
        elif found and isinstance(element, Tag):
            found[-1].parts.append(" " if element.name in BLOCKS else "")
            _count(found[-1], element)
        elif found and type(element) is NavigableString:
            _add_text(found[-1], element)
    if found and description:
        found[0].lead = f"{description.get('content')} {found[0].lead}"
    return [_closed(section) for section in found]


def _file(page: tuple[str, str]) -> bytes:
    return json.dumps([each.data() for each in sections_of(*page)]).encode()


def pages_of(site: Path) -> Iterator[tuple[str, str, str]]:
    """Yield language, address and HTML of every page of a built site, in the order of their addresses."""
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        if name == "404.html":
            continue
        html = path.read_text("utf-8")
        found = re.search(r"<html[^>]*\blang=\"?([a-zA-Z-]+)", html)
        yield _language(found[1] if found else ""), name.removesuffix("index.html"), html


def _language(said: str) -> str:
    """Return the language of a page that says `said`: `zh-CN` is `zh`, unless it is a language of its own."""
    return said if said in LANGUAGES else said.split("-")[0] or DEFAULT_LANGUAGE


def sections_by_language(site: Path) -> dict[str, list[Section]]:
    """Return all sections of a built site, by the language that its pages say they are in."""
    pages = list(pages_of(site))
    made_by = (kept.sources(Path(__file__)), kept.versions("beautifulsoup4", "lxml"))
    cut = kept.many(
        "sections", {(html, address): (address, html, *made_by) for _, address, html in pages}, _file
    )
    found: dict[str, list[Section]] = {}
    for lang, address, html in pages:
        of_page = json.loads(cut[html, address])
        found.setdefault(lang, []).extend(Section(**each) for each in of_page)
    return {lang: each for lang, each in found.items() if each}
