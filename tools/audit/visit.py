"""What was seen of one page, in one state and one window."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tools.audit.finding import Finding, Screen


@dataclass(frozen=True)
class Visit:
    """What a browser told of a page while it was open.

    `page` is the address below the root of the site, `state` what had been done to the page; `asked` holds
    the address of everything that it asked for, `refused` what it did not get, `widths` by the width of the
    window how wide the page was and what stuck out, `barriers` axe-core's violations.
    """

    page: str
    state: str
    screen: Screen
    console: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    policy: tuple[str, ...] = ()
    shifts: tuple[Mapping[str, Any], ...] = ()
    widths: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    barriers: tuple[Mapping[str, Any], ...] = ()

    def finding(self, check: str, text: str, place: str = "") -> Finding:
        """Return a finding of a check on this visit."""
        seen = f"{self.state}, {self.screen}" if self.state else str(self.screen)
        return Finding(check, self.page, text, place, seen)
