"""What a check finds."""

from typing import NamedTuple

# Widths of windows in CSS pixels.
PHONE, DESK = 360, 1280


class Screen(NamedTuple):
    """The window of a visit: its width in CSS pixels, and `light` or `dark`."""

    width: int
    scheme: str

    def __str__(self) -> str:
        return f"{self.width} px, {self.scheme}"


class Finding(NamedTuple):
    """One fault: `text` says what is wrong, `place` is the CSS selector or line where.

    `page` is the address relative to the root of the site, `seen` the state of the page and the window.
    """

    check: str
    page: str
    text: str
    place: str = ""
    seen: str = ""
