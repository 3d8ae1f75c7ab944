"""Writes what programs read beside the pages: `llms.txt`, `robots.txt`, and in each language a feed."""

from pathlib import Path
from urllib.parse import urljoin

from mkdocs.exceptions import PluginError

from hooks import kept
from hooks.pages import documents
from hooks.pages.addresses import FEED, language_folder, page_url
from hooks.pages.languages import DEFAULT_LANGUAGE
from hooks.settings import Settings
from hooks.wording import frame_wording


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


def changes_feed(settings: Settings, lang: str) -> bytes:
    """Return the feed of the changes page as built; raises PluginError if it holds no dates."""
    url = page_url(lang, "changes")
    page = settings.site / url / "index.html"
    title = frame_wording(lang)["feed"]["title"].format(site=settings.languages[lang].site_name)
    feed = (page.read_text("utf-8"), urljoin(settings.address, url), lang, title)
    made_by = (kept.sources(Path(__file__).with_name("feed.py")), kept.versions("beautifulsoup4"))
    try:
        return kept.one("feeds", (*feed, *made_by), lambda: _made(*feed))
    except ValueError as error:
        raise PluginError(f"docs/{lang}/changes.md: {error}") from error


def _made(html: str, address: str, lang: str, title: str) -> bytes:
    from hooks.finish import feed  # its parser takes long to import, and mostly the feed is kept

    return feed.feed(html, address, lang, title)


def write(settings: Settings) -> None:
    """Write all of them into the built site."""
    for lang in settings.languages:
        (settings.site / language_folder(lang) / FEED).write_bytes(changes_feed(settings, lang))
    (settings.site / "llms.txt").write_text(llms_txt(settings), "utf-8")
    (settings.site / "robots.txt").write_text(robots_txt(settings.address), "utf-8")
