"""What the search dialog does for a reader; tests/site/test_search_on_the_site.py holds what it finds."""

import re

import pytest
from playwright.sync_api import Page, Request, expect

pytestmark = pytest.mark.shared_page

FIRST = ".search-result__link >> nth=0"
STATUS = ".search-dialog [role=status]"
INPUT = ".search-dialog input"


def search(page: Page, query: str) -> None:
    """Open the dialog and type the query, as a person does, key by key."""
    page.locator("[data-search-open]").click()
    page.locator(INPUT).press_sequentially(query)


@pytest.mark.parametrize(("start", "query"), [("about/", "SIM"), ("en/about/", "SIM"), ("en/about/", "注销")])
def test_results_stay_in_the_language_of_the_page(page: Page, site_url: str, start: str, query: str) -> None:
    page.goto(site_url + start)
    search(page, query)
    expect(page.locator(FIRST)).to_be_visible()
    links = page.locator(".search-result__link").evaluate_all("links => links.map(link => link.pathname)")
    assert {"/en/" in link for link in links} == {start.startswith("en/")}


def test_a_result_is_a_section_with_the_sentence_that_answers(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}about/")
    search(page, "余额怎么退")
    expect(page.locator(FIRST)).to_have_attribute("href", f"{site_url}before-you-start/#balance")
    assert page.locator(f"{FIRST} >> .search-result__excerpt").inner_text()
    assert page.locator(".search-group__title >> nth=0").inner_text()


def test_enter_opens_the_best_section_with_its_words_marked_and_escape_unmarks_them(
    page: Page, site_url: str
) -> None:
    page.goto(f"{site_url}en/about/")
    search(page, "balance")
    expect(page.locator(FIRST)).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"#balance$"))
    expect(page.locator("mark.search-mark").first).to_be_visible()
    assert page.locator("#balance").is_visible()
    assert "?" not in page.url
    page.keyboard.press("Escape")
    expect(page.locator("mark.search-mark")).to_have_count(0)


def test_a_section_that_names_it_in_its_heading_alone_is_marked_there(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}about/")
    search(page, "退费")
    page.locator('.search-result__link[href$="/fees/#refund-time"]').click()
    page.wait_for_url(re.compile("#refund-time$"))
    expect(page.locator("h2#refund-time mark.search-mark").first).to_be_visible()


def test_other_matters_find_nothing_and_the_empty_page_leads_on(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/about/")
    search(page, "cancel my flight")
    expect(page.locator(STATUS)).to_contain_text("Nothing found")
    expect(page.locator(".search-result__link")).to_have_count(0)
    assert page.locator(".search-empty a").count() >= 4


def test_who_looks_for_cards_is_shown_the_law_first(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/about/")
    search(page, "where to buy cards that are not blocked")
    expect(page.locator(FIRST)).to_have_attribute("href", re.compile("/en/law-and-safety/#"))
    expect(page.locator(".search-note")).to_be_visible()


def test_a_date_offers_the_calculator_with_it(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}about/")
    search(page, "12月20日前能办完吗")
    expect(page.locator(".search-offer a")).to_have_attribute(
        "href", re.compile(r"/calculator/\?finish_by=12%E6%9C%8820%E6%97%A5$")
    )


def test_slash_opens_arrows_move_and_escape_gives_the_focus_back(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/about/")
    page.locator("[data-search-open]").focus()
    page.keyboard.press("/")
    expect(page.locator(INPUT)).to_be_focused()
    page.keyboard.type("whitelist")
    expect(page.locator(FIRST)).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(FIRST)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(INPUT)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".search-dialog")).to_be_hidden()
    expect(page.locator("[data-search-open]")).to_be_focused()


def test_who_was_nowhere_stands_at_the_button_after_escape_and_at_the_same_place(
    page: Page, site_url: str
) -> None:
    page.goto(f"{site_url}en/law-and-safety/")
    page.mouse.wheel(0, 900)
    page.wait_for_function("scrollY > 500")
    before = page.evaluate("scrollY")
    page.keyboard.press("/")
    expect(page.locator(INPUT)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".search-dialog")).to_be_hidden()
    expect(page.locator("[data-search-open]")).to_be_focused()
    assert page.evaluate("scrollY") == before


def test_who_was_at_a_link_is_there_again_after_escape(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/about/")
    link = page.locator("article p a:visible").first
    link.focus()
    page.keyboard.press("/")
    expect(page.locator(INPUT)).to_be_focused()
    page.keyboard.press("Escape")
    expect(link).to_be_focused()


@pytest.mark.parametrize("query", ["", "qqqqzzzz", "SIM"])
def test_tab_stops_at_nothing_but_what_can_be_used(page: Page, site_url: str, query: str) -> None:
    for height in (720, 300):  # what is found is longer than the window, or all of it is
        page.set_viewport_size({"width": 360, "height": height})
        page.goto(f"{site_url}en/about/")
        search(page, query)
        expect(page.locator(FIRST if query == "SIM" else ".search-empty")).to_be_visible()
        stops = []
        for _ in range(page.locator(".search-dialog :is(input, button, a):visible").count()):
            stops.append(page.evaluate("document.activeElement.localName"))
            page.keyboard.press("Tab")
        assert stops[:2] == ["input", "button"]
        assert set(stops[2:]) == {"a"}


@pytest.mark.parametrize("key", ['{key: "Enter", isComposing: true}', '{key: "Enter", keyCode: 229}'])
def test_enter_that_ends_a_composition_opens_nothing(page: Page, site_url: str, key: str) -> None:
    page.goto(f"{site_url}about/")
    search(page, "注销")
    expect(page.locator(FIRST)).to_be_visible()
    event = f'new KeyboardEvent("keydown", {{...{key}, bubbles: true, cancelable: true}})'
    page.locator(INPUT).evaluate(f"field => field.dispatchEvent({event})")
    page.wait_for_timeout(300)
    assert page.url == f"{site_url}about/"


def test_markup_in_a_query_stays_text(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/about/")
    search(page, "how to cancel a telemarketing SIM card <img>")
    expect(page.locator(FIRST)).to_be_visible()
    assert page.locator(".search-dialog img").count() == 0


def test_a_long_query_is_cut_and_the_page_says_so(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/about/")
    page.locator("[data-search-open]").click()
    page.locator(INPUT).fill("cancel my SIM card " * 20)
    expect(page.locator(STATUS)).to_contain_text("first 300 characters")


def test_index_loads_at_the_first_search_only(fresh_page: Page, site_url: str) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        # The service worker keeps the site for reading without a network; that is not the page's asking.
        if not request.service_worker:
            asked.append(request.url.removeprefix(site_url))

    fresh_page.context.on("request", note)
    fresh_page.goto(f"{site_url}en/about/", wait_until="networkidle")
    assert not [each for each in asked if each.startswith("search/")]
    search(fresh_page, "cancel")
    expect(fresh_page.locator(FIRST)).to_be_visible()
    assert [each for each in asked if each.startswith("search/en/head.")]
    assert not [each for each in asked if each.startswith("search/zh/")]
