"""Every page in real Chromium, phone and desk, light and dark: it fits, reports no error, is accessible.

A page is loaded once for a phone and once for a desk; it is made wider and darker as it stands.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import ConsoleMessage, Page, Request, Response

from tests.browser.axe import violations
from tests.browser.calculator_page import LANGUAGES
from tests.browser.contexts import NewContext
from tools.audit.visits import FORESEEN

Screen = tuple[int, Literal["light", "dark"]]
# Width and colours, in turn.
PHONE: list[Screen] = [(320, "light"), (360, "light"), (360, "dark")]
DESK: list[Screen] = [(1280, "light"), (1280, "dark")]
WIDTH_FOR_AXE = 360
# The calculator goes on by itself when one of its origins cannot be had; its own tests look at that.
MAY_FAIL = "https://cdn.jsdelivr.net/"


class Watch:
    """Collects what goes wrong on a page."""

    def __init__(self, page: Page) -> None:
        self.found: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.found.append(f"script error: {error}"))
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and MAY_FAIL not in message.location["url"]:
            self.found.append(f"console: {message.text}")

    def _failed(self, request: Request) -> None:
        if request.failure not in FORESEEN and not request.url.startswith(MAY_FAIL):
            self.found.append(f"not fetched: {request.url} ({request.failure})")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.found.append(f"{response.status}: {response.url}")


def addresses(site_dir: Path, lang: str) -> list[str]:
    """Return the address of every page in a language below the root of the site."""
    pages = [path.relative_to(site_dir).as_posix() for path in site_dir.rglob("index.html")]
    found = sorted(page.removesuffix("index.html") for page in pages)
    return [address for address in found if address.startswith("en/") == (lang == "en")]


def faults_on(page: Page, screens: list[Screen]) -> Iterator[str]:
    """Yield what is wrong with an open page on each screen: it does not fit, or axe-core finds something."""
    page.wait_for_function("document.querySelector('html.js, body.embed')")
    for width, scheme in screens:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        room, needed = page.evaluate("[innerWidth, document.documentElement.scrollWidth]")
        if needed > room:
            yield f"{scheme}: {needed} px wide in {room} px"
        if width == WIDTH_FOR_AXE:
            yield from (f"{scheme}: {violation}" for violation in violations(page))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("screens", [PHONE, DESK], ids=["phone", "desk"])
def test_every_page_fits_is_accessible_and_free_of_errors(
    new_context: NewContext, site_dir: Path, site_url: str, lang: str, screens: list[Screen]
) -> None:
    width, scheme = screens[0]
    context = new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    wrong = []
    for address in addresses(site_dir, lang):
        page = context.new_page()
        watch = Watch(page)
        page.goto(site_url + address, wait_until="load")
        found = [*faults_on(page, screens), *watch.found]
        wrong += [f"/{address}: {text}" for text in found]
        page.close()
    assert wrong == []


@pytest.mark.parametrize("address", ["no-such-page", "en/no-such-page"])
def test_the_page_for_a_missing_address_fits_and_is_accessible(
    fresh_page: Page, site_url: str, address: str
) -> None:
    fresh_page.goto(site_url + address)
    assert list(faults_on(fresh_page, [*PHONE, *DESK])) == []
