"""Pictures of what was found."""

import base64
from typing import Any

from playwright.sync_api import Error, Page

from tools.audit.finding import Finding

# Around the element, in CSS pixels, and the most that a picture shows.
MARGIN = 60
WIDEST, HIGHEST = 900, 700
MOST = 60
MARK = """(element) => {
    element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    element.style.outline = "3px solid #e6007e";
    element.style.outlineOffset = "2px";
}"""
UNMARK = "(element) => { element.style.outline = ''; element.style.outlineOffset = ''; }"


class Pictures:
    """The picture of each kind of finding, as an address that holds it: `data:image/…`."""

    def __init__(self) -> None:
        self._taken: dict[tuple[str, str, str], str] = {}

    def of(self, finding: Finding) -> str:
        """Return the picture of what was found, or of the same elsewhere; empty if there is none."""
        return self._taken.get(_kind(finding), "")

    def put(self, finding: Finding, picture: str) -> None:
        """Keep a picture of what was found."""
        self._taken[_kind(finding)] = picture

    def take(self, page: Page, finding: Finding) -> None:
        """Photograph what was found, with a frame around it; the first of a kind is enough."""
        if _kind(finding) in self._taken or len(self._taken) >= MOST:
            return
        try:
            self.put(
                finding,
                f"data:image/jpeg;base64,{base64.b64encode(_photograph(page, finding.place)).decode()}",
            )
        except Error:  # gone by now, or not to be seen
            self.put(finding, "")


def _kind(finding: Finding) -> tuple[str, str, str]:
    return finding.check, finding.text, finding.place


def _photograph(page: Page, place: str) -> bytes:
    if not place:
        return page.screenshot(type="jpeg", quality=60)
    element = page.locator(place).first
    element.evaluate(MARK, timeout=2000)
    clip = _around(element.bounding_box(), page.viewport_size)
    taken = page.screenshot(type="jpeg", quality=60, clip=clip)
    element.evaluate(UNMARK)
    return taken


def _around(box: Any, window: Any) -> Any:
    """Return the part of the window around a box, or the whole window where the box cannot be seen."""
    if not box or not box["width"] or not box["height"]:
        return {"x": 0, "y": 0, **window}
    left, top = max(0, box["x"] - MARGIN), max(0, box["y"] - MARGIN)
    right = min(window["width"], box["x"] + box["width"] + MARGIN)
    bottom = min(window["height"], box["y"] + box["height"] + MARGIN)
    if right <= left or bottom <= top:
        return {"x": 0, "y": 0, **window}
    return {"x": left, "y": top, "width": min(right - left, WIDEST), "height": min(bottom - top, HIGHEST)}
