"""Which hosts the site links to; whatever lies elsewhere is named by title and date, without a link."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

KINDS = ("official", "carrier", "newsroom", "archive")

_LINK = re.compile(r"(?:\bhttps?:)?//[^\s()<>\"'\]]+", re.IGNORECASE)


@dataclass(frozen=True)
class Host:
    """One host that may be linked; `name` covers the host itself and every host below it."""

    name: str
    kind: str

    def covers(self, host: str) -> bool:
        """Return whether this entry allows a host: `gov.cn` covers `www.gov.cn`, not `notgov.cn`."""
        return host == self.name or host.endswith(f".{self.name}")


def host_of(address: str) -> str:
    """Return the host that a browser would ask for an address, in lower case; empty if it names none."""
    return (urlsplit(address).hostname or "").rstrip(".")


def is_allowed(host: str, hosts: Iterable[Host]) -> bool:
    """Return whether the site may link to a host."""
    return any(known.covers(host) for known in hosts)


def refused_links(text: str, hosts: Iterable[Host]) -> list[tuple[int, str]]:
    """Return the offset and host of every link in a text that leads to a host not allowed.

    Links are absolute addresses and `//host/…`; whatever is relative stays on the site.
    """
    known = tuple(hosts)
    found = [(link.start(), host_of(link[0])) for link in _LINK.finditer(text)]
    return [(offset, host) for offset, host in found if not is_allowed(host, known)]
