"""What a page loads is named by its content: pages and files of two builds cannot mix."""

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup

ADDRESS = "https://sim-cancellation-guide.example/"
LOADED = ("assets/", "answers/", "search/")
# Other sites hold these addresses, or Pyodide's version stands in them.
PROMISED = ("assets/embed/element.js", "assets/pictures/", "assets/python/", "assets/javascripts/workers/")


def strings(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for each in data.values() if isinstance(data, dict) else data:
            yield from strings(each)


def loaded(soup: BeautifulSoup, path: str) -> set[str]:
    """Return the files of the site that a page's attributes and blocks of JSON lead to."""
    values = [str(value) for tag in soup.find_all(True) for value in tag.attrs.values()]
    for script in soup.find_all("script", type=["application/json", "application/ld+json"]):
        values.extend(strings(json.loads(script.get_text())))
    targets = (urljoin(ADDRESS + path, value) for value in values if len(value.split()) == 1)
    found = {urlsplit(target).path[1:] for target in targets if target.startswith(ADDRESS)}
    return {each for each in found if each.startswith(LOADED) and not each.endswith("/")}


def test_every_file_that_a_page_loads_bears_the_hash_of_its_content(
    site_dir: Path, soups: dict[str, BeautifulSoup]
) -> None:
    seen = set()
    for path, soup in soups.items():
        for target in loaded(soup, path):
            content = (site_dir / target).read_bytes()  # raises if it is not there
            if not target.startswith(PROMISED):
                assert f".{sha256(content).hexdigest()[:12]}." in target, path
                seen.add(target)
    folders = {target.rpartition("/")[0] for target in seen}
    assert folders >= {
        "answers/count/en",
        "answers/zh",
        "assets",
        "assets/calculator",
        "assets/counter",
        "assets/embed",
        "assets/frame",
        "assets/javascripts",
        "assets/offline",
        "assets/search",
        "assets/styles",
        "assets/stylesheets",
        "search",
        "search/en",
    }


def test_the_parts_of_the_search_bear_the_hash_of_their_content_too(site_dir: Path) -> None:
    for lang in ("zh", "en"):
        (head,) = (site_dir / "search" / lang).glob("head.*.json")
        known = json.loads(head.read_text("utf-8"))
        parts = [part for table in ("about", "asked", "learned") for part in known[table]["parts"]]
        for name in [*parts, *(name for name, _ in known["textParts"])]:
            content = (head.parent / name).read_bytes()
            assert f".{sha256(content).hexdigest()[:12]}.json" in name


def test_addresses_that_are_promised_are_there(site_dir: Path) -> None:
    for path in (
        "assets/embed/element.js",
        "api/v1/notices.json",
        "calendars/days-off.zh.ics",
        "sw.js",
        "version.txt",
        "sitemap.xml",
        "feed.xml",
        "licences.txt",
    ):
        assert (site_dir / path).is_file(), path
