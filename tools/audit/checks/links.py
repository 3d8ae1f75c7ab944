"""Every link of the site leads to a file that is there, and to a place on it."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup

from hooks.pages.addresses import page_path
from tools.audit.finding import Finding
from tools.audit.pages import file_of, references

NAME = "links"
# A browser reads this in a link as a command to mark a text, not as a place.
TEXT_FRAGMENT = ":~:"


def find(folder: Path, address: str, pages: Mapping[str, BeautifulSoup]) -> list[Finding]:
    """Return the links into the site at `address` that lead to no file, or to no place on their page."""
    places = {path: _places(soup) for path, soup in pages.items()}
    return [
        Finding(NAME, page_path(path), f"{link} leads to {missing}")
        for path, soup in pages.items()
        for link in dict.fromkeys(references(soup))
        if (missing := _missing(folder, address, urljoin(_base(address, path, soup), link), places))
    ]


def _places(soup: BeautifulSoup) -> set[str]:
    return {str(tag["id"]) for tag in soup.find_all(id=True)}


def _base(address: str, path: str, soup: BeautifulSoup) -> str:
    own = urljoin(address, page_path(path))
    base = soup.find("base", href=True)
    return urljoin(own, str(base["href"])) if base else own


def _missing(folder: Path, address: str, target: str, places: Mapping[str, set[str]]) -> str:
    if not target.startswith(address):
        return ""
    file = file_of(target.removeprefix(address))
    place = unquote(urlsplit(target).fragment).partition(TEXT_FRAGMENT)[0]
    if not (folder / file).is_file():
        return "no file"
    return "no place on its page" if place and file in places and place not in places[file] else ""
