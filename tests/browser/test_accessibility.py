"""axe-core finds nothing in any state, language or shade; everything works at 320 pixels."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.calculator_page import (
    LANGUAGES,
    START,
    address,
    hold_python,
    open_calculator,
    refuse_python,
    type_date,
    wait_for,
)
from tests.browser.contexts import NewContext

pytestmark = pytest.mark.shared_page

QUESTION = "apply=2026-09-28&card=ordinary&via=hotline"
CARDS = "label,date\nCard,2026-11-30\nBad,2026-02-30\n"


@pytest.fixture(params=["light", "dark"])
def shaded(request: pytest.FixtureRequest, new_context: NewContext) -> Page:
    return new_context(color_scheme=request.param).new_page()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_axe_finds_nothing_while_python_works(shaded: Page, site_url: str, lang: str) -> None:
    page = shaded
    open_calculator(page, site_url, lang, f"{QUESTION}&stop=arrears,balance&extra_days=1")
    for fold in page.locator("#shown summary").all():
        fold.click()
    assert violations(page) == [], "answered"
    page.locator("#batch > summary").click()
    page.locator("#batch-text").fill(CARDS)
    page.locator("#batch-question button[type=submit]").click()
    expect(page.locator("#batch-title")).to_be_focused(timeout=START)
    assert violations(page) == [], "batch"
    type_date(page, "apply", "2099-01-01")
    wait_for(page, "error")
    assert violations(page) == [], "error"
    page.locator("#apply-typed").fill("")
    page.locator("#apply-typed").blur()
    wait_for(page, "empty")
    assert violations(page) == [], "empty"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_axe_finds_nothing_while_python_starts(shaded: Page, site_url: str, lang: str) -> None:
    hold_python(shaded)
    open_calculator(shaded, site_url, lang, f"{QUESTION}&extra_days=1", state="loading")
    assert violations(shaded) == [], "loading"
    open_calculator(shaded, site_url, lang, QUESTION, state="ready")
    assert violations(shaded) == [], "ready"
    shaded.goto(address(site_url, lang, ""))
    wait_for(shaded, "ready")
    assert violations(shaded) == [], "home"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_axe_finds_nothing_when_python_failed(shaded: Page, site_url: str, lang: str) -> None:
    refuse_python(shaded)
    open_calculator(shaded, site_url, lang, f"{QUESTION}&extra_days=1", state="failed")
    assert violations(shaded) == [], "failed"
    open_calculator(shaded, site_url, lang, QUESTION, state="ready")
    expect(shaded.locator("#runtime-failed")).to_be_visible(timeout=START)
    assert violations(shaded) == [], "ready, Python failed"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["", "calculator/"])
def test_targets_are_44_pixels_high_on_a_phone(page: Page, site_url: str, lang: str, name: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address(site_url, lang, name, QUESTION))
    wait_for(page, "ready", "live")
    small = page.evaluate(
        """() => [...document.querySelectorAll(
                ".calc button, .calc summary, .calc .calc-choice label, .calc .calc-button, .home__tasks a, "
                + ".calc input:not([type=radio], [type=checkbox], [type=hidden])")]
            .filter((element) => element.offsetParent && element.getBoundingClientRect().height < 43.9)
            .map((element) => element.outerHTML.slice(0, 120))"""
    )
    assert small == []


@pytest.mark.parametrize("width", [320, 360, 768, 1280, 1920])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_sticks_out_sideways(page: Page, site_url: str, lang: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    refuse_python(page)
    for name in ("", "calculator/"):
        page.goto(address(site_url, lang, name, "apply=2026-12-21&card=whitelist&via=seller"))
        wait_for(page, "ready")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_nothing_moves_where_the_reader_asked_for_none(page: Page, site_url: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(address(site_url, "en", query=QUESTION))
    wait_for(page, "ready", "live")
    moving = page.evaluate(
        """() => document.getAnimations().filter((animation) =>
            animation.effect.getComputedTiming().duration > 1).length"""
    )
    assert moving == 0


def test_a_change_is_told_once_and_briefly_to_those_who_listen(page: Page, site_url: str) -> None:
    open_calculator(page, site_url, "en", QUESTION)
    page.evaluate(
        """() => { window.told = [];
            new MutationObserver(() => window.told.push(document.getElementById("said").textContent))
                .observe(document.getElementById("said"), { childList: true }); }"""
    )
    page.locator("#apply").fill("2026-12-01")
    expect(page.locator("#said")).to_contain_text("Dec 2026")
    wait_for(page, "live")
    page.wait_for_timeout(500)
    told = page.evaluate("window.told")
    assert told == [page.locator(".calc-headline__text").inner_text()]
