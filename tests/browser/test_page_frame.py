"""What stands around a guide: menu, side bar, choice of colours, contents, the way to it and back up."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.contexts import NewContext

pytestmark = pytest.mark.shared_page

GUIDE = "en/when-it-goes-wrong/"
PHONE = {"width": 360, "height": 740}
FOCUSED = "document.activeElement"


@pytest.fixture
def phone(new_context: NewContext) -> Page:
    return new_context(viewport=PHONE).new_page()


def open_guide(page: Page, site_url: str, address: str = GUIDE) -> None:
    page.goto(site_url + address)
    page.wait_for_function("document.querySelector('html.js')")


def until(page: Page, holds: str) -> None:
    """Wait until an expression holds; the page's policy lets nobody poll it from within."""
    for _ in range(50):
        if page.evaluate(holds):
            return
        page.wait_for_timeout(100)
    pytest.fail(f"after five seconds still not: {holds}")


def test_what_is_closed_cannot_be_tabbed_into(phone: Page, site_url: str) -> None:
    open_guide(phone, site_url)
    places = []
    for _ in range(10):
        phone.keyboard.press("Tab")
        places.append(phone.evaluate(f"!!{FOCUSED}.closest('.md-content')"))
    assert any(places)


def test_the_menu_is_opened_and_left_by_keyboard(phone: Page, site_url: str) -> None:
    open_guide(phone, site_url)
    menu = phone.get_by_role("button", name="Open the menu")
    assert menu.get_attribute("aria-expanded") == "false"
    menu.press("Enter")
    assert menu.get_attribute("aria-expanded") == "true"
    assert phone.evaluate(f"!!{FOCUSED}.closest('.md-sidebar--primary')")
    phone.keyboard.press("Escape")
    expect(menu).to_be_focused()
    assert menu.get_attribute("aria-expanded") == "false"


@pytest.mark.parametrize(("width", "menus"), [(360, 1), (768, 1), (1280, 0)])
def test_the_header_shows_one_way_to_the_menu_and_none_beside_the_side_bar(
    new_context: NewContext, site_url: str, width: int, menus: int
) -> None:
    page = new_context(viewport={"width": width, "height": 740}).new_page()
    open_guide(page, site_url)
    ways = page.locator("header [for=__drawer], header [data-menu]").all()
    assert sum(way.is_visible() for way in ways) == menus


def test_the_menu_opens_at_the_whole_list(phone: Page, site_url: str) -> None:
    open_guide(phone, site_url)
    phone.get_by_role("button", name="Open the menu").click()
    expect(phone.locator(".md-nav--primary > .md-nav__list > .md-nav__item").first).to_be_in_viewport()
    assert phone.locator(".md-nav--primary .md-nav__toggle:checked").count() == 0


def test_a_section_of_the_side_bar_is_a_button_that_says_whether_it_is_open(
    page: Page, site_url: str
) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    open_guide(page, site_url)
    section = page.get_by_role("button", name="Before you cancel")
    inside = page.locator(".md-sidebar--primary").get_by_role("link", name="What to do before you cancel")
    assert section.get_attribute("aria-expanded") == "false"
    section.press("Space")
    assert section.get_attribute("aria-expanded") == "true"
    expect(inside).to_be_visible()


