"""The sitemap lists every page that may be found, and no other."""

from collections.abc import Mapping, Sequence

from bs4 import BeautifulSoup

from hooks.pages.addresses import page_path
from tools.audit.finding import Finding
from tools.audit.pages import file_of

NAME = "sitemap"


def find(in_sitemap: Sequence[str], pages: Mapping[str, BeautifulSoup]) -> list[Finding]:
    """Return the addresses without a page, pages nobody is told of, and those told of against their will."""
    hidden = {path for path, soup in pages.items() if _is_hidden(soup)}
    paths = {file_of(address): address for address in in_sitemap}
    return [
        *(
            Finding(NAME, paths[path], "listed, but there is no such page")
            for path in paths.keys() - pages.keys()
        ),
        *(Finding(NAME, paths[path], "listed, but says noindex") for path in paths.keys() & hidden),
        *(
            Finding(NAME, page_path(path), "neither listed nor marked noindex")
            for path in pages.keys() - paths.keys() - hidden
        ),
    ]


def _is_hidden(soup: BeautifulSoup) -> bool:
    robots = soup.find("meta", attrs={"name": "robots"})
    return robots is not None and "noindex" in str(robots.get("content", ""))
