"""The page of the working-day counter: first answer, live answer, options, problems, what is taken away."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from calculator import door
from tests.browser.calculator_page import (
    LANGUAGES,
    START,
    address,
    choose,
    downloaded,
    headline,
    hold_python,
    query_of,
    refuse_python,
    type_date,
    wait_for,
)
from tests.clock import TODAY

pytestmark = pytest.mark.shared_page

COUNTER = "working-days/"


def open_counter(page: Page, site_url: str, lang: str = "en", query: str = "", state: str = "live") -> None:
    page.goto(address(site_url, lang, COUNTER, query))
    wait_for(page, state)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "2026年11月22日（周日）之后第10个工作日：2026年12月4日（周五）。"),
        ("en", "10 working days after Sun 22 Nov 2026: Fri 4 Dec 2026."),
    ],
)
def test_todays_question_is_answered_while_python_is_still_coming(
    page: Page, site_url: str, lang: str, said: str
) -> None:
    hold_python(page)
    open_counter(page, site_url, lang, state="ready")
    assert headline(page) == said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_live_counter_takes_over_without_a_word_changed(page: Page, site_url: str, lang: str) -> None:
    warnings: list[str] = []
    page.on("console", lambda message: warnings.append(message.text))
    open_counter(page, site_url, lang)
    assert not [warning for warning in warnings if "differ" in warning]
    assert page.locator('.calc-day[data-finish="true"] span').all_inner_texts() == ["4"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_ready_answers_are_what_python_answers(site_dir: Path, lang: str) -> None:
    from hooks.finish import answer_codec

    files = sorted((site_dir / "answers/count" / lang).glob("*.json"))
    assert len(files) >= 14
    for file in files:
        packed = json.loads(file.read_text("utf-8"))
        for query in packed["answers"]:
            assert answer_codec.unpack(packed, query) == door.answer(query, lang=lang, today=TODAY)


def test_each_kind_of_count_shows_the_fields_that_it_needs(page: Page, site_url: str) -> None:
    open_counter(page, site_url)
    choose(page, "count", "between")
    expect(page.locator("#days")).to_be_hidden()
    page.locator("#to").fill("2026-12-31")
    expect(page.locator(".calc-headline__text")).to_have_text(
        "From Sun 22 Nov 2026 to Thu 31 Dec 2026: 27 to 31 working days.", timeout=START
    )
    assert query_of(page) == "count=between&from=2026-11-22&to=2026-12-31"
    choose(page, "count", "is")
    expect(page.locator("#to")).to_be_hidden()
    expect(page.locator("#unit-working, [name=unit]").first).to_be_hidden()
    expect(page.locator(".calc-headline__text")).to_have_text("Sun 22 Nov 2026 is not a working day.")
    choose(page, "count", "before")
    expect(page.locator(".calc-headline__text")).to_contain_text("10 working days before Sun 22 Nov 2026")


def test_options_change_the_count_and_stand_in_the_link(page: Page, site_url: str) -> None:
    open_counter(page, site_url, query="count=after&from=2026-09-28&days=5")
    assert headline(page) == "5 working days after Mon 28 Sep 2026: Sat 10 Oct 2026."
    page.locator("#options > summary").click()
    choose(page, "makeup", "no")
    expect(page.locator(".calc-headline__text")).to_contain_text("Mon 12 Oct 2026", timeout=START)
    choose(page, "unit", "natural")
    expect(page.locator(".calc-shown")).to_contain_text("article 203")
    assert query_of(page) == "count=after&from=2026-09-28&days=5&unit=natural"


def test_a_link_with_options_fills_the_form(page: Page, site_url: str) -> None:
    open_counter(page, site_url, query="count=after&from=2026-09-28&days=5&first=yes&makeup=no")
    assert page.locator("[name=first]").is_checked()
    assert page.locator("[name=makeup]").is_checked()
    assert page.locator("#days").input_value() == "5"


def test_problems_stand_at_their_fields(page: Page, site_url: str) -> None:
    open_counter(page, site_url)
    page.locator("#days").fill("0")
    page.locator("#days").press("Enter")
    wait_for(page, "error")
    expect(page.locator("#days-error")).to_contain_text("enter a whole number from 1 to 1500")


def test_every_day_is_explained_and_the_months_are_drawn(page: Page, site_url: str) -> None:
    open_counter(page, site_url, query="count=after&from=2026-09-28&days=5")
    rows = page.locator(".calc-table tbody tr")
    assert rows.count() == 13
    page.locator(".calc-shown details > summary").click()
    expect(rows.nth(3)).to_contain_text("Thu 1 Oct 2026: National Day, not counted")
    assert page.locator(".calc-month").count() == 2
    assert page.locator('.calc-day[data-verdict="holiday"]').count() >= 7


def test_calendar_file_text_and_link_are_taken_away(page: Page, site_url: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_counter(page, site_url, query="count=after&from=2026-09-28&days=5")
    name, text = downloaded(page, '[data-take="ics"]')
    assert name == "working-days-2026-09-28.ics"
    assert "DTSTART;VALUE=DATE:20261010" in text
    page.locator('[data-take="copy_text"]').click()
    expect(page.locator("#take-said")).to_contain_text("copied", timeout=START)
    assert page.evaluate("navigator.clipboard.readText()").startswith("5 working days after Mon 28 Sep 2026")
    page.locator('[data-take="copy_link"]').click()
    expect(page.locator("#take-said")).to_contain_text("link is copied")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.endswith("/en/working-days/?count=after&from=2026-09-28&days=5")


def test_without_python_ready_counts_stay_and_others_say_why_not(page: Page, site_url: str) -> None:
    refuse_python(page)
    open_counter(page, site_url, state="ready")
    page.locator("#days").fill("11")
    page.locator("#days").press("Enter")
    wait_for(page, "failed")
    expect(page.locator('[data-show="failed"]')).to_be_visible()


def test_nothing_is_wider_than_a_small_phone(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    open_counter(page, site_url, "en", "count=after&from=2027-01-28&days=10")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_date_with_two_readings_is_asked_about_and_a_press_answers(page: Page, site_url: str) -> None:
    open_counter(page, site_url)
    type_date(page, "from", "10/11/2026")
    wait_for(page, "error")
    expect(page.locator("#from-error")).to_contain_text("two ways")
    page.locator('[data-reading="2026-11-10"]').click()
    wait_for(page, "live")
    assert "from=2026-11-10" in query_of(page)
    expect(page.locator("#from-error")).to_be_hidden()


def test_a_link_that_names_a_day_alone_asks_what_the_form_opens_with(page: Page, site_url: str) -> None:
    open_counter(page, site_url, "en", "from=2026-09-28")
    assert "10 working days after Mon 28 Sep 2026" in headline(page)


def test_a_wrong_day_of_a_link_is_told_at_its_field(page: Page, site_url: str) -> None:
    page.goto(address(site_url, "en", COUNTER, "from=2099-01-01"))
    wait_for(page, "error")
    expect(page.locator("#from-error")).to_contain_text("outside the calendar")
    expect(page.locator("#problems")).to_be_hidden()
