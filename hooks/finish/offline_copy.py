"""Chooses what every reader gets for reading without a network, and says how large the whole site is.

A reader gets the programs, the home pages and what these lead to but for the long page of sources, and the
page that says so. Other pages are kept when they are read, or all of them if the reader asks for it there.
What writes Word files and the search come too as long as all of this is no more than MAX_BYTES; of a larger
site they are kept as far as they are used.
"""

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from urllib.parse import urljoin

import brotli
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from hooks import kept
from hooks.finish.search.write import FOLDER as SEARCH
from hooks.pages.addresses import language_folder, not_found_page, page_path, page_url
from hooks.pages.languages import LANGUAGES

MAX_BYTES = 1_500_000
# What can be done without, in the order in which it is left out of a copy that would be too large.
SPARED = ("assets/papers/docx.", f"{SEARCH}/")
ABOUT = "about"  # the page on which the whole site can be kept
SOURCES = "sources"  # the largest page; each source is named in the notes of the page that cites it too
# Nearly as small as the copies that lie beside the files (see compression.py), in a fraction of the time.
QUALITY = 9
SIZE = re.compile(r"(<span data-bytes=\"(?P<of>whole|first)\">)[^<]*")
_ROOT = "https://here/"  # any: addresses are joined below one


def file_of(site: Path, address: str) -> Path:
    """Return the file at an address relative to the root of the site."""
    return site / (f"{address}index.html" if address.endswith("/") or not address else address)


def is_page(address: str) -> bool:
    """Tell whether an address is that of a page."""
    return not address or address.endswith(("/", ".html"))


def led_to(html: bytes, address: str) -> set[str]:
    """Return the addresses of this site to which the text of the page at `address` leads.

    What stands there for browsers without scripts leads nowhere: nor do those keep anything.
    """
    root = document_fromstring(html, parser=HTMLParser(encoding="utf-8"))
    links: list[HtmlElement] = root.xpath("//article//a[@href][not(ancestor::noscript)]")
    targets = (urljoin(_ROOT + address, link.get("href", "")) for link in links)
    own = (target.removeprefix(_ROOT) for target in targets if target.startswith(_ROOT))
    return {page_path(re.sub(r"[?#].*", "", target)) for target in own}


def core(site: Path, addresses: Iterable[str]) -> set[str]:
    """Return those of the addresses that are pages which every reader gets."""
    homes = [language_folder(lang) for lang in LANGUAGES]
    found = {*homes, *(page_url(lang, ABOUT) for lang in LANGUAGES), *map(not_found_page, LANGUAGES)}
    for home in homes:
        page = file_of(site, home)
        found |= led_to(page.read_bytes(), home) if page.is_file() else set()
    found -= {page_url(lang, SOURCES) for lang in LANGUAGES}
    return {address for address in addresses if is_page(address) and address in found}


def sizes(site: Path, addresses: Iterable[str]) -> dict[str, int]:
    """Return how many bytes each file has on its way, compressed."""
    return {address: _size(file_of(site, address).read_bytes()) for address in addresses}


def _size(content: bytes) -> int:
    made_of = (QUALITY, sha256(content).hexdigest(), kept.versions("brotli"))
    return int(
        kept.one("sizes", made_of, lambda: str(len(brotli.compress(content, quality=QUALITY))).encode())
    )


def first(known: Mapping[str, int], pages: set[str], later: set[str]) -> set[str]:
    """Return the addresses of what every reader gets.

    `known` are the sizes of all files, `pages` the pages among them that everybody needs, `later` other files
    that are kept when they are asked for.
    """
    needed = {address for address in known if address in pages or not (is_page(address) or address in later)}
    for beginning in SPARED:
        if sum(known[address] for address in needed) > MAX_BYTES:
            needed = {address for address in needed if not address.startswith(beginning)}
    return needed


def tell(site: Path, of_whole: int, of_first: int) -> None:
    """Write both sizes, in bytes, into the pages on which the whole site can be kept."""
    said = {"whole": f"{of_whole / 1e6:.1f} MB", "first": f"{of_first / 1e6:.1f} MB"}
    for lang in LANGUAGES:
        page = file_of(site, page_url(lang, ABOUT))
        if page.is_file():
            html = page.read_text("utf-8")
            page.write_text(SIZE.sub(lambda found: found[1] + said[found["of"]], html), "utf-8")
