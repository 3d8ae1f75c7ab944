"""Short pages for the tests of the hooks."""

from hooks.pages import documents
from hooks.pages.documents import Document


def page(body: str, lang: str = "zh", name: str = "how-long") -> Document:
    """Return a page whose body begins on line 5 of its file."""
    return documents.parse(f"---\ntitle: T\ndescription: D\n---\n{body}", lang, name)
