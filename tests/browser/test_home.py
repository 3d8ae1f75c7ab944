"""The question on the home page: on a phone's first screen, answered there, carried on to the calculator."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator_page import LANGUAGES, address, choose, headline, refuse_python, wait_for

pytestmark = pytest.mark.shared_page


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["", "calculator/"])
def test_question_and_answer_are_on_the_first_screen_of_a_phone(
    page: Page, site_url: str, lang: str, name: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address(site_url, lang, name))
    wait_for(page, "ready", "live")
    expect(page.locator(".calc-range")).to_be_visible()
    for part in ("#asked", "#near", ".calc-range", ".calc-ahead", ".calc-estimate"):
        box = page.locator(part).bounding_box()
        assert box is not None, part
        assert box["y"] + box["height"] <= 740, part
        assert box["x"] + box["width"] <= 360, part
    expect(page.locator("#question")).to_be_hidden()


@pytest.mark.parametrize(
    ("name", "query", "most"),
    [
        ("", "", 1_800),
        ("calculator/", "", 3_500),
        ("calculator/", "apply=2026-11-16&card=ordinary&via=hotline", 3_500),  # just now it may be done
        ("calculator/", "apply=2026-09-28&card=ordinary&via=hotline", 3_500),  # long overdue
        ("calculator/", "finish_by=2026-11-25&card=ordinary&via=hotline", 3_500),
    ],
)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_whole_page_is_short_on_a_phone(
    page: Page, site_url: str, lang: str, name: str, query: str, most: int
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address(site_url, lang, name, query))
    wait_for(page, "ready", "live")
    assert page.evaluate("document.documentElement.scrollHeight") <= most


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_answer_appears_below_without_a_page_change_and_without_python(
    page: Page, site_url: str, lang: str
) -> None:
    refuse_python(page)
    page.goto(address(site_url, lang, ""))
    page.evaluate("window.samePage = true")
    page.locator("#apply").fill("2026-12-21")
    choose(page, "card", "whitelist")
    expect(page.locator(".calc-headline__text")).to_contain_text("2027")
    assert page.evaluate("window.samePage") is True


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_link_takes_all_that_was_entered_to_the_full_calculator(
    page: Page, site_url: str, lang: str
) -> None:
    page.goto(address(site_url, lang, ""))
    page.locator("#apply").fill("2026-12-21")
    choose(page, "card", "company")
    expect(page.locator("a[data-full]")).to_have_attribute(
        "href", "calculator/?apply=2026-12-21&card=company&via=hall"
    )
    before = headline(page)
    page.locator("a[data-full]").click()
    wait_for(page, "ready", "live")
    assert headline(page) == before
    expect(page.locator("#apply")).to_have_value("2026-12-21")
    expect(page.locator('input[name="card"][value="company"]')).to_be_checked()


def test_a_reload_keeps_the_question(page: Page, site_url: str) -> None:
    page.goto(address(site_url, "en", ""))
    page.locator("#apply").fill("2026-12-21")
    expect(page.locator(".calc-headline__text")).to_contain_text("24 Dec 2026")
    page.reload()
    expect(page.locator("#apply")).to_have_value("2026-12-21")
    expect(page.locator(".calc-headline__text")).to_contain_text("24 Dec 2026")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "name",
    [
        "ordinary-card",
        "choose-a-channel",
        "afterwards",
        "before-you-start",
        "how-long",
        "whitelist-card",
        "company-cards",
        "foreigners",
        "for-others",
        "when-it-goes-wrong",
    ],
)
def test_each_wanted_task_is_one_click_away(page: Page, site_url: str, lang: str, name: str) -> None:
    page.goto(address(site_url, lang, ""))
    page.locator(f'.home__tasks a[href="{name}/"]').click()
    expect(page).to_have_url(address(site_url, lang, f"{name}/"))


def test_python_waits_for_a_touch_on_the_home_page(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address(site_url, "en", ""))
    wait_for(page, "ready")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "calculator/worker." in url]
