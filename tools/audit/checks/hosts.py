"""Nothing is asked of another host but of those from which the site may load Python."""

from collections.abc import Collection, Iterator
from urllib.parse import urlsplit

from tools.audit.finding import Finding
from tools.audit.visit import Visit

NAME = "hosts"
# These addresses lead to no host.
LOCAL = {"data", "blob", "about"}


def find(visit: Visit, allowed: Collection[str]) -> Iterator[Finding]:
    """Yield each host that was asked and is not allowed; `allowed` names hosts with their ports."""
    asked = {urlsplit(url) for url in visit.asked}
    for host in sorted({url.netloc for url in asked if url.scheme not in LOCAL} - set(allowed)):
        yield visit.finding(NAME, f"asks {host}")
