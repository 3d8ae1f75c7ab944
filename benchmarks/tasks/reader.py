"""A reader with a phone: taps, fills in, and scrolls as far as needed; what that takes is counted."""

from dataclasses import dataclass, field
from datetime import date

from playwright.sync_api import Locator, Page

# Of a cold start of Python, on a busy machine.
PATIENCE_MS = 90_000
# The top of the window lies under the site's header.
HEADER = 56


@dataclass
class Effort:
    """`taps` on the screen, `entries` typed or pasted, `scrolled` in CSS pixels.

    `screens`: which page, and how many windows down.
    """

    taps: int = 0
    entries: int = 0
    scrolled: float = 0.0
    screens: set[tuple[str, int]] = field(default_factory=set)

    @property
    def pages(self) -> int:
        """Return how many pages were opened."""
        return len({page for page, _ in self.screens})


class Reader:
    """Does what a person does who sees a page for the first time: nothing that is not on the screen."""

    def __init__(self, page: Page, site: str, today: date) -> None:
        self.today = today
        self.page = page
        self.site = site
        self.effort = Effort()

    def open(self, address: str) -> None:
        """Come to a page by a link, as from a chat; that costs nothing."""
        self.page.goto(self.site + address)
        self.page.wait_for_load_state("load")
        self.page.locator(
            "#calculator:not([data-state=asking]), main:not(:has(#calculator))"
        ).first.wait_for()
        self.effort = Effort()
        self._look()

    def tap(self, selector: str) -> None:
        """Scroll to what is tapped, and tap it."""
        target = self._seen(selector)
        self.effort.taps += 1
        target.click()
        self._look()

    def enter(self, selector: str, text: str) -> None:
        """Tap a field and fill it in."""
        target = self._seen(selector)
        self.effort.taps += 1
        self.effort.entries += 1
        target.fill(text)
        target.dispatch_event("change")

    def read(self, selector: str) -> str:
        """Scroll to an answer that has come, until it is to be seen, and return its words."""
        return self._seen(selector).inner_text()

    def _seen(self, selector: str) -> Locator:
        target = self.page.locator(selector).locator("visible=true").first
        target.wait_for(timeout=PATIENCE_MS)
        self.effort.scrolled += target.evaluate(
            """(element, header) => {
                const { top, bottom } = element.getBoundingClientRect();
                const rest = Math.min(bottom, top + innerHeight / 2); // of what is long the beginning
                const below = Math.max(rest - innerHeight, 0), above = Math.min(top - header, 0);
                const before = scrollY;
                scrollTo({ top: scrollY + (below || above), behavior: "instant" });
                return Math.abs(scrollY - before);
            }""",
            HEADER,
        )
        self._look()
        return target

    def _look(self) -> None:
        """Note the screen: a page, and how many windows down."""
        page, windows = self.page.evaluate("[location.pathname, Math.round(scrollY / innerHeight)]")
        self.effort.screens.add((page, windows))
