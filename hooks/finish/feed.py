"""Makes a feed of the changes page.

Its entries are the sections of that page whose heading id is a date, such as `d2026-11-22`.
"""

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urljoin
from xml.etree import ElementTree

from bs4 import BeautifulSoup, Tag

from hooks.pages.addresses import FEED

ATOM = "http://www.w3.org/2005/Atom"
DATED = re.compile(r"^d(\d{4}-\d{2}-\d{2})$")


def dated_sections(html: str) -> Iterator[tuple[date, str, str]]:
    """Yield day, heading and HTML of each dated section of the changes page, as ordered there."""
    for heading in BeautifulSoup(html, "html.parser").find_all("h2"):
        dated = DATED.match(str(heading.get("id", "")))
        if not dated:
            continue
        for link in heading.select(".headerlink"):
            link.decompose()
        parts: list[str] = []
        for sibling in heading.find_next_siblings():
            if isinstance(sibling, Tag) and sibling.name == "h2":
                break
            parts.append(str(sibling))
        yield date.fromisoformat(dated[1]), heading.get_text().strip(), "".join(parts).strip()


def feed(html: str, address: str, lang: str, title: str) -> bytes:
    """Return the Atom feed of the changes page at `address`; raises ValueError if no section is dated."""
    sections = list(dated_sections(html))
    if not sections:
        raise ValueError("no heading has a date as its id, such as { #d2026-11-22 }")
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": lang})

    def add(parent: ElementTree.Element, tag: str, text: str = "", **attributes: str) -> ElementTree.Element:
        element = ElementTree.SubElement(parent, tag, attributes)
        element.text = text
        return element

    add(root, "title", title)
    add(root, "id", address)
    add(root, "link", href=address)
    add(root, "link", rel="self", type="application/atom+xml", href=urljoin(address, f"../{FEED}"))
    add(root, "updated", f"{max(day for day, _, _ in sections)}T00:00:00+08:00")
    add(add(root, "author"), "name", title)
    for day, heading, content in sections:
        entry = add(root, "entry")
        place = f"{address}#d{day}"
        add(entry, "title", heading)
        add(entry, "id", place)
        add(entry, "link", href=place)
        add(entry, "updated", f"{day}T00:00:00+08:00")
        add(entry, "content", content, type="html")
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))
