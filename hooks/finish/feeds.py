"""Writes what programs read beside the pages: `llms.txt`, `robots.txt`, and in each language a feed.

The feed's entries are the sections of the changes page whose heading id is a date, such as `d2026-11-22`.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin
from xml.etree import ElementTree

from bs4 import BeautifulSoup, Tag
from mkdocs.exceptions import PluginError

from hooks.pages import documents
from hooks.wording import frame_wording

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

ATOM = "http://www.w3.org/2005/Atom"
FEED = "feed.xml"
DATED = re.compile(r"^d(\d{4}-\d{2}-\d{2})$")
LANGUAGE_NAMES = {"zh": "中文", "en": "English"}


def in_order(nav: list[Any]) -> Iterator[str]:
    """Yield the names of the pages in the order of the navigation in `mkdocs.yml`."""
    for item in nav:
        if isinstance(item, str):
            yield item.removesuffix(".md")
        else:
            for children in item.values():
                yield from in_order(children if isinstance(children, list) else [children])


def llms_txt(names: list[str], site_url: str, site_name: str, summary: str) -> str:
    """Return the list of all pages with their descriptions, in the form that llmstxt.org proposes."""
    lines = [f"# {site_name}", "", f"> {summary}", ""]
    for lang in documents.LANGUAGES:
        pages = {page.name: page for page in documents.read(lang)}
        lines += [f"## {LANGUAGE_NAMES[lang]}", ""]
        lines += [
            f"- [{pages[name].meta['title']}]({urljoin(site_url, pages[name].url)}): "
            f"{pages[name].meta['description']}"
            for name in names
        ]
        lines.append("")
    return "\n".join(lines)


def robots_txt(site_url: str) -> str:
    """Return that everything may be read, and where the list of pages is."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {urljoin(site_url, 'sitemap.xml')}\n"


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


def on_page_content(html: str, *, page: "Page", config: "MkDocsConfig", **_event: Any) -> str:
    """Write the feed of a changes page."""
    lang, name = documents.lang_and_name(page.file.src_uri)
    if name == "changes":
        address = urljoin(str(config.site_url), documents.page_url(lang, name))
        title = frame_wording(lang)["feed"]["title"].format(site=config.site_name)
        target = Path(config.site_dir, documents.page_url(lang, "index"), FEED)
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            target.write_bytes(feed(html, address, lang, title))
        except ValueError as error:
            raise PluginError(f"docs/{lang}/changes.md: {error}") from error
    return html


def on_post_build(config: "MkDocsConfig") -> None:
    """Write the files of the whole site, once, with the default language's name and summary."""
    if config.theme["language"] != documents.DEFAULT_LANGUAGE:
        return
    site, site_url = Path(config.site_dir), str(config.site_url)
    names = list(in_order(list(config.nav or [])))
    listing = llms_txt(names, site_url, str(config.site_name), str(config.site_description))
    (site / "llms.txt").write_text(listing, "utf-8")
    (site / "robots.txt").write_text(robots_txt(site_url), "utf-8")
