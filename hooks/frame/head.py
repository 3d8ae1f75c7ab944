"""Prepares what the frame of every page shows: head with absolute addresses, header and footer links, 404.

Search engines ignore relative canonical and hreflang addresses, so everything here starts from `site_url`.
Templates read the result as `head` (pages only) and `frame` (every template).
"""

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from mkdocs.exceptions import PluginError

from calculator import age
from hooks.frame import open_graph, structured_data
from hooks.pages import documents
from hooks.pages.addresses import APP_MANIFEST, FEED, language_folder, page_url
from hooks.pages.languages import DEFAULT_LANGUAGE, LANGUAGES, other_languages
from hooks.settings import Settings
from hooks.wording import frame_wording

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

NOT_FOUND_PAGES = ("index", "calculator", "choose-a-channel", "faq")


def alternates(site_url: str, name: str) -> list[dict[str, str]]:
    """Return the hreflang links of page `name`: each language, and the first one's page as `x-default`."""
    links = [{"lang": lang, "href": urljoin(site_url, page_url(lang, name))} for lang in LANGUAGES]
    default = urljoin(site_url, page_url(DEFAULT_LANGUAGE, name))
    return [*links, {"lang": "x-default", "href": default}]


def head(page: "Page", lang: str, name: str, config: "MkDocsConfig") -> dict[str, Any]:
    """Return what the `<head>` of one page says; raises PluginError if the page has no description."""
    site_url = str(config.site_url)
    description = page.meta.get("description")
    if not description:
        raise PluginError(f"docs/{lang}/{name}.md: the front matter needs a `description` in its language.")
    picture = urljoin(site_url, open_graph.path(lang, name))
    canonical = urljoin(site_url, page_url(lang, name))
    return {
        "description": description,
        "canonical": canonical,
        "alternates": alternates(site_url, name),
        "locale": _open_graph(lang),
        "other_locales": [_open_graph(other) for other in other_languages(lang)],
        "picture": {"href": picture, "width": open_graph.WIDTH, "height": open_graph.HEIGHT},
        "feed": {
            "title": frame_wording(lang)["feed"]["title"].format(site=config.site_name),
            "href": urljoin(site_url, page_url(lang, "index") + FEED),
        },
        "structured_data": [
            structured_data.as_script(item)
            for item in structured_data.describe(
                content=str(page.content),
                title=str(page.title),
                description=str(description),
                address=canonical,
                picture=picture,
                lang=lang,
                site_name=str(config.site_name),
                home=urljoin(site_url, page_url(lang, "index")),
            )
        ],
    }


def _open_graph(lang: str) -> str:
    return str(frame_wording(lang)["language"]["open_graph"])


def frame(lang: str, name: str, settings: Settings) -> dict[str, Any]:
    """Return the words and links of header, search and footer; `name` is the page the language links keep.

    `ended` is a sentence if the calendar holds no application made on the day of the build; else "".
    """
    words = frame_wording(lang)
    today = settings.today
    targets = {"sources": "sources", "privacy": "about", "changes": "changes"}
    links = [
        {"title": words["footer"][word], "url": page_url(lang, target)} for word, target in targets.items()
    ]
    links.append({"title": words["footer"]["feed"], "url": page_url(lang, "index") + FEED})
    return {
        **words,
        "home": page_url(lang, "index"),
        "app_manifest": language_folder(lang) + APP_MANIFEST,
        "others": [
            {"lang": other, "name": settings.languages[other].name, "url": page_url(other, name)}
            for other in other_languages(lang)
        ],
        "footer_links": links,
        "ended": _ended(today, lang),
    }


@cache
def _ended(today: date, lang: str) -> str:
    return age.of(today, lang=lang).sentence(today.isoformat())


def not_found(languages: Iterable[str], docs: Path) -> list[dict[str, Any]]:
    """Return what the page for missing addresses says in each of the languages, with the pages it offers."""
    return [
        {
            "lang": lang,
            **frame_wording(lang)["not_found"],
            "links": [
                {
                    "title": str(documents.read_one(lang, name, docs).meta["title"]),
                    "url": page_url(lang, name),
                }
                for name in NOT_FOUND_PAGES
            ],
        }
        for lang in languages
    ]
