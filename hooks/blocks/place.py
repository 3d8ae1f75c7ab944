"""Where a block or citation stands."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from hooks.build_date import build_date
from hooks.pages.addresses import page_link
from hooks.pages.documents import Document
from hooks.paths import DOCS


@dataclass(frozen=True)
class Place:
    """Where a block or citation stands: the page, all pages, the day of the build, the site's address."""

    document: Document
    docs: Path = DOCS
    today: date = field(default_factory=build_date)
    address: str = ""

    @property
    def lang(self) -> str:
        """Return the language of the page, `zh` or `en`."""
        return self.document.lang

    def link(self, name: str, fragment: str = "") -> str:
        """Return the relative link from this page to page `name` of the same language."""
        return page_link(self.document.url, self.lang, name, fragment)
