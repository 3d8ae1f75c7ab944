"""The pages of a built site, as its own sitemap lists them, and those that no sitemap may list."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup

from hooks.pages.addresses import page_path


@dataclass(frozen=True)
class Site:
    """A built site: its folder, its address on the web, and its other origins.

    `origins` says for each address from which the site may load files where those lie in `folder`; both end
    in a slash.
    """

    folder: Path
    address: str
    origins: dict[str, str]


def html_files(folder: Path) -> list[str]:
    """Return the path of every HTML file, relative to the folder, in order."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))


def listed(site: Site) -> list[str]:
    """Return the addresses that the sitemap lists, relative to the root of the site.

    Raises ValueError for an address outside the site.
    """
    soup = BeautifulSoup((site.folder / "sitemap.xml").read_text("utf-8"), "xml")
    addresses = [location.get_text().strip() for location in soup.find_all("loc")]
    outside = [address for address in addresses if not address.startswith(site.address)]
    if outside:
        raise ValueError(f"sitemap.xml lists {outside[0]}, which is not below {site.address}.")
    return [unquote(address.removeprefix(site.address)) for address in addresses]


def all_addresses(site: Site) -> list[str]:
    """Return the address of every page: those of the sitemap in its order, then the others."""
    in_sitemap = listed(site)
    return [*in_sitemap, *sorted({page_path(path) for path in html_files(site.folder)} - set(in_sitemap))]


def file_of(address: str) -> str:
    """Return the path of the file that a host answers with, without query string and fragment."""
    path = unquote(urlsplit(address).path).lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def read_pages(folder: Path) -> dict[str, BeautifulSoup]:
    """Return every HTML file, parsed, by its path relative to the folder."""
    return {path: BeautifulSoup((folder / path).read_text("utf-8"), "lxml") for path in html_files(folder)}


def references(soup: BeautifulSoup) -> Iterator[str]:
    """Yield the address in every link, picture, script and style sheet of a page, as it is written."""
    for tag in soup.find_all(["a", "area", "link", "script", "img", "source", "iframe", "use", "form"]):
        for attribute in ("href", "src", "action"):
            if tag.get(attribute):
                yield str(tag[attribute])