def test_the_button_of_the_colours_says_what_holds_and_keeps_it(page: Page, site_url: str) -> None:
    open_guide(page, site_url)
    button = page.get_by_role("button", name="Colours: as the system has them")
    button.press("Space")
    expect(page.get_by_role("button", name="Colours: light")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    page.reload()
    expect(page.get_by_role("button", name="Colours: dark")).to_be_visible()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


def test_a_phone_has_the_contents_folded_below_the_title(phone: Page, site_url: str) -> None:
    open_guide(phone, site_url)
    contents = phone.locator("details.contents")
    assert contents.get_attribute("open") is None
    contents.locator("summary").press("Enter")
    link = contents.get_by_role("link").nth(2)
    place = link.get_attribute("href")
    link.click()
    assert place
    expect(phone.locator(f"h2{place}")).to_be_in_viewport()


def test_a_wide_window_has_the_contents_beside_the_page_alone(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    open_guide(page, site_url)
    expect(page.locator("details.contents")).to_be_hidden()
    expect(page.locator(".md-sidebar--secondary .md-nav__list")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_a_page_of_a_section_says_the_way_to_it(page: Page, site_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    open_guide(page, site_url)
    way = page.locator(".md-path li")
    expect(way.first).to_be_visible()
    assert [each.strip() for each in way.all_inner_texts()][-1] == "Afterwards and trouble"


def test_reading_back_up_offers_the_way_to_the_top(phone: Page, site_url: str) -> None:
    open_guide(phone, site_url)
    phone.mouse.wheel(0, 2000)
    until(phone, "scrollY > 1000")
    phone.mouse.wheel(0, -300)
    phone.get_by_role("button", name="Back to top").click()
    until(phone, "scrollY === 0")


def test_the_language_link_keeps_the_section_that_is_read(phone: Page, site_url: str) -> None:
    open_guide(phone, site_url)
    heading = phone.locator("article h2[id]").nth(2)
    heading.evaluate("(element) => element.scrollIntoView()")
    place = heading.get_attribute("id")
    phone.locator("[data-language-link]").click()
    phone.wait_for_url(f"{site_url}when-it-goes-wrong/#{place}")


@pytest.mark.parametrize(
    ("part", "place"), [("#batch", "#batch"), ("#steps", "#steps"), ("#shown", "#answer-title")]
)
def test_the_language_link_of_the_calculator_leads_to_a_place_that_is_seen(
    phone: Page, site_url: str, part: str, place: str
) -> None:
    phone.goto(f"{site_url}calculator/?apply=2026-09-28&card=ordinary&via=hotline")
    expect(phone.locator("#shown .calc-range")).to_be_visible()
    phone.locator(part).evaluate("element => element.scrollIntoView()")
    phone.evaluate("scrollBy(0, -20)")
    phone.locator("[data-language-link]").click()
    phone.wait_for_url(f"{site_url}en/calculator/?apply=2026-09-28&card=ordinary&via=hotline{place}")


def test_headings_are_no_stops_on_the_way_through_a_page(page: Page, site_url: str) -> None:
    open_guide(page, site_url)
    links = page.locator("a.headerlink")
    assert links.count() > 3
    assert links.evaluate_all("(links) => links.every(({ tabIndex }) => tabIndex === -1)")


def test_links_of_the_side_bars_are_24_pixels_high(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    open_guide(page, site_url)
    low = page.locator(".md-nav__link:visible, .md-path__link:visible").evaluate_all(
        "(all) => all.filter((one) => one.getBoundingClientRect().height < 23.9).map((one) => one.outerHTML)"
    )
    assert low == []


def test_folds_keep_their_arrows_where_the_reader_chooses_the_colours(
    new_context: NewContext, site_url: str
) -> None:
    page = new_context(forced_colors="active", viewport=PHONE).new_page()
    open_guide(page, site_url)
    arrow, paper = page.evaluate(
        """() => [getComputedStyle(document.querySelector(".contents summary"), "::after").backgroundColor,
                  getComputedStyle(document.body).backgroundColor]"""
    )
    assert arrow not in (paper, "rgba(0, 0, 0, 0)")


def test_the_menu_works_without_a_script(new_context: NewContext, site_url: str) -> None:
    page = new_context(java_script_enabled=False, viewport=PHONE).new_page()
    page.goto(site_url + GUIDE)
    assert page.get_by_role("button", name="Open the menu").count() == 0
    page.locator("label.md-header__button[for=__drawer]").click()
    expect(page.locator(".md-nav--primary > .md-nav__list > .md-nav__item").first).to_be_in_viewport()
