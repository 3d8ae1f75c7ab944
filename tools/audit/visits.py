"""Opens pages in a window and notes what happens there."""

from typing import Any

from playwright.sync_api import ConsoleMessage, Page, Request, Response

from hooks.paths import NODE_MODULES
from tools.audit.checks import barriers
from tools.audit.finding import PHONE, Screen
from tools.audit.visit import Visit

AXE = NODE_MODULES / "axe-core" / "axe.min.js"
# Widths that a page in a phone's window is tried at, beside its own.
NARROWER = (320,)
# A cold start of Python on a busy machine.
PATIENCE_MS = 90_000
# What is no fault of a page: of two origins asked for a file, it lets the slower one go, and what it asks
# of the browser's own cache alone may be there no more.
FORESEEN = {"net::ERR_ABORTED", "net::ERR_CACHE_MISS"}
ANSWERS = "[data-state=ready], [data-state=live], [data-state=error], [data-state=empty]"


class Watch:
    """Notes what a page asks for and what goes wrong on it, from its first request on.

    Of what is asked for below the address `may_fail`, nothing is missed.
    """

    def __init__(self, page: Page, may_fail: str = "") -> None:
        self._page = page
        self._may_fail = may_fail
        self._console: list[str] = []
        self._asked: list[str] = []
        self._refused: list[str] = []
        page.on("console", self._said)
        page.on("pageerror", lambda error: self._console.append(f"script error: {error}"))
        page.on("request", lambda request: self._asked.append(request.url))
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)

    def look(self, address: str, state: str, screen: Screen) -> Visit:
        """Return what was seen of the page at this address, and how it stands now."""
        page = self._page
        page.evaluate("audit.settled()")
        # Before the window changes: what is noted is what its reader sees.
        seen = page.evaluate("audit.seen")
        violations = met(page)
        return Visit(
            address,
            state,
            screen,
            console=_once(self._console),
            asked=_once(self._asked),
            refused=_once(self._refused),
            policy=tuple(seen["policy"]),
            shifts=tuple(seen["shifts"]),
            widths=widths(page, screen),
            barriers=tuple(violations),
        )

    def faults(self) -> tuple[str, ...]:
        """Return what has gone wrong so far, each once."""
        return _once([*self._console, *self._refused])

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and self._is_missed(message.location["url"]):
            self._console.append(f"{message.type}: {message.text}")

    def _failed(self, request: Request) -> None:
        if request.failure not in FORESEEN and self._is_missed(request.url):
            self._refused.append(f"not fetched: {request.url} ({request.failure})")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and self._is_missed(response.url):
            self._refused.append(f"{response.status}: {response.url}")

    def _is_missed(self, url: str) -> bool:
        return not (self._may_fail and url.startswith(self._may_fail))


def _once(noted: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(noted))


def met(page: Page) -> list[dict[str, Any]]:
    """Return axe-core's violations, in a window as tall as the page.

    In a lower one, what stays at an edge of the window lies over whatever it passes.
    """
    page.evaluate(AXE.read_text("utf-8"))
    size = page.viewport_size
    height = page.evaluate("Math.max(innerHeight, document.documentElement.scrollHeight)")
    page.set_viewport_size({**size, "height": height})  # type: ignore[typeddict-item]
    found = page.evaluate("(options) => axe.run(document, options)", barriers.OPTIONS)
    page.set_viewport_size(size)  # type: ignore[arg-type]
    return list(found["violations"])


def widths(page: Page, screen: Screen) -> dict[int, dict[str, object]]:
    """Return how wide the page is in its window, and in narrower ones if it is a phone's."""
    found = {screen.width: page.evaluate("audit.width()")}
    if screen.width == PHONE:
        size = {"width": screen.width, "height": page.evaluate("innerHeight")}
        for width in NARROWER:
            page.set_viewport_size({**size, "width": width})  # type: ignore[typeddict-item]
            found[width] = page.evaluate("audit.width()")
        page.set_viewport_size(size)  # type: ignore[arg-type]
    return found


def open_page(page: Page, url: str) -> None:
    """Open a page and wait until it has answered what its address asks, and asks for nothing more."""
    page.goto(url, wait_until="load")
    if page.locator("#calculator").count():
        page.wait_for_selector(f"#calculator:is({ANSWERS})", timeout=PATIENCE_MS)
        page.wait_for_load_state("networkidle", timeout=PATIENCE_MS)
