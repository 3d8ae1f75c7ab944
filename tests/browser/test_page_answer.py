"""A reader chooses a date on the calculator's page and reads the estimate, in both languages."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator_page import (
    LANGUAGES,
    START,
    address,
    choose,
    headline,
    hold_python,
    open_calculator,
    query_of,
    refuse_python,
    type_date,
    wait_for,
)
from tests.browser.contexts import NewContext

pytestmark = pytest.mark.shared_page

NATIONAL_DAY = "apply=2026-09-28&card=ordinary&via=hotline"


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("zh", "预计2026年10月8日（周四）至2026年10月10日（周六）之间办完。"),
        ("en", "Likely done between Thu 8 Oct 2026 and Sat 10 Oct 2026."),
    ],
)
def test_28_september_by_hotline_is_finished_from_8_to_10_october(
    page: Page, site_url: str, lang: str, sentence: str
) -> None:
    page.goto(address(site_url, lang))
    page.locator("#apply").fill("2026-09-28")
    wait_for(page, "live")
    expect(page.locator(".calc-headline__text")).to_have_text(sentence)
    expect(page.locator(".calc-stages > li")).to_have_count(3)
    expect(page.locator(".calc-estimate")).not_to_be_empty()
    assert query_of(page) == NATIONAL_DAY


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_make_up_saturday_14_february_2026_is_counted_as_working_day_1(
    page: Page, site_url: str, lang: str
) -> None:
    open_calculator(page, site_url, lang, "apply=2026-02-13&card=ordinary&via=hotline")
    saturday = page.locator(".calc-months .calc-day").nth(1)
    expect(saturday).to_have_attribute("data-verdict", "makeup")
    expect(saturday.locator("span")).to_have_text("14")
    expect(saturday.locator("b")).to_have_text("1")
    expect(saturday.locator("i")).to_have_text({"zh": "班", "en": "work"}[lang])
    row = page.locator(".calc-table tbody tr").nth(1)
    expect(row.locator("th")).to_have_text("2026-02-14")
    expect(row.locator("td").nth(1)).to_have_text("1")


def test_the_picture_and_the_table_show_the_same_days(page: Page, site_url: str) -> None:
    open_calculator(page, site_url, "en", NATIONAL_DAY)
    cells = page.locator(".calc-months .calc-day")
    rows = page.locator(".calc-table tbody tr")
    assert cells.count() == rows.count() == 13
    for number in range(13):
        cell, row = cells.nth(number), rows.nth(number)
        assert cell.get_attribute("data-verdict") == row.get_attribute("data-verdict")
        assert cell.locator("b").all_text_contents() == [
            text for text in row.locator("td").nth(1).all_text_contents() if text
        ]


def test_the_picture_holds_whole_weeks_today_and_the_latest_day_and_no_word_is_cut(
    page: Page, site_url: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    open_calculator(page, site_url, "en", "apply=2026-11-20&card=ordinary&via=hotline")
    page.locator("[data-fold=picture] summary").click()
    for grid in page.locator(".calc-month__grid").all():
        assert grid.locator("> :is(.calc-day, .calc-other)").count() % 7 == 0
    expect(page.locator(".calc-months .calc-day[data-now] > span")).to_have_text("22")
    expect(page.locator(".calc-months .calc-day[data-latest] > span")).to_have_text("27")
    expect(page.locator('.calc-legend li[data-verdict="now"]')).to_be_visible()
    for resting in page.locator('.calc-months .calc-day[data-verdict="weekend"] u').all():
        expect(resting).to_be_hidden()
    open_calculator(page, site_url, "en", NATIONAL_DAY)
    page.locator("[data-fold=picture]").evaluate("fold => { fold.open = true; }")
    expect(page.locator('.calc-legend li[data-verdict="now"]')).to_be_hidden()
    wide = "cells => cells.filter((cell) => cell.scrollWidth > cell.clientWidth).length"
    assert page.locator("#shown .calc-day, #shown .calc-day > i").evaluate_all(wide) == 0
    sizes = page.locator("#shown .calc-months :is(span, b, u)").evaluate_all(
        "marks => marks.map((mark) => parseFloat(getComputedStyle(mark).fontSize))"
    )
    assert min(sizes) > 11


def test_holidays_stand_in_the_picture_by_name(page: Page, site_url: str) -> None:
    open_calculator(page, site_url, "zh", NATIONAL_DAY)
    page.locator("[data-fold=picture] summary").click()
    names = page.locator('.calc-months .calc-day[data-verdict="holiday"] i').all_inner_texts()
    assert names == ["国庆节"] * 7


def test_on_a_slow_phone_and_a_slow_line_the_ready_answer_is_there_before_python(
    fresh_page: Page, site_url: str
) -> None:
    fresh_page.set_default_navigation_timeout(START)
    slow = fresh_page.context.new_cdp_session(fresh_page)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    line = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 100_000}
    slow.send("Network.emulateNetworkConditions", line)
    open_calculator(fresh_page, site_url, "zh", NATIONAL_DAY, state="ready")
    assert "2026年10月10日" in headline(fresh_page)
    expect(fresh_page.locator("#calculator")).not_to_have_attribute("data-runtime", "ready")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_python_the_ready_answer_stands_and_a_message_says_what_does_not_work(
    page: Page, site_url: str, lang: str
) -> None:
    refuse_python(page)
    open_calculator(page, site_url, lang, NATIONAL_DAY, state="ready")
    expect(page.locator("#runtime-failed")).to_be_visible(timeout=START)
    assert "10" in headline(page)
    expect(page.locator("#shown .calc-months .calc-day")).to_have_count(13)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_python_a_question_that_nobody_prepared_says_so_and_the_static_table_stays(
    page: Page, site_url: str, lang: str
) -> None:
    refuse_python(page)
    open_calculator(page, site_url, lang, f"{NATIONAL_DAY}&extra_days=2", state="failed")
    expect(page.locator('[data-show="failed"]')).to_be_visible()
    expect(page.locator("#shown")).to_be_empty()
    expect(page.locator("#ordinary-hotline")).to_be_visible()


def test_while_python_starts_a_question_that_nobody_prepared_waits_in_words(
    page: Page, site_url: str
) -> None:
    hold_python(page)
    open_calculator(page, site_url, "en", f"{NATIONAL_DAY}&extra_days=2", state="loading")
    expect(page.locator('[data-show="loading"]')).to_be_visible()
    expect(page.locator("#said")).to_have_text(page.locator('[data-show="loading"]').inner_text())


@pytest.mark.parametrize("page_name", ["", "calculator/"])
@pytest.mark.parametrize(
    ("now", "lang", "sentence"),
    [
        ("2026-11-22T04:00:00Z", "en", ""),
        ("2027-07-01T04:00:00Z", "en", "This copy was made on Sun 22 Nov 2026"),
        ("2027-07-01T04:00:00Z", "zh", "2026年11月22日"),
        ("2029-01-01T04:00:00Z", "en", "For later dates look for a newer copy"),
        ("2019-01-01T04:00:00Z", "en", "Check the clock"),
    ],
)
def test_without_python_a_copy_that_is_old_or_a_clock_that_is_wrong_is_told(
    fresh_page: Page, site_url: str, page_name: str, now: str, lang: str, sentence: str
) -> None:
    refuse_python(fresh_page)
    fresh_page.clock.set_fixed_time(now)
    fresh_page.goto(address(site_url, lang, page_name))
    told = fresh_page.locator("#age")
    if sentence:
        expect(told).to_be_visible()
        expect(told).to_contain_text(sentence)
    else:
        expect(told).to_be_hidden()


def test_a_today_outside_the_calendar_is_told_beside_the_form_and_is_no_error_in_it(
    fresh_page: Page, site_url: str
) -> None:
    fresh_page.clock.set_fixed_time("2029-01-01T04:00:00Z")
    open_calculator(fresh_page, site_url, "en", state="empty")
    expect(fresh_page.locator("#calculator")).to_have_attribute("data-runtime", "ready", timeout=START)
    expect(fresh_page.locator("#calculator")).to_have_attribute("data-state", "empty")
    expect(fresh_page.locator("#age")).to_be_visible()
    expect(fresh_page.locator("#problems")).to_be_hidden()


def test_what_a_link_holds_and_nobody_uses_is_told_with_the_answer(page: Page, site_url: str) -> None:
    open_calculator(page, site_url, "en", f"{NATIONAL_DAY}&colour=blue")
    expect(page.locator(".calc-headline")).to_contain_text("Not used")
    expect(page.locator(".calc-headline")).to_contain_text("colour")


@pytest.mark.parametrize(
    ("page_name", "query"),
    [
        ("calculator/", f"{NATIONAL_DAY}&amp;card=company"),
        ("calculator/", "apply=2026-09-28&amp;card=company&amp;via=hall"),
        ("calculator/", f"{NATIONAL_DAY}&crad=company"),
        ("calculator/", f"{NATIONAL_DAY}&card=company"),
        ("calculator/", "apply=2026-09-28;card=company"),
        ("", f"{NATIONAL_DAY}&extra_days=2"),
    ],
)
def test_a_link_that_the_form_cannot_hold_word_for_word_is_answered_by_python_alone(
    page: Page, site_url: str, page_name: str, query: str
) -> None:
    hold_python(page)
    page.goto(address(site_url, "en", page_name, query))
    page.locator("#calculator").dispatch_event("pointerdown")
    wait_for(page, "loading")
    expect(page.locator("#shown")).to_be_empty()


def test_a_link_goes_to_python_as_it_came(fresh_page: Page, site_url: str) -> None:
    query = "apply=2026-09-28&amp;card=company&x=%E4%B8%AD+a%2Cb"
    fresh_page.add_init_script(
        """const post = Worker.prototype.postMessage;
        window.asked = [];
        Worker.prototype.postMessage = function (message, ...rest) {
            if (message.request) window.asked.push(JSON.parse(message.request).query);
            return post.call(this, message, ...rest);
        };"""
    )
    fresh_page.goto(address(site_url, "en", query=query))
    wait_for(fresh_page, "live", "error")
    assert fresh_page.evaluate("window.asked") == [query]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_javascript_the_steps_of_every_route_and_the_way_to_the_calendar_are_there(
    new_context: NewContext, site_url: str, lang: str
) -> None:
    context = new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address(site_url, lang))
    expect(page.locator("#question")).to_be_hidden()
    for route in ("ordinary-hall", "ordinary-hotline", "ordinary-online", "whitelist-seller", "company-hall"):
        expect(page.locator(f"tr#{route}")).to_be_visible()
    page.get_by_role("link", name="2026").first.click()
    assert "working-days/2026" in page.url


def test_a_date_may_be_typed_in_any_usual_form(page: Page, site_url: str) -> None:
    forms = ("2026年9月28日", "2026/9/28", "20260928", "28 Sep 2026", "2026-09-28")
    others = ("12月1日", "1 Dec", "1.12.2026", "十二月一日", "十二月一日")
    page.goto(address(site_url, "zh"))
    page.locator('[data-swap="apply"]').click()
    for form, other in zip(forms, others, strict=True):
        for typed, date, latest in (
            (form, "2026-09-28", "2026年10月10日"),
            (other, "2026-12-01", "2026年12月8日"),
        ):
            page.locator("#apply-typed").fill(typed)
            page.locator("#apply-typed").press("Enter")
            page.wait_for_url(f"**/?apply={date}&card=ordinary&via=hotline")
            wait_for(page, "live")
            expect(page.locator(".calc-headline__text"), typed).to_contain_text(latest)


@pytest.mark.parametrize(
    ("lang", "bad"),
    [
        ("zh", [("", "请"), ("2026-02-30", "2026-02-30"), ("2099-01-01", "2027")]),
        ("en", [("soon", "soon"), ("1999-12-31", "2024")]),
    ],
)
def test_a_bad_date_is_told_at_the_field_which_keeps_the_focus(
    page: Page, site_url: str, lang: str, bad: list[tuple[str, str]]
) -> None:
    page.goto(address(site_url, lang))
    page.locator('[data-swap="apply"]').click()
    for typed, text in bad:
        page.locator("#apply-typed").fill(typed)
        page.locator("#question button[type=submit]").click()
        expect(page.locator("#apply-error")).to_contain_text(text, timeout=START)
        wait_for(page, "error")
        expect(page.locator("#apply-typed")).to_be_focused()
        expect(page.locator("#apply-typed")).to_have_attribute("aria-invalid", "true")
        expect(page.locator("#said")).to_contain_text(text)
        expect(page.locator("#problems")).to_be_hidden()  # the same would be said twice
        expect(page.locator("#shown")).to_be_empty()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("on_page", ["", "calculator/"])
@pytest.mark.parametrize("width", [360, 1280])
def test_whoever_types_a_wrong_date_stays_at_the_field_and_sees_why(
    page: Page, site_url: str, lang: str, on_page: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(address(site_url, lang, on_page))
    wait_for(page, "ready", "live")
    if width == 360:
        page.locator("[data-open=day]").click()
    page.locator('[data-swap="apply"]').click()
    field = page.locator("#apply-typed")
    for _ in range(2):  # the second time with the calculator up, and with an error on the page already
        field.fill("2月30日")
        field.press("Enter")
        expect(page.locator("#apply-error")).to_be_visible(timeout=START)
        expect(field).to_be_focused()
        expect(field).to_be_in_viewport()
        expect(page.locator("#apply-error")).to_be_in_viewport()
    field.fill("2026-12-01")
    field.press("Enter")
    expect(page.locator("#answer-title")).to_be_focused(timeout=START)
    page.set_viewport_size({"width": 1280, "height": 720})


@pytest.mark.parametrize(
    "query", ["apply=2026-10-12&card=ordinary&via=hotline", "apply=2026-11-18&card=ordinary&via=hotline"]
)
def test_today_is_written_or_not_there_yet_but_never_a_bare_iso_date(
    page: Page, site_url: str, query: str
) -> None:
    page.add_init_script(
        """new MutationObserver(() => {
            for (const { textContent } of document.querySelectorAll("[data-today]"))
                if (/^\\d{4}-/.test(textContent)) window.bare = textContent;
        }).observe(document, { childList: true, subtree: true, characterData: true });"""
    )
    open_calculator(page, site_url, "en", query, state="ready|live")
    expect(page.locator(".calc-phase [data-today]")).to_contain_text("2026")
    assert page.evaluate("window.bare") is None


def test_without_python_a_refusal_that_the_build_prepared_is_told_beside_the_field(
    page: Page, site_url: str
) -> None:
    refuse_python(page)
    open_calculator(page, site_url, "en", "apply=2027-12-30&card=whitelist&via=seller", state="error")
    expect(page.locator("#apply-error")).to_be_visible()
    expect(page.locator("#apply-error")).to_contain_text("2027")


def test_a_corrected_question_loses_its_error(page: Page, site_url: str) -> None:
    open_calculator(page, site_url, "en", "apply=2099-01-01&card=ordinary&via=hotline", state="error")
    page.locator("#apply").fill("2026-09-28")
    wait_for(page, "live")
    expect(page.locator("#problems")).to_be_hidden()
    expect(page.locator("#apply-error")).to_be_hidden()


def test_an_emptied_date_leads_to_the_empty_state_without_an_error(page: Page, site_url: str) -> None:
    page.goto(address(site_url, "en"))
    page.locator("#apply").fill("")
    wait_for(page, "empty")
    expect(page.locator('[data-show="empty"]')).to_be_visible()
    expect(page.locator("#problems")).to_be_hidden()


def test_the_first_answer_is_for_today_in_china_not_where_the_clock_is(
    fresh_page: Page, site_url: str
) -> None:
    # 20:00 on 30 November in Los Angeles is noon of 1 December in China.
    fresh_page.clock.set_fixed_time("2026-12-01T04:00:00Z")
    fresh_page.goto(address(site_url, "en"))
    expect(fresh_page.locator("#apply")).to_have_value("2026-12-01")
    expect(fresh_page.locator(".calc-headline__text")).to_contain_text("Dec 2026")
    assert query_of(fresh_page) == ""


def test_each_card_offers_its_own_channels(page: Page, site_url: str) -> None:
    open_calculator(page, site_url, "en", "apply=2026-12-01&card=whitelist&via=seller")
    for card, shown in (("whitelist", "seller"), ("company", "hall")):
        choose(page, "card", card)
        expect(page.locator(f'input[name="via"][value="{shown}"]:enabled')).to_be_checked()
        choose(page, "card", "ordinary")
        wait_for(page, "live")
        expect(page.locator('input[name="via"][value="hotline"]:enabled')).to_be_checked()
        page.wait_for_url("**/?apply=2026-12-01&card=ordinary&via=hotline")


def test_the_address_holds_only_what_differs_and_gives_the_same_answer_again(
    page: Page, site_url: str
) -> None:
    open_calculator(page, site_url, "en", NATIONAL_DAY)
    page.locator("#stops summary").click()
    choose(page, "stop", "arrears")
    choose(page, "stop", "balance")
    page.locator("#options summary").click()
    page.locator("#extra_days").fill("2")
    choose(page, "after_hours", "yes")
    expect(page.locator(".calc-headline__text")).to_contain_text("Oct 2026")
    wait_for(page, "live")
    asked = f"{NATIONAL_DAY}&after_hours=yes&extra_days=2&stop=arrears,balance"
    page.wait_for_url(f"**/?{asked}")
    expect(page.locator(".calc-settle li")).to_have_count(2)
    before = page.locator("#shown").inner_text()
    page.reload()
    wait_for(page, "live")
    expect(page.locator("#shown")).to_have_text(before, use_inner_text=True)
    assert query_of(page) == asked
    expect(page.locator("#extra_days")).to_have_value("2")


def test_going_back_brings_the_question_and_its_answer_back(page: Page, site_url: str) -> None:
    open_calculator(page, site_url, "en", NATIONAL_DAY)
    before = headline(page)
    choose(page, "card", "whitelist")
    expect(page.locator(".calc-headline__text")).not_to_have_text(before)
    page.go_back()
    expect(page.locator(".calc-headline__text")).to_have_text(before)
    expect(page.locator('input[name="card"][value="ordinary"]')).to_be_checked()
    assert query_of(page) == NATIONAL_DAY


def test_names_from_elsewhere_in_the_address_are_left_alone(page: Page, site_url: str) -> None:
    open_calculator(page, site_url, "en", f"{NATIONAL_DAY}&utm_source=chat")
    assert "10 Oct 2026" in headline(page)


def test_a_channel_that_the_card_does_not_have_is_told_with_those_it_has(page: Page, site_url: str) -> None:
    open_calculator(page, site_url, "en", "apply=2026-12-01&card=company&via=hotline", state="error")
    expect(page.locator("#problems")).to_contain_text("hall")


def test_backwards_the_last_days_to_apply_are_told(page: Page, site_url: str) -> None:
    page.goto(address(site_url, "en"))
    choose(page, "mode", "finish_by")
    page.locator("#finish_by").fill("2026-12-24")
    wait_for(page, "live")
    expect(page.locator(".calc-range dd").first).to_contain_text("17 Dec")
    expect(page.locator(".calc-range dd").nth(1)).to_contain_text("21 Dec")
    expect(page.locator("#said")).to_contain_text("Apply by Thu 17 Dec 2026")
    assert query_of(page) == "card=ordinary&via=hotline&finish_by=2026-12-24"


def test_before_the_next_bill_counts_from_today_in_china(fresh_page: Page, site_url: str) -> None:
    fresh_page.clock.set_fixed_time("2026-09-20T04:00:00Z")
    fresh_page.goto(address(site_url, "en"))
    choose(fresh_page, "mode", "bill")
    fresh_page.locator("#bill_day").fill("11")
    fresh_page.locator("#bill_day").blur()
    wait_for(fresh_page, "live")
    fresh_page.wait_for_url("**/?card=ordinary&via=hotline&finish_by=bill&bill_day=11")
    expect(fresh_page.locator(".calc-range dd").first).not_to_be_empty()
    fresh_page.reload()
    wait_for(fresh_page, "live")
    expect(fresh_page.locator("#bill_day")).to_have_value("11")
    expect(fresh_page.locator('input[name="mode"][value="bill"]')).to_be_checked()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_today_tomorrow_and_next_monday_are_one_press_away(
    fresh_page: Page, site_url: str, lang: str
) -> None:
    fresh_page.clock.set_system_time("2026-11-26T04:00:00Z")  # a Thursday
    fresh_page.set_viewport_size({"width": 360, "height": 740})
    fresh_page.goto(address(site_url, lang))
    wait_for(fresh_page, "ready", "live")
    expect(fresh_page.locator("[data-near=today]")).to_have_attribute("aria-pressed", "true")
    for near, date in (("tomorrow", "2026-11-27"), ("monday", "2026-11-30"), ("today", "2026-11-26")):
        fresh_page.locator(f"[data-near={near}]").click()
        expect(fresh_page.locator(f"[data-near={near}]")).to_have_attribute("aria-pressed", "true")
        assert query_of(fresh_page).startswith(f"apply={date}&")
        expect(fresh_page.locator("#apply")).to_have_value(date)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_on_a_phone_each_part_of_the_question_opens_what_changes_it(
    page: Page, site_url: str, lang: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address(site_url, lang))
    wait_for(page, "ready", "live")
    for part, control in (("day", "#apply"), ("card", "[name=card]"), ("via", "[name=via]:enabled")):
        page.locator(f"#asked [data-open={part}]").click()
        expect(page.locator(f"#asked [data-open={part}]")).to_have_attribute("aria-expanded", "true")
        expect(page.locator(f"#question {control}").first).to_be_visible()
        shown = page.locator("#question [data-part]:visible")
        expect(shown).to_have_count(1)
        page.locator(f"#asked [data-open={part}]").click()
        expect(page.locator("#question")).to_be_hidden()


@pytest.mark.parametrize("width", [360, 1280])
def test_submitting_moves_focus_and_view_to_the_answer_which_says_what_it_is_for(
    page: Page, site_url: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(address(site_url, "en"))
    wait_for(page, "ready", "live")
    page.locator("#asked [data-open=card]").click()
    choose(page, "card", "company")
    page.locator("#question button[type=submit]").click()
    expect(page.locator("#answer-title")).to_be_focused()
    box = page.locator(".calc-range").bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= 740 - box["height"]
    expect(page.locator("#asked")).to_contain_text("Card held by a company")
    expect(page.locator("#asked")).to_contain_text("carrier store or account manager")
    expect(page.locator("#asked")).to_contain_text("22 Nov 2026")


def test_beside_a_long_form_the_dates_stay_in_view_and_leave_room_for_what_is_read(
    page: Page, site_url: str
) -> None:
    open_calculator(page, site_url, "en", "finish_by=2026-12-31&card=ordinary&via=hotline")
    page.locator("#options summary").click()
    page.evaluate("scrollTo(0, 600)")
    expect(page.locator(".calc-range")).to_be_in_viewport(ratio=1)
    covered = """() => {
        const { left, width } = document.querySelector(".calc-stages").getBoundingClientRect();
        return document.elementFromPoint(left + width / 2, 300)?.closest(".calc-headline") !== null;
    }"""
    assert page.evaluate(covered) is False


def test_typing_a_date_makes_one_step_of_history(fresh_page: Page, site_url: str) -> None:
    open_calculator(fresh_page, site_url, "en", NATIONAL_DAY)
    steps = fresh_page.evaluate("history.length")
    fresh_page.locator("#apply").focus()
    for date in ("2026-09-02", "2026-09-29", "2026-10-29", "2026-11-29"):
        fresh_page.locator("#apply").evaluate(
            """(field, date) => {
                field.value = date;
                field.dispatchEvent(new Event("change", { bubbles: true }));
            }""",
            date,
        )
    expect(fresh_page.locator("#asked")).to_contain_text("29 Nov 2026")
    assert fresh_page.evaluate("history.length") == steps + 1
    fresh_page.go_back()
    expect(fresh_page.locator("#apply")).to_have_value("2026-09-28")


def test_a_date_with_two_readings_is_asked_about_and_a_press_answers(page: Page, site_url: str) -> None:
    page.goto(address(site_url, "en"))
    type_date(page, "apply", "10/11/2026")
    wait_for(page, "error")
    expect(page.locator("#apply-error")).to_contain_text("two ways")
    page.locator('[data-reading="2026-11-10"]').click()
    page.wait_for_url("**/?apply=2026-11-10&card=ordinary&via=hotline")
    expect(page.locator("#apply-error")).to_be_hidden()


def test_a_field_with_an_error_turns_red(page: Page, site_url: str) -> None:
    page.goto(address(site_url, "en"))
    type_date(page, "apply", "soon")
    wait_for(page, "error")
    border = "getComputedStyle(document.getElementById('apply-typed')).borderTopColor"
    error = "getComputedStyle(document.getElementById('apply-error')).color"
    assert page.evaluate(f"{border} === {error}")


def test_an_empty_deadline_is_asked_for_at_its_own_field_and_outlives_a_reload(
    page: Page, site_url: str
) -> None:
    page.goto(address(site_url, "en"))
    choose(page, "mode", "finish_by")
    wait_for(page, "empty")
    page.reload()
    expect(page.locator('input[name="mode"][value="finish_by"]')).to_be_checked()
    page.locator("#question button[type=submit]").click()
    wait_for(page, "error")
    expect(page.locator("#finish_by-error")).to_contain_text("finished")
    choose(page, "mode", "bill")
    expect(page.locator("#bill_day")).to_have_value("")
    page.locator("#question button[type=submit]").click()
    expect(page.locator("#bill_day-error")).to_contain_text("1 to 28")


def test_a_missed_deadline_leads_with_the_warning_and_shows_what_is_still_possible(
    page: Page, site_url: str
) -> None:
    open_calculator(page, site_url, "en", "finish_by=2026-11-24&card=ordinary&via=hotline")
    expect(page.locator(".calc-headline")).to_have_attribute("data-level", "missed")
    expect(page.locator(".calc-lead")).to_contain_text("Too late for Tue 24 Nov 2026")
    expect(page.locator(".calc-range dt")).to_have_text(["Earliest", "Latest"])
    expect(page.locator("#said")).to_contain_text("Too late")


def test_an_open_calendar_and_what_to_settle_stand_beside_the_dates(page: Page, site_url: str) -> None:
    open_calculator(page, site_url, "en", "apply=2026-12-28&card=ordinary&via=hotline&stop=arrears,balance")
    expect(page.locator(".calc-headline .calc-chips li")).to_have_text(
        ["after 2 things are settled", "days off in 2027 not final"]
    )


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_dates_stay_in_their_boxes_and_what_to_mind_stands_apart(
    page: Page, site_url: str, lang: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    open_calculator(page, site_url, lang, "apply=2026-12-28&card=ordinary&via=hotline&stop=arrears,balance")
    out = "boxes => boxes.filter((box) => box.scrollWidth > box.clientWidth).map((box) => box.innerText)"
    assert page.locator(".calc-range, .calc-range :is(div, b)").evaluate_all(out) == []
    chips = [chip.bounding_box() for chip in page.locator(".calc-chips li").all()]
    first, second = chips
    assert first is not None
    assert second is not None
    beside = second["x"] - first["x"] - first["width"]
    below = second["y"] - first["y"] - first["height"]
    assert max(beside, below) >= 4


# The dates in Chinese texts of an answer that are on two lines.
DATES_ON_TWO_LINES = """(place) => {
    const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let text = texts.nextNode(); text; text = texts.nextNode())
        for (const { 0: date, index } of text.data.matchAll(/(\\d{4}年)?\\d+月\\d+日/g)) {
            if (!text.parentElement.checkVisibility()) continue;
            const range = document.createRange();
            range.setStart(text, index);
            range.setEnd(text, index + date.length);
            const tops = [...range.getClientRects()].map(({ top }) => top);
            if (tops.length && Math.max(...tops) - Math.min(...tops) > 8) found.push(text.data);
        }
    return found;
}"""


@pytest.mark.parametrize(
    "query",
    [
        "finish_by=2026-11-24",  # too late
        "finish_by=2026-12-31",
        "apply=2026-11-05",  # overdue
        "apply=2026-09-28",  # long overdue
        "apply=2027-12-31",  # refused
    ],
)
def test_no_chinese_date_is_broken_over_two_lines(page: Page, site_url: str, query: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    open_calculator(page, site_url, "zh", f"{query}&card=ordinary&via=hotline", state="live|error")
    for fold in page.locator("#shown details:not([data-fold=days])").all():  # a table of narrow columns
        fold.evaluate("fold => { fold.open = true; }")
    for place in ("#asked", "#question", "#shown"):
        assert page.locator(place).evaluate(DATES_ON_TWO_LINES) == []


def test_what_a_wrong_clock_is_told_breaks_no_date(fresh_page: Page, site_url: str) -> None:
    refuse_python(fresh_page)
    fresh_page.clock.set_fixed_time("2019-01-01T04:00:00Z")
    fresh_page.goto(address(site_url, "zh"))
    told = fresh_page.locator("#age")
    expect(told).to_contain_text("2026年11月22日")
    for width in range(320, 420, 10):
        fresh_page.set_viewport_size({"width": width, "height": 740})
        assert told.evaluate(DATES_ON_TWO_LINES) == []


@pytest.mark.parametrize(
    ("today", "phase", "title"),
    [
        ("2026-11-30", "under_way", "Under way: Review, Closing and notice."),
        ("2026-12-01", "due", "It may be done by now"),
        ("2026-12-08", "chase", "Overdue since Thu 3 Dec 2026."),
        ("2027-01-05", "appeal", "Long overdue"),
    ],
)
def test_whoever_has_applied_already_sees_where_it_stands_today_without_python(
    fresh_page: Page, site_url: str, today: str, phase: str, title: str
) -> None:
    refuse_python(fresh_page)
    fresh_page.clock.set_system_time(f"{today}T04:00:00Z")
    open_calculator(fresh_page, site_url, "en", "apply=2026-11-26&card=ordinary&via=hotline", state="ready")
    expect(fresh_page.locator(".calc-phase")).to_have_attribute("data-id", phase)
    expect(fresh_page.locator(".calc-phase__title")).to_contain_text(title)
    expect(fresh_page.locator('input[name="mode"][value="applied"]')).to_be_checked()
    call = fresh_page.locator('.calc-phase a[href="tel:10086"]')
    expect(call).to_be_visible(visible=phase != "under_way")
    if phase == "under_way":
        expect(fresh_page.locator(".calc-phase__title")).to_contain_text("working day 2 of 3 to 5")
        expect(fresh_page.locator(".calc-ahead")).to_have_text("in 1 to 3 days")


def test_on_the_day_of_the_application_nothing_is_said_of_where_it_stands(page: Page, site_url: str) -> None:
    page.goto(address(site_url, "en"))
    wait_for(page, "ready", "live")
    expect(page.locator(".calc-phase")).to_have_count(0)
