"""Nothing is lost in text twice as large, nor at 320 pixels, which are 1,280 at a zoom of 400 %."""

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.axe import SETTLED
from tests.browser.calculator_page import LANGUAGES, address, refuse_python, wait_for

PAGES = ("", "calculator/", "ordinary-card/", "papers/")
# Of 1,280 × 1,024 pixels at 400 %.
ZOOMED: ViewportSize = {"width": 320, "height": 256}
# Header and way say the name of the site again as far as there is room.
SHORTENED = ".md-header__title, .md-path__item:first-child"
LOST = """(shortened) => {
    const room = document.documentElement.clientWidth;
    const isScrolled = (element) => {
        for (let each = element; each && each !== document.body; each = each.parentElement)
            if (["auto", "scroll"].includes(getComputedStyle(each).overflowX)) return true;
        return false;
    };
    const name = (element) => element.outerHTML.slice(0, 100);
    const seen = [...document.body.querySelectorAll("*")].filter((element) =>
        element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })
        && element.clientWidth > 1
        && !element.closest(`${shortened}, [inert], [aria-hidden=true], dialog, svg`));
    const controls = "a[href], button, input, select, textarea, summary";
    return {
        wide: Math.max(document.documentElement.scrollWidth - room, 0),
        cut: seen.filter((element) => {
            const { overflowX, overflowY } = getComputedStyle(element);
            const isCut = (overflow, inner, outer) =>
                ["hidden", "clip"].includes(overflow) && inner > outer + 1;
            return element.innerText?.trim()
                && (isCut(overflowX, element.scrollWidth, element.clientWidth)
                    || isCut(overflowY, element.scrollHeight, element.clientHeight));
        }).map(name),
        out: seen.filter((element) => element.matches(controls)).filter((element) => {
            const { left, right } = element.getBoundingClientRect();
            return (left < -0.5 || right > room + 0.5) && !isScrolled(element) && right > 0;
        }).map(name),
    };
}"""
NOTHING = {"wide": 0, "cut": [], "out": []}


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
        assert page.evaluate(LOST, SHORTENED) == NOTHING, f"{name}, text of 200 %"
        page.evaluate("document.documentElement.style.fontSize = ''")
        page.set_viewport_size(ZOOMED)
        page.evaluate(SETTLED)  # the side bar slides away once the window is narrow
        assert page.evaluate(LOST, SHORTENED) == NOTHING, f"{name}, zoom of 400 %"
