"""The whole calculator by keyboard: each stop on the way shows where the keyboard is, and none holds it."""

from playwright.sync_api import Page, expect

from tests.browser.calculator_page import START, address, wait_for

STOP = """() => {
    const element = document.activeElement;
    window.passed ??= [];
    // Within a date field year, month, day and the calendar are stops too.
    const isWithin = element.type === "date" && window.passed.slice(0, -3).at(-1) !== element;
    const isNew = isWithin || !window.passed.includes(element);
    window.passed.push(element);
    // A hidden radio button or box shows it on its label.
    const shows = [element, element.closest("label"), element.parentElement].filter(Boolean);
    // The browser itself marks which part of a date field it is.
    const isMarked = (isWithin && window.passed.at(-2) === element) || shows.some((each) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(each);
        return outlineStyle !== "none" && parseFloat(outlineWidth) >= 1;
    });
    return {
        isNew,
        isMarked,
        name: element.outerHTML.slice(0, 120),
    };
}"""


SEEN = """() => {
    const { top, bottom, width } = document.activeElement.getBoundingClientRect();
    return width > 0 && bottom > 0 && top < innerHeight;
}"""


def is_soon_seen(page: Page) -> bool:
    """Return whether what has the keyboard is in the window, once the page has scrolled there."""
    for _ in range(20):
        if page.evaluate(SEEN):
            return True
        page.wait_for_timeout(100)
    return False


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the keyboard is at an element; every stop on the way must be seen, and be a new one."""
    for _ in range(90):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        assert stop["isNew"], f"the keyboard is held at {stop['name']}"
        assert stop["isMarked"], f"nothing shows that the keyboard is at {stop['name']}"
        assert is_soon_seen(page), f"the keyboard is out of sight at {stop['name']}"
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} is not reached")


def press_at(page: Page, selector: str, key: str) -> None:
    """Go to an element by Tab and press a key there."""
    tab_to(page, selector)
    page.keyboard.press(key)


def forget_stops(page: Page) -> None:
    """Begin anew: after an answer the keyboard goes on from there."""
    page.evaluate("window.passed = []")


def take_away_and_ask_for_many(page: Page) -> None:
    """Go on from an answer: copy its link, then have a table of cards worked out."""
    forget_stops(page)
    press_at(page, "[data-take=copy_link]", "Enter")
    expect(page.locator("#take-said")).not_to_be_empty()
    press_at(page, "#shown details > summary", "Space")
    expect(page.locator("#shown details").first).to_have_attribute("open", "")
    press_at(page, "#batch > summary", "Enter")
    tab_to(page, "#batch-text")
    page.keyboard.insert_text("label,date\nshop,2026-11-30\n")
    press_at(page, "#batch-question [type=submit]", "Enter")
    expect(page.locator("#batch-title")).to_be_focused(timeout=START)
    forget_stops(page)
    press_at(page, "#batch-table .calc-sort", "Enter")
    expect(page.locator("#batch-table th[aria-sort]").first).to_be_visible()


def test_from_a_typed_date_to_a_table_of_cards_in_a_wide_window(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address(site_url, "en"))
    wait_for(page, "live")
    press_at(page, "[data-swap=apply]", "Enter")
    expect(page.locator("#apply-typed")).to_be_focused()
    forget_stops(page)  # the field stands before its button
    page.keyboard.press("Control+A")
    page.keyboard.insert_text("30 Nov")
    press_at(page, "input[name=card]:checked", "ArrowDown")
    expect(page.locator("input[name=card][value=whitelist]")).to_be_checked()
    press_at(page, "#options > summary", "Space")
    press_at(page, "[name=after_hours]", "Space")
    press_at(page, "#question [type=submit]", "Enter")
    expect(page.locator("#answer-title")).to_be_focused()
    page.wait_for_url("**/?apply=2026-11-30&card=whitelist&via=seller&after_hours=yes")
    take_away_and_ask_for_many(page)


def test_from_a_part_of_the_question_to_a_table_of_cards_on_a_phone(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address(site_url, "zh"))
    wait_for(page, "live")
    press_at(page, "#asked [data-open=more]", "Enter")
    expect(page.locator("#stops > summary")).to_be_focused()
    press_at(page, "#options > summary", "Enter")
    press_at(page, "[name=month_start]", "Space")
    press_at(page, "#question [type=submit]", "Enter")
    expect(page.locator("#answer-title")).to_be_focused()
    page.wait_for_url("**/?apply=2026-11-22&card=ordinary&via=hotline&month_start=yes")
    take_away_and_ask_for_many(page)
