"""Nothing is cut or lies on something else with the spacing of text that a reader may set (WCAG 1.4.12)."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import SETTLED
from tests.browser.calculator_page import LANGUAGES, START, address, type_date, wait_for
from tests.browser.lost import NOTHING, lost

pytestmark = pytest.mark.shared_page

# A sheet of the document's own, which the page's policy does not concern, as none concerns a reader's.
SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
        * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
        p { margin-bottom: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
}"""
WIDTHS = (360, 1280)
CARDS = "label,date\nThe shop in the harbour,2026-11-30\n\u8425\u4e1a\u5385,2026-12-01\nBad,2026-02-30\n"
QUESTION = "apply=2026-12-25&card=whitelist&via=seller&stop=arrears,balance"
Open = Callable[[Page, str, str], None]


def at(name: str, query: str = "", *states: str) -> Open:
    """Return what opens a page, and waits for its answer if it has one."""

    def opened(page: Page, site_url: str, lang: str) -> None:
        page.goto(address(site_url, lang, name, query))
        if states:
            wait_for(page, *states)

    return opened


def batch(page: Page, site_url: str, lang: str) -> None:
    """Ask for three cards, one of them with a day that is none."""
    at("calculator/", QUESTION, "live")(page, site_url, lang)
    page.locator("#batch > summary").click()
    page.locator("#batch-text").fill(CARDS)
    page.locator("#batch-question button[type=submit]").click()
    expect(page.locator("#batch-title")).to_be_focused(timeout=START)


def errors(page: Page, site_url: str, lang: str) -> None:
    """Ask for a day that no calendar holds."""
    at("calculator/", QUESTION, "live")(page, site_url, lang)
    type_date(page, "apply", "2099-01-01")
    wait_for(page, "error")


def papers(page: Page, site_url: str, lang: str) -> None:
    """Open the papers of an application."""
    page.goto(address(site_url, lang, "papers/", "apply=2026-11-02&card=ordinary&via=hotline") + "#complaint")
    field = page.locator('[data-paper="complaint"] [name="applied_on"]')
    expect(field).to_have_value("2026-11-02", timeout=START)


def searched(page: Page, site_url: str, lang: str) -> None:
    """Search for something that is found, with a date."""
    page.goto(address(site_url, lang, "about/"))
    page.locator("[data-search-open]").click()
    page.locator(".search-dialog input").fill("2026-12-20 SIM")
    expect(page.locator(".search-result__link").first).to_be_visible()


STATES: dict[str, Open] = {
    "home": at("", "", "ready", "live"),
    "answer": at("calculator/", QUESTION, "ready", "live"),
    "applied": at("calculator/", "apply=2026-11-16&card=ordinary&via=hotline", "ready", "live"),
    "deadline": at("calculator/", "finish_by=2026-11-25&card=ordinary&via=hotline", "ready", "live"),
    "errors": errors,
    "batch": batch,
    "counter": at("working-days/", "from=2026-12-25&days=10", "live"),
    "guide": at("ordinary-card/"),
    "checklist": at("before-you-start/"),
    "papers": papers,
    "search": searched,
}


def spaced(page: Page) -> Iterator[tuple[int, dict[str, object]]]:
    """Yield what is lost at each width, with everything unfolded."""
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    page.evaluate(SPACED)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(SETTLED)
        yield width, lost(page)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
def test_nothing_is_lost_with_more_room_in_and_between_lines(
    page: Page, site_url: str, lang: str, state: str
) -> None:
    STATES[state](page, site_url, lang)
    assert {width: found for width, found in spaced(page) if found != NOTHING} == {}
