"""Nothing is loaded from another host, and there is one page for every address that leads nowhere."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup, Tag

SITE = "https://sim-cancellation-guide.example/"
LOADED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href"}
# These name an address; the browser does not fetch it.
NAMED_ONLY = {"canonical", "alternate", "prev", "next"}


def links(soup: BeautifulSoup) -> Iterator[tuple[Tag, str]]:
    for tag in soup.find_all(["a", "link", "script", "img", "use"]):
        for attribute in ("href", "src"):
            if tag.get(attribute):
                yield tag, str(tag[attribute])


def test_nothing_is_loaded_from_another_host(soups: dict[str, BeautifulSoup]) -> None:
    foreign = [
        f"{path}: {tag[LOADED[tag.name]]}"
        for path, soup in soups.items()
        for tag in soup.find_all(list(LOADED))
        if tag.get(LOADED[tag.name])
        and not NAMED_ONLY & set(tag.get_attribute_list("rel"))
        and not urljoin(SITE, str(tag[LOADED[tag.name]])).startswith(SITE)
    ]
    assert foreign == []


def test_style_sheets_load_nothing_from_another_host(site_dir: Path) -> None:
    foreign = [
        path.name
        for path in site_dir.rglob("*.css")
        if "url(http" in path.read_text("utf-8") or "@import" in path.read_text("utf-8")
    ]
    assert foreign == []


def test_the_page_for_missing_addresses_links_from_the_root_at_any_depth(
    soups: dict[str, BeautifulSoup],
) -> None:
    for page in ("404.html", "en/404.html"):
        relative = [link for _, link in links(soups[page]) if not link.startswith(("/", "https://", "#"))]
        assert relative == []


@pytest.mark.parametrize(
    ("page", "lang", "spoken"), [("404.html", "zh", ["zh", "en"]), ("en/404.html", "en", ["en"])]
)
def test_each_language_has_its_page_for_missing_addresses_and_the_first_ones_speaks_them_all(
    soups: dict[str, BeautifulSoup], page: str, lang: str, spoken: list[str]
) -> None:
    soup = soups[page]
    assert soup.html is not None
    assert soup.html["lang"] == lang
    assert [link["lang"] for link in soup.select("header [data-language-link]")] == [
        other for other in ("zh", "en") if other != lang
    ]
    sections = soup.select("article section[lang]")
    assert [section["lang"] for section in sections] == spoken
    assert {str(link["href"]) for link in sections[-1].select("a")} >= {"/en/", "/en/calculator/"}
    assert soup.select("meta[name=robots][content=noindex]")


def test_wording_and_font_of_the_build_are_not_published(site_dir: Path) -> None:
    published = {path.suffix for path in site_dir.rglob("*") if path.is_file()}
    assert not published & {".toml", ".woff", ".woff2", ".ttf", ".otf", ".py"}
