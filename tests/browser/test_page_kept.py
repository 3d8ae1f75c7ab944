"""A reader's device keeps ticks and the last question where that is switched on, and nothing else."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator_page import (
    address,
    choose,
    open_calculator,
    query_of,
    refuse_python,
    wait_for,
)

CHECKLIST = "before-you-start/"
BOXES = ".task-list-item input[type=checkbox]"
SWITCH = "[data-device-keeps]"
QUESTION = "apply=2026-09-28&card=whitelist&via=seller"


def kept_names(page: Page) -> list[str]:
    """Return the names of what the device keeps for this site, the theme's own colours left out."""
    names: list[str] = page.evaluate("Object.keys(localStorage)")
    return sorted(name for name in names if not name.endswith("__palette"))


def test_ticks_are_kept_by_the_switch_alone_for_both_languages(page: Page, site_url: str) -> None:
    page.goto(address(site_url, "en", CHECKLIST))
    page.locator(BOXES).nth(1).check()
    assert kept_names(page) == []
    page.reload()
    expect(page.locator(BOXES).nth(1)).not_to_be_checked()
    page.locator(SWITCH).check()
    page.locator(BOXES).nth(2).check()
    page.goto(address(site_url, "zh", CHECKLIST))
    expect(page.locator(SWITCH)).to_be_checked()
    expect(page.locator(BOXES).nth(2)).to_be_checked()
    expect(page.locator(BOXES).nth(1)).not_to_be_checked()


def test_forgetting_the_ticks_takes_them_and_the_switch_back(page: Page, site_url: str) -> None:
    page.goto(address(site_url, "en", CHECKLIST))
    page.locator(SWITCH).check()
    page.locator(BOXES).nth(2).check()
    page.locator("[data-forget]").click()
    expect(page.locator(BOXES).nth(2)).not_to_be_checked()
    expect(page.locator(SWITCH)).to_be_focused()
    assert kept_names(page) == []


def test_the_last_question_is_kept_by_the_switch_alone(page: Page, site_url: str) -> None:
    open_calculator(page, site_url, "en", QUESTION, "ready|live")
    assert kept_names(page) == []
    page.locator(SWITCH).check()
    choose(page, "card", "company")
    expect(page.locator(".calc-route")).to_contain_text("company")
    page.goto(address(site_url, "en"))
    wait_for(page, "ready", "live")
    expect(page.locator(".calc-route")).to_contain_text("company")
    assert query_of(page) == ""
    page.locator("[data-forget]").click()
    assert kept_names(page) == []
    page.goto(address(site_url, "en"))
    wait_for(page, "ready", "live")
    expect(page.locator(".calc-route")).to_contain_text("Ordinary card")


def test_a_link_goes_before_the_question_that_is_kept(page: Page, site_url: str) -> None:
    open_calculator(page, site_url, "en", QUESTION, "ready|live")
    page.locator(SWITCH).check()
    open_calculator(page, site_url, "en", "apply=2026-09-28&card=ordinary&via=hall", "ready|live")
    expect(page.locator(".calc-route")).to_contain_text("Ordinary card")


@pytest.mark.parametrize(("lang", "other"), [("zh", "en"), ("en", "zh")])
def test_the_language_link_carries_what_is_typed_and_leaves_nothing_behind(
    page: Page, site_url: str, lang: str, other: str
) -> None:
    refuse_python(page)
    table = "label,date\nshop,2026-11-30\n"
    open_calculator(page, site_url, lang, f"{QUESTION}&extra_days=2", "failed")
    page.locator("#batch > summary").click()
    page.locator("#batch-text").fill(table)
    page.locator(".report > summary").click()
    page.locator("[data-wrong]").fill("The date")
    page.locator("[data-language-link]").first.click()
    page.wait_for_url(address(site_url, other, query=f"{QUESTION}&extra_days=2") + "*")
    expect(page.locator("#batch-text")).to_be_visible()
    expect(page.locator("#batch-text")).to_have_value(table)
    expect(page.locator("[data-wrong]")).to_have_value("The date")
    expect(page.locator("#extra_days")).to_have_value("2")
    assert page.evaluate("sessionStorage.length") == 0
    page.reload()
    expect(page.locator("#batch-text")).to_have_value("")


def test_a_paper_that_is_being_filled_in_is_carried_to_the_other_language(page: Page, site_url: str) -> None:
    refuse_python(page)
    page.goto(address(site_url, "en", "papers/"))
    page.locator("[data-paper=complaint] summary").click()
    fields = page.locator("[data-paper=complaint] .paper-form :is(input[type=text], textarea)")
    fields.first.fill("Zhang San")
    name = fields.first.get_attribute("name")
    page.locator("[data-language-link]").first.click()
    page.wait_for_url(address(site_url, "zh", "papers/") + "*")
    same = page.locator(f'.paper-form [name="{name}"]')
    assert {each.input_value() for each in same.all()} == {"Zhang San"}
