"""The built pages, read once with a real HTML parser."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup


@pytest.fixture(scope="session")
def soups(site_dir: Path) -> dict[str, BeautifulSoup]:
    """Return every HTML file of the site by its path below the root, such as `en/faq/index.html`."""
    return {
        path.relative_to(site_dir).as_posix(): BeautifulSoup(path.read_text("utf-8"), "lxml")
        for path in sorted(site_dir.rglob("*.html"))
    }


@pytest.fixture(scope="session")
def pages(soups: dict[str, BeautifulSoup]) -> dict[str, BeautifulSoup]:
    """Return the pages proper: without the one for addresses that do not exist and those for frames."""
    others = ("404.html", "embed/index.html")
    return {path: soup for path, soup in soups.items() if not path.endswith(others)}
