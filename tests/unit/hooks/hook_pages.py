"""Short pages and a few facts for the tests of the hooks."""

from pathlib import Path

import facts
from hooks.pages import documents
from hooks.pages.documents import Document

FOLDER = Path(__file__).parent / "facts"
FACTS = facts.load(FOLDER)


def page(body: str, lang: str = "zh", name: str = "how-long") -> Document:
    """Return a page whose body begins on line 5 of its file."""
    return documents.parse(f"---\ntitle: T\ndescription: D\n---\n{body}", lang, name)
