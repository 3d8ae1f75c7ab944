"""The questions that the build puts to the calculator, written as a reader's address bar holds them."""

from urllib.parse import urlencode


def query(**values: object) -> str:
    """Return the query of a question: `query(apply=date(2026, 9, 28), card="ordinary", via="hotline")`."""
    return urlencode(values, safe=",")
