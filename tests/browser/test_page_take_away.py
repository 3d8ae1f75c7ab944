"""Taking the answer away: calendar file, link, text, table, paper; each way says in words what happened."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator_page import (
    LANGUAGES,
    START,
    address,
    downloaded,
    open_calculator,
    refuse_python,
    wait_for,
)

pytestmark = pytest.mark.shared_page

QUESTION = "apply=2026-09-28&card=ordinary&via=hotline"
SAID = "#take-said"


@pytest.fixture
def answered(page: Page, site_url: str) -> Page:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_calculator(page, site_url, "en", QUESTION)
    return page


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_calendar_file_holds_the_dates_of_the_answer(page: Page, site_url: str, lang: str) -> None:
    open_calculator(page, site_url, lang, QUESTION)
    name, text = downloaded(page, "[data-take=ics]")
    assert name.endswith(".ics")
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert "DTSTART;VALUE=DATE:20261010" in text
    expect(page.locator(SAID)).to_contain_text({"zh": "正在下载", "en": "being downloaded"}[lang])


def test_the_calendar_file_is_of_the_type_text_calendar(answered: Page) -> None:
    answered.evaluate(
        """() => {
            const make = URL.createObjectURL;
            URL.createObjectURL = (blob) => { window.savedType = blob.type; return make(blob); };
        }"""
    )
    downloaded(answered, "[data-take=ics]")
    assert answered.evaluate("window.savedType") == "text/calendar;charset=utf-8"


def test_the_copied_link_leads_to_the_same_answer(answered: Page) -> None:
    answered.locator("[data-take=copy_link]").click()
    expect(answered.locator(SAID)).to_contain_text("copied")
    assert clipboard(answered).endswith(f"/en/calculator/?{QUESTION}")


def test_the_link_of_the_answer_for_today_names_the_day(fresh_page: Page, site_url: str) -> None:
    fresh_page.clock.set_fixed_time("2026-12-01T04:00:00Z")
    open_calculator(fresh_page, site_url, "en")
    fresh_page.evaluate(
        "() => { navigator.clipboard.writeText = async (text) => { window.copied = text; }; }"
    )
    fresh_page.locator("[data-take=copy_link]").click()
    expect(fresh_page.locator(SAID)).to_contain_text("copied")
    link = fresh_page.evaluate("window.copied")
    assert link.endswith("/en/calculator/?apply=2026-12-01&card=ordinary&via=hotline")


def test_the_copied_text_tells_the_dates(answered: Page) -> None:
    answered.locator("[data-take=copy_text]").click()
    expect(answered.locator(SAID)).to_contain_text("copied")
    assert "Sat 10 Oct 2026" in clipboard(answered)


def test_a_browser_that_forbids_copying_shows_the_text_to_copy_by_hand(answered: Page) -> None:
    answered.evaluate(
        """() => {
          navigator.clipboard.writeText = () => Promise.reject(new Error("denied"));
          document.execCommand = () => false;
        }"""
    )
    answered.locator("[data-take=copy_text]").click()
    expect(answered.locator("#by-hand textarea")).to_be_visible()
    assert "Sat 10 Oct 2026" in answered.locator("#by-hand textarea").input_value()


def test_the_table_holds_the_answer_in_one_row(answered: Page) -> None:
    name, text = downloaded(answered, "[data-take=csv]")
    assert name == "cancellation-dates.csv"
    heading, row = text.lstrip("\ufeff").splitlines()
    assert len(heading.split(",")) == len(row.split(","))
    assert "2026-10-10" in row


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", ["", "calculator/"])
def test_on_paper_stand_the_question_the_day_of_printing_and_the_address(
    page: Page, site_url: str, lang: str, path: str
) -> None:
    page.goto(address(site_url, lang, path, QUESTION))
    wait_for(page, "ready", "live")
    page.emulate_media(media="print")
    sheet = page.locator("#calculator").inner_text()
    for said in {
        "zh": ["2026年9月28日（周一）", "普通卡，运营商热线", "打印于2026年11月22日（周日）"],
        "en": ["Mon 28 Sep 2026", "Ordinary card, carrier hotline", "Printed on Sun 22 Nov 2026"],
    }[lang]:
        assert said in sheet
    assert address(site_url, lang, path, QUESTION) in sheet
    expect(page.locator("#calculator a[data-full]")).to_be_hidden()


def test_printing_is_announced(answered: Page) -> None:
    answered.evaluate("window.print = () => { window.printed = true; }")
    answered.locator("[data-take=print]").click()
    assert answered.evaluate("window.printed") is True
    expect(answered.locator(SAID)).not_to_be_empty()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_paper_shows_the_answer_and_the_checklist_and_nothing_to_press(
    page: Page, site_url: str, lang: str
) -> None:
    open_calculator(page, site_url, lang, f"{QUESTION}&stop=arrears")
    page.emulate_media(media="print")
    expect(page.locator(".calc-headline__text")).to_be_visible()
    expect(page.locator(".calc-paper li").first).to_be_visible()
    expect(page.locator(".calc-months")).to_be_visible()
    for gone in ("#question", ".calc-take >> nth=0", "#batch", ".md-header", "#steps"):
        expect(page.locator(gone)).to_be_hidden()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_ordinary_answer_fits_on_one_sheet_of_a4(page: Page, site_url: str, lang: str) -> None:
    open_calculator(page, site_url, lang, f"{QUESTION}&stop=arrears")
    sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))
    assert len(sheets) == 1


def test_without_python_the_ways_that_need_it_say_that_they_cannot_be_done(page: Page, site_url: str) -> None:
    refuse_python(page)
    open_calculator(page, site_url, "en", QUESTION, state="ready")
    expect(page.locator("#runtime-failed")).to_be_visible(timeout=START)
    page.locator("[data-take=ics]").click()
    expect(page.locator(SAID)).to_contain_text("did not start")


def test_what_python_refuses_is_told_in_its_own_sentence_and_nothing_is_saved(answered: Page) -> None:
    answered.evaluate("() => { URL.createObjectURL = () => { window.saved = true; return '#'; }; }")
    answered.evaluate(
        """() => {
            const post = Worker.prototype.postMessage;
            Worker.prototype.postMessage = function (message, ...rest) {
                const request = message.request?.replace('"op":"ics"', '"op":"nothing"');
                return post.call(this, { ...message, request }, ...rest);
            };
        }"""
    )
    answered.locator("[data-take=ics]").click()
    expect(answered.locator(SAID)).to_contain_text("nothing")
    assert answered.evaluate("window.saved") is None
