"""Short pages, a few facts and the settings of a build for the tests of the hooks."""

from pathlib import Path

import facts
from hooks.pages import documents
from hooks.pages.documents import Document
from hooks.paths import DOCS
from hooks.settings import Language, Settings
from tests.clock import TODAY

ADDRESS = "https://host.example/base/"

FOLDER = Path(__file__).parent / "facts"
FACTS = facts.load(FOLDER)


def page(body: str, lang: str = "zh", name: str = "how-long") -> Document:
    """Return a page whose body begins on line 5 of its file."""
    return documents.parse(f"---\ntitle: T\ndescription: D\n---\n{body}", lang, name)


def settings(site: Path) -> Settings:
    """Return the settings of a build into that folder, for a site at ADDRESS."""
    return Settings(
        site=site,
        docs=DOCS,
        address=ADDRESS,
        languages={lang: Language(lang, "Site", "Summary") for lang in ("zh", "en")},
        order=(),
        pyodide="",
        origins=(),
        engine="small",
        live_reload=False,
        today=TODAY,
    )
