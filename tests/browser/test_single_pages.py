"""What single pages do in real Chromium: they lead on by link and key, and print what the screen folds."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.contexts import NewContext
from tools.preview import Handler, running

pytestmark = pytest.mark.shared_page


@pytest.mark.parametrize(
    ("address", "lang", "said"),
    [
        ("no-such-page", "zh", "404 · 找不到这个页面\nThis page does not exist"),
        ("en/no/such/page/", "en", "404 · This page does not exist"),
    ],
)
def test_a_missing_address_is_answered_in_the_language_of_its_folder(
    page: Page, site_url: str, address: str, lang: str, said: str
) -> None:
    answer = page.goto(site_url + address)
    assert answer is not None
    assert answer.status == 404
    assert page.url == site_url + address
    expect(page.locator("html")).to_have_attribute("lang", lang)
    assert page.inner_text("h1") == said


class OnePageForAll(Handler):
    """A host such as GitHub Pages: whatever is missing, it sends the page at its root."""

    def nearest_not_found(self, path: Path) -> Path | None:
        """Return that one page."""
        return super().nearest_not_found(Path(self.directory) / path.name)


def test_where_a_host_has_one_page_for_all_a_reader_is_led_to_that_of_the_folders_language(
    page: Page, site_dir: Path
) -> None:
    with running(site_dir, OnePageForAll) as root:
        page.goto(f"{root}ennui/")
        expect(page.locator("html")).to_have_attribute("lang", "zh")
        page.goto(f"{root}en/no/such/page/")
        page.wait_for_url(f"{root}en/404.html")
        expect(page.locator("html")).to_have_attribute("lang", "en")
        page.go_back()
        assert page.url == f"{root}ennui/"
        page.goto(f"{root}en/calculator/")
        expect(page.locator("#calculator")).to_be_visible()


def test_where_a_host_has_lost_the_page_of_a_language_the_one_page_stands_still(
    page: Page, site_dir: Path
) -> None:
    one = (site_dir / "404.html").read_text("utf-8")
    page.route(
        re.compile("/en/"), lambda route: route.fulfill(status=404, content_type="text/html", body=one)
    )
    with running(site_dir) as root:
        opened: list[str] = []
        page.on("framenavigated", lambda frame: opened.append(frame.url))
        page.goto(f"{root}en/nowhere/")
        page.wait_for_url(f"{root}en/404.html")
        expect(page.locator("h1")).to_contain_text("This page does not exist")
        page.wait_for_timeout(300)
        assert opened.count(f"{root}en/404.html") == 1


def test_language_link_keeps_the_place_and_the_question(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}how-long/?apply=2026-09-28#next-step")
    page.click("[data-language-link]")
    page.wait_for_url(f"{site_url}en/how-long/?apply=2026-09-28#next-step")


def test_first_key_press_offers_to_skip_to_the_content(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/faq/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.md-skip')")


def test_route_guide_opens_by_keyboard_and_leads_to_the_calculator(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/choose-a-channel/")
    for answer in ("My own", "Straight from the carrier", "By the hotline"):
        page.locator("article summary").get_by_text(answer, exact=True).focus()
        page.keyboard.press("Enter")
    page.locator(".route-guide a:visible", has_text="Work out the dates").click()
    page.wait_for_url(f"{site_url}en/calculator/?*")
    assert "card=ordinary" in page.url
    assert "via=hotline" in page.url


def test_route_guide_works_without_a_script(new_context: NewContext, site_url: str) -> None:
    context = new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}choose-a-channel/")
    page.get_by_text("公司", exact=True).click()
    assert page.locator(".route-guide a:visible").first.get_attribute("href") == "../company-cards/"


def test_checklist_can_be_ticked(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/before-you-start/")
    page.get_by_role("checkbox", name="The SIM card itself").check()
    assert page.locator(".task-list-item input:checked").count() == 1


@pytest.mark.parametrize(("path", "words"), [("fees/", "跳到正文"), ("en/fees/", "Skip to content")])
def test_the_first_stop_of_a_page_says_that_it_leads_to_the_text(
    page: Page, site_url: str, path: str, words: str
) -> None:
    page.goto(f"{site_url}{path}")
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    expect(page.locator(".md-skip")).to_have_text(words)


def test_today_is_marked_in_the_calendar_of_its_year_alone(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}working-days/2026/")
    today = page.locator(".day[aria-current=date]")
    expect(today).to_have_count(1)
    expect(today).to_have_text("22")
    expect(page.locator(".month", has=today).locator("caption")).to_have_text("11月")
    page.goto(f"{site_url}working-days/2027/")
    expect(page.locator(".year__months .day").first).to_be_visible()
    expect(today).to_have_count(0)


def test_what_leads_on_is_not_printed(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}ordinary-card/")
    page.emulate_media(media="print")
    expect(page.locator("#overview")).to_be_visible()
    expect(page.locator("#next-step")).to_be_hidden()
    expect(page.locator("#next-step + p")).to_be_hidden()


@pytest.mark.parametrize("lang", ["", "en/"])
def test_the_page_with_the_checklist_takes_two_sheets_of_a4_and_no_list_goes_over_two(
    page: Page, site_url: str, lang: str
) -> None:
    page.goto(f"{site_url}{lang}before-you-start/")
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 2
    page.emulate_media(media="print")
    lists = page.locator("ul.task-list")
    assert lists.count() == 4
    assert (
        lists.evaluate_all("(all) => all.map((each) => getComputedStyle(each).breakInside)") == ["avoid"] * 4
    )
    boxes = page.locator(".task-list-item [type=checkbox]")
    assert boxes.count() == 16
    for box in boxes.all():
        expect(box).to_be_visible()


def test_months_that_are_closed_on_the_screen_are_printed(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/working-days/2027/")
    months = page.locator("details.estimates-month table")
    seen = "(tables) => tables.map((table) => table.checkVisibility({ contentVisibilityAuto: true }))"
    assert months.evaluate_all(seen).count(True) == 1
    page.emulate_media(media="print")
    assert months.evaluate_all(seen) == [True] * 12


def test_paper_is_light_even_where_the_screen_is_dark(new_context: NewContext, site_url: str) -> None:
    context = new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(f"{site_url}en/before-you-start/")
    colours = "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"
    assert page.evaluate(colours)[0] == "rgb(20, 25, 27)"
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(colours) == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
