"""Nothing moves by itself once it has been shown."""

from collections.abc import Iterator

from tools.audit.finding import Finding
from tools.audit.visit import Visit

NAME = "shift"


def find(visit: Visit) -> Iterator[Finding]:
    """Yield each layout shift that nobody's tap or key has brought about, with the first thing that moved."""
    for shift in visit.shifts:
        found = visit.finding(NAME, f"{shift['place']} moves by itself", shift["place"])
        yield found._replace(seen=f"{found.seen}, by {shift['value']:.4f}")
