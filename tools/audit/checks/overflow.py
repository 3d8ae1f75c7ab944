"""No page is wider than its window."""

from collections.abc import Iterator

from tools.audit.finding import Finding
from tools.audit.visit import Visit

NAME = "overflow"


def find(visit: Visit) -> Iterator[Finding]:
    """Yield each width at which something sticks out, with what does."""
    for width, needed in visit.widths.items():
        if needed["width"] > width:
            yield visit.finding(NAME, f"{needed['width']} px wide in {width} px", needed["place"])
