"""Read a page that was built: what must be there is there, or the test says what is missing."""

from bs4 import Tag


def one(parent: Tag, selector: str) -> Tag:
    """Return the first tag that the selector names inside another; a test fails where there is none."""
    found = parent.select_one(selector)
    assert found is not None, f"nothing on the page is {selector}"
    return found


def attribute(tag: Tag, name: str) -> str:
    """Return an attribute that holds one text, such as an address; a test fails where it is missing."""
    found = tag[name]
    assert isinstance(found, str), f"{name} of {tag.name} holds several words"
    return found
