"""Nothing is lost in text twice as large, nor at 320 pixels, which are 1,280 at a zoom of 400 %."""

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.axe import SETTLED
from tests.browser.calculator_page import LANGUAGES, address, refuse_python, wait_for
from tests.browser.lost import NOTHING, lost

PAGES = ("", "calculator/", "ordinary-card/", "papers/")
# Of 1,280 × 1,024 pixels at 400 %.
ZOOMED: ViewportSize = {"width": 320, "height": 256}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_cut_or_out_of_reach_in_large_text_and_at_high_zoom(
    page: Page, site_url: str, lang: str
) -> None:
    refuse_python(page)
    for name in PAGES:
        page.set_viewport_size({"width": 1280, "height": 1024})
        query = "" if name in ("ordinary-card/", "papers/") else "apply=2026-11-16&card=ordinary&via=hotline"
        page.goto(address(site_url, lang, name, query))
        if query:
            wait_for(page, "ready")
        page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
        page.evaluate("document.documentElement.style.fontSize = '250%'")  # twice the theme's 125 %
        assert lost(page) == NOTHING, f"{name}, text of 200 %"
        page.evaluate("document.documentElement.style.fontSize = ''")
        page.set_viewport_size(ZOOMED)
        page.evaluate(SETTLED)  # the side bar slides away once the window is narrow
        assert lost(page) == NOTHING, f"{name}, zoom of 400 %"
