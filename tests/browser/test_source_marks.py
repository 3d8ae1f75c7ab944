"""The note of a source mark: on pointing, by keyboard, on touch, and what remains without script."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.calculator_page import wait_for
from tests.browser.contexts import NewContext

pytestmark = pytest.mark.shared_page

CLAIM = "S1-36"


# The texts of a page whose mark lies on another line than the last character before it.
MARKS_CUT_OFF = """() => [...document.querySelectorAll("main .citation")].flatMap((mark) => {
  const text = mark.previousSibling;
  if (text?.nodeType !== Node.TEXT_NODE) return [];
  const last = document.createRange();
  last.setStart(text, text.length - 1);
  last.setEnd(text, text.length);
  const [end, start] = [last.getBoundingClientRect(), mark.getBoundingClientRect()];
  return start.top > end.bottom || start.left < end.left ? [text.data] : [];
})"""


# Of each mark that is less than 24 px high or wide to a pointer: its claim, and how high and wide it is.
SMALL_TARGETS = """() => {
  document.documentElement.style.scrollBehavior = "auto";
  for (const fold of document.querySelectorAll("details")) fold.open = true;
  const reach = (mark, x, y, dx, dy) => {
    let far = 0;
    const hit = () => document.elementFromPoint(x + dx * (far + 0.25), y + dy * (far + 0.25));
    while (far < 16 && hit() === mark) far += 0.5;
    return far;
  };
  const marks = [...document.querySelectorAll(".citation__mark")].filter((mark) => mark.checkVisibility());
  return marks.flatMap((mark) => {
    mark.scrollIntoView({ block: "center" });
    const { left, top, width, height } = mark.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    const wide = reach(mark, x, y, 1, 0) + reach(mark, x, y, -1, 0);
    const high = reach(mark, x, y, 0, 1) + reach(mark, x, y, 0, -1);
    return wide < 24 || high < 24 ? [`${mark.dataset.claim}: ${wide} x ${high}`] : [];
  });
}"""


def the_mark(page: Page, site_url: str, path: str = "en/afterwards/") -> Locator:
    page.goto(site_url + path)
    return page.locator(f'main [data-claim="{CLAIM}"]').first


def test_pointing_at_a_mark_shows_the_article_and_our_words(page: Page, site_url: str) -> None:
    the_mark(page, site_url).hover()
    note = page.locator(".citation-note")
    expect(note).to_be_visible()
    expect(note).to_contain_text("ask the carrier hotline")
    expect(note).to_contain_text("Article 1: how long cancelling a telemarketing card takes")


def test_the_note_is_in_the_language_of_the_page(page: Page, site_url: str) -> None:
    the_mark(page, site_url, "afterwards/").hover()
    expect(page.locator(".citation-note")).to_contain_text("文章1：电销卡注销要多久")


def test_the_note_of_an_official_claim_shows_its_grade(page: Page, site_url: str) -> None:
    page.goto(site_url + "en/law-and-safety/")
    page.locator('main [data-claim="L-no-trade"]').first.hover()
    expect(page.locator(".citation-note")).to_contain_text("Grade A: text of a law")


def test_the_note_stays_while_the_pointer_is_on_it_and_goes_with_it(page: Page, site_url: str) -> None:
    the_mark(page, site_url).hover()
    note = page.locator(".citation-note")
    note.hover()
    page.wait_for_timeout(500)
    expect(note).to_be_visible()
    page.mouse.move(5, 5)
    expect(note).to_be_hidden()


def test_a_mark_reached_by_keyboard_shows_its_note_and_escape_closes_it(page: Page, site_url: str) -> None:
    mark = the_mark(page, site_url)
    mark.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(mark).to_be_focused()
    note = page.locator(".citation-note")
    expect(note).to_be_visible()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(mark).to_be_focused()


def test_a_mark_opens_the_sources_page_at_the_claim(page: Page, site_url: str) -> None:
    the_mark(page, site_url).click()
    expect(page).to_have_url(re.compile(r"/en/sources/#s1-36$"))
    expect(page.locator("#s1-36")).to_be_in_viewport()


def test_a_claim_on_the_sources_page_leads_back_to_the_mark(page: Page, site_url: str) -> None:
    page.goto(site_url + "en/sources/#s1-36")
    page.locator("#s1-36").get_by_role("link", name=re.compile("How to confirm")).first.click()
    expect(page.locator("#cite-s1-36-1")).to_be_in_viewport()


def test_the_first_tap_shows_the_note_and_the_second_follows_the_link(
    new_context: NewContext, site_url: str
) -> None:
    context = new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    mark = the_mark(page, site_url)
    mark.tap()
    note = page.locator(".citation-note")
    expect(note).to_be_visible()
    box = note.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    mark.tap()
    expect(page).to_have_url(re.compile(r"/en/sources/#s1-36$"))


def test_no_line_ends_between_a_clause_and_its_mark(page: Page, site_url: str) -> None:
    for width in (320, 360, 412):
        page.set_viewport_size({"width": width, "height": 740})
        page.goto(site_url + "ordinary-card/")
        assert page.evaluate(MARKS_CUT_OFF) == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("lang", ["", "en/"])
def test_a_finger_hits_24_by_24_pixels_of_every_mark(
    page: Page, site_url: str, lang: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    for name in ("ordinary-card/", "how-long/", "calculator/?apply=2026-12-01&card=whitelist&via=seller"):
        page.goto(f"{site_url}{lang}{name}")
        if "calculator" in name:
            wait_for(page, "ready", "live")
        assert page.locator(".citation__mark").count() > 10
        assert page.evaluate(SMALL_TARGETS) == [], name


def test_without_script_a_mark_is_a_link_with_a_description(new_context: NewContext, site_url: str) -> None:
    context = new_context(java_script_enabled=False)
    page = context.new_page()
    mark = the_mark(page, site_url)
    expect(mark).to_have_accessible_description(re.compile("ask the carrier hotline"))
    mark.click()
    expect(page).to_have_url(re.compile(r"/en/sources/#s1-36$"))


@pytest.mark.parametrize("lang", ["", "en/"])
def test_the_sources_are_folded_and_a_link_to_a_fact_unfolds_the_one_that_holds_it(
    page: Page, site_url: str, lang: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{site_url}{lang}sources/")
    assert page.locator(".fact").count() > 100
    expect(page.locator(".fact").first).to_be_hidden()
    page.goto(f"{site_url}{lang}sources/#{CLAIM.lower()}")
    expect(page.locator(f"#{CLAIM.lower()}")).to_be_in_viewport()
    expect(page.locator(".fact-source[open]")).to_have_count(1)
    page.goto("about:blank")
    page.goto(f"{site_url}{lang}sources/#{CLAIM.lower()}")
    expect(page.locator(f"#{CLAIM.lower()}")).to_be_in_viewport()
