"""Nothing on a page is what its Content-Security-Policy forbids."""

from collections.abc import Iterator

from tools.audit.finding import Finding
from tools.audit.visit import Visit

NAME = "policy"


def find(visit: Visit) -> Iterator[Finding]:
    """Yield what the page's own events tell, and what the console tells of workers."""
    for text in visit.policy:
        yield visit.finding(NAME, text)
    if not visit.policy:
        for text in visit.console:
            if "Content Security Policy" in text:
                yield visit.finding(NAME, text)
