"""What search engines and link previews read of each page: titles, languages, addresses, JSON-LD."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from tests.soup import attribute, one

SITE = "https://sim-cancellation-guide.example/"
# What schema.org and the search engines ask of each type.
REQUIRED = {
    "WebSite": {"name", "url"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "HowTo": {"name", "step"},
    "HowToStep": {"position", "name", "text"},
    "FAQPage": {"mainEntity"},
    "Question": {"name", "acceptedAnswer"},
    "Answer": {"text"},
}


def language(path: str) -> str:
    return "en" if path.startswith("en/") else "zh"


def translations(path: str) -> dict[str, str]:
    folder = path.removeprefix("en/").removesuffix("index.html")
    return {"zh": SITE + folder, "en": f"{SITE}en/{folder}", "x-default": SITE + folder}


def meta(soup: BeautifulSoup, **name: str) -> str:
    ((key, value),) = name.items()
    return attribute(one(soup, f'meta[{key}="{value}"]'), "content")


def structured(soup: BeautifulSoup) -> list[dict[str, Any]]:
    return [json.loads(str(tag.string)) for tag in soup.find_all("script", type="application/ld+json")]


def typed(data: Any) -> list[dict[str, Any]]:
    if isinstance(data, list):
        return [found for item in data for found in typed(item)]
    if isinstance(data, dict):
        inner = [found for value in data.values() for found in typed(value)]
        return [data, *inner] if "@type" in data else inner
    return []


def test_every_page_says_its_language(pages: dict[str, BeautifulSoup]) -> None:
    assert {path: one(soup, "html")["lang"] for path, soup in pages.items()} == {
        path: language(path) for path in pages
    }


def test_every_page_has_one_main_heading(soups: dict[str, BeautifulSoup]) -> None:
    assert {path: len(soup.find_all("h1")) for path, soup in soups.items()} == dict.fromkeys(soups, 1)


def test_titles_and_descriptions_differ_from_page_to_page(pages: dict[str, BeautifulSoup]) -> None:
    for texts in (
        [one(soup, "title").get_text() for soup in pages.values()],
        [meta(soup, name="description") for soup in pages.values()],
    ):
        assert all(texts)
        assert len(set(texts)) == len(pages)


def test_canonical_address_is_absolute_and_the_page_itself(pages: dict[str, BeautifulSoup]) -> None:
    for path, soup in pages.items():
        assert one(soup, "link[rel=canonical]")["href"] == SITE + path.removesuffix("index.html")


def test_translations_are_named_by_absolute_addresses_with_chinese_as_default(
    pages: dict[str, BeautifulSoup],
) -> None:
    for path, soup in pages.items():
        found = {tag["hreflang"]: tag["href"] for tag in soup.select("link[rel=alternate][hreflang]")}
        assert found == translations(path)


def test_materials_script_does_not_ask_a_site_map_of_every_translation(site_dir: Path) -> None:
    script = next((site_dir / "assets" / "javascripts").glob("bundle.*.js")).read_text("utf-8")
    assert '"link[rel=alternate]"' in script, "Material looks for other links now: look at theme/main.html"
    asked = re.compile(r"<link[^>]*\brel=[\"']?alternate[\"'>\s]")
    pages = {path: path.read_text("utf-8") for path in site_dir.rglob("*.html")}
    with_the_script = [path for path, html in pages.items() if "javascripts/bundle." in html]
    assert len(with_the_script) > 2
    assert [path for path in with_the_script if asked.search(pages[path])] == []


def test_language_link_leads_to_the_same_page(pages: dict[str, BeautifulSoup], site_dir: Path) -> None:
    for path, soup in pages.items():
        link = attribute(one(soup, "[data-language-link]"), "href")
        target = (site_dir / path).parent / link
        other = path.removeprefix("en/") if language(path) == "en" else f"en/{path}"
        assert target.resolve() / "index.html" == (site_dir / other).resolve()


def test_preview_picture_exists_in_the_size_that_is_told(
    pages: dict[str, BeautifulSoup], site_dir: Path
) -> None:
    for soup in pages.values():
        file = site_dir / urlsplit(meta(soup, property="og:image")).path.lstrip("/")
        with Image.open(file) as picture:
            assert picture.size == (1200, 630)
        assert file.stat().st_size < 60_000
        told = (meta(soup, property="og:image:width"), meta(soup, property="og:image:height"))
        assert told == ("1200", "630")


def test_preview_speaks_the_language_of_the_page(pages: dict[str, BeautifulSoup]) -> None:
    for path, soup in pages.items():
        assert meta(soup, property="og:locale") == {"zh": "zh_CN", "en": "en_GB"}[language(path)]
        assert meta(soup, property="og:description") == meta(soup, name="description")
        assert meta(soup, property="og:url") == SITE + path.removesuffix("index.html")


def test_structured_data_has_what_schema_org_requires(pages: dict[str, BeautifulSoup]) -> None:
    for path, soup in pages.items():
        for data in structured(soup):
            assert data["@context"] == "https://schema.org"
            assert data["inLanguage"] == language(path)
            for item in typed(data):
                missing = {key for key in REQUIRED[item["@type"]] if not item.get(key)}
                assert missing == set(), f"{path}: {item['@type']}"


@pytest.mark.parametrize(
    ("path", "types"),
    [
        ("index.html", ["WebSite"]),
        ("en/index.html", ["WebSite"]),
        ("ordinary-card/index.html", ["BreadcrumbList", "HowTo"]),
        ("en/whitelist-card/index.html", ["BreadcrumbList", "HowTo"]),
        ("faq/index.html", ["BreadcrumbList", "FAQPage"]),
        ("en/faq/index.html", ["BreadcrumbList", "FAQPage"]),
        ("about/index.html", ["BreadcrumbList"]),
    ],
)
def test_page_is_described_as_what_it_is(
    pages: dict[str, BeautifulSoup], path: str, types: list[str]
) -> None:
    assert [data["@type"] for data in structured(pages[path])] == types


def test_site_map_names_every_page_with_its_translations(
    pages: dict[str, BeautifulSoup], site_dir: Path
) -> None:
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    root = ElementTree.parse(site_dir / "sitemap.xml").getroot()  # noqa: S314 - the build wrote it
    found = {
        str(url.findtext("s:loc", namespaces=spaces)): {
            link.get("hreflang"): link.get("href") for link in url.findall("x:link", spaces)
        }
        for url in root.findall("s:url", spaces)
    }
    assert found == {SITE + path.removesuffix("index.html"): translations(path) for path in pages}


def test_llms_txt_lists_every_page(pages: dict[str, BeautifulSoup], site_dir: Path) -> None:
    text = (site_dir / "llms.txt").read_text("utf-8")
    assert [path for path in pages if f"]({SITE}{path.removesuffix('index.html')}): " not in text] == []


@pytest.mark.parametrize("folder", ["", "en/"])
def test_feed_names_dated_changes(site_dir: Path, folder: str) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    root = ElementTree.parse(site_dir / folder / "feed.xml").getroot()  # noqa: S314 - the build wrote it
    entries = root.findall(f"{atom}entry")
    assert entries[-1].findtext(f"{atom}updated") == "2026-11-22T00:00:00+08:00"
    assert entries[-1].findtext(f"{atom}id") == f"{SITE}{folder}changes/#d2026-11-22"
    assert root.findtext(f"{atom}updated") == entries[0].findtext(f"{atom}updated")


def test_robots_txt_names_the_site_map(site_dir: Path) -> None:
    assert f"Sitemap: {SITE}sitemap.xml" in (site_dir / "robots.txt").read_text("utf-8")
