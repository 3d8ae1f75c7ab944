"""Writes what programs read beside the pages: `llms.txt`, `robots.txt`, and in each language a feed.

The feed's entries are the sections of the changes page whose heading id is a date, such as `d2026-11-22`.
"""

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urljoin
from xml.etree import ElementTree

from bs4 import BeautifulSoup, Tag
from mkdocs.exceptions import PluginError

from hooks.pages import documents
from hooks.pages.addresses import FEED, language_folder, page_url
from hooks.pages.languages import DEFAULT_LANGUAGE
from hooks.settings import Settings
from hooks.wording import frame_wording

ATOM = "http://www.w3.org/2005/Atom"
DATED = re.compile(r"^d(\d{4}-\d{2}-\d{2})$")


def llms_txt(settings: Settings) -> str:
    """Return the list of all pages with their descriptions, in the form that llmstxt.org proposes.

    Name and summary of the site are those of its default language.
    """
    site = settings.languages[DEFAULT_LANGUAGE]
    lines = [f"# {site.site_name}", "", f"> {site.summary}", ""]
    for lang, language in settings.languages.items():
        pages = {page.name: page for page in documents.read(lang, settings.docs)}
        lines += [f"## {language.name}", ""]
        lines += [
            f"- [{pages[name].meta['title']}]({urljoin(settings.address, pages[name].url)}): "
            f"{pages[name].meta['description']}"
            for name in settings.order
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


def changes_feed(settings: Settings, lang: str) -> bytes:
    """Return the feed of the changes page as built; raises PluginError if it holds no dates."""
    url = page_url(lang, "changes")
    page = settings.site / url / "index.html"
    title = frame_wording(lang)["feed"]["title"].format(site=settings.languages[lang].site_name)
    try:
        return feed(page.read_text("utf-8"), urljoin(settings.address, url), lang, title)
    except ValueError as error:
        raise PluginError(f"docs/{lang}/changes.md: {error}") from error


def write(settings: Settings) -> None:
    """Write all of them into the built site."""
    for lang in settings.languages:
        (settings.site / language_folder(lang) / FEED).write_bytes(changes_feed(settings, lang))
    (settings.site / "llms.txt").write_text(llms_txt(settings), "utf-8")
    (settings.site / "robots.txt").write_text(robots_txt(settings.address), "utf-8")
