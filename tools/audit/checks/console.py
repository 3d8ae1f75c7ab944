"""The console tells of nothing wrong, no script ends in an error, nothing that is asked for is missing."""

from collections.abc import Iterator

from tools.audit.finding import Finding
from tools.audit.visit import Visit

NAME = "console"


def find(visit: Visit) -> Iterator[Finding]:
    """Yield each message, but those about the policy, which are another check's."""
    for text in visit.console:
        if "Content Security Policy" not in text:
            yield visit.finding(NAME, text)
    for text in visit.refused:
        yield visit.finding(NAME, text)
