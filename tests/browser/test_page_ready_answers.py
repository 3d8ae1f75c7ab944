"""The answers that the build wrote are those that the live calculator gives, for all that they cover."""

import pytest
from playwright.sync_api import Page, expect

from calculator import door
from tests.browser.calculator_page import (
    LANGUAGES,
    address,
    choose,
    headline,
    open_calculator,
    refuse_python,
    serve_modules,
    wait_for,
)
from tests.clock import TODAY

pytestmark = pytest.mark.shared_page

ROUTE = "card=ordinary&via=hotline"


def of_each_kind(month: str) -> list[str]:
    """Return questions about days of a month: of each kind that has ready answers."""
    days = [f"{month}-{number:02}" for number in range(1, 29, 9)]
    routes = [ROUTE, "card=whitelist&via=seller", "card=company&via=hall"]
    return [
        question
        for day in days
        for route in routes
        for question in (
            f"apply={day}&{route}",
            f"apply={day}&{route}&after_hours=yes",
            f"apply={day}&{route}&month_start=yes",
            f"apply={day}&{ROUTE}&other_province=yes",
            f"apply={day}&{route}&stop=arrears,balance",
            f"apply={day}&{route}&stop=sim_lost&after_hours=yes",
            f"finish_by={day}&{route}",
            f"finish_by=bill&bill_day={day[-2:].lstrip('0')}&{route}",
        )
    ]


# Asks one Python for all: starting it takes as long as hundreds of answers.
COMPARE = """async (requests) => {
    const config = JSON.parse(document.getElementById("calculator-config").textContent);
    const root = new URL(config.base, document.baseURI);
    const { ReadyPlans } = await import(new URL("modules/ready_plans.js", root));
    const { Runtime } = await import(new URL("modules/runtime.js", root));
    const files = JSON.parse(document.getElementById("ready-answers").textContent);
    const ready = new ReadyPlans({ files });
    const runtime = new Runtime(config);
    runtime.start();
    const equal = [];
    const different = [];
    for (const request of requests) {
        const [early, late] = await Promise.all([ready.find(request.query), runtime.call(request)]);
        (JSON.stringify(early) === JSON.stringify(late) ? equal : different).push(request.query);
    }
    return { equal, different };
}"""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_ready_and_live_answers_of_each_kind_are_equal(fresh_page: Page, site_url: str, lang: str) -> None:
    """Every day of the window is compared outside a browser, by tests/unit/hooks/test_ready_is_live.py."""
    fresh_page.goto(address(site_url, lang, "calculator/"))
    serve_modules(fresh_page)
    queries = [query for month in ("2026-12", "2027-02", "2027-09") for query in of_each_kind(month)]
    asked = {"op": "answer", "lang": lang, "today": TODAY.isoformat()}
    found = fresh_page.evaluate(COMPARE, [{**asked, "query": query} for query in queries])
    assert found == {"equal": queries, "different": []}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "query",
    [
        f"finish_by=2026-12-24&{ROUTE}",
        f"finish_by=2026-11-24&{ROUTE}",  # its last days to apply have passed
        f"finish_by=bill&bill_day=15&{ROUTE}",
        f"apply=2026-12-01&{ROUTE}&after_hours=yes",
        f"apply=2026-12-01&{ROUTE}&other_province=yes",
        f"apply=2026-12-01&{ROUTE}&month_start=yes",
        f"apply=2026-12-01&{ROUTE}&stop=arrears,sim_lost",
        f"apply=2026-11-10&{ROUTE}&month_start=yes",  # applied for already
        f"apply=2026-11-10&{ROUTE}&stop=balance&other_province=yes",
    ],
)
def test_a_question_of_each_kind_is_answered_where_python_never_comes(
    fresh_page: Page, site_url: str, lang: str, query: str
) -> None:
    refuse_python(fresh_page)
    open_calculator(fresh_page, site_url, lang, query, state="ready")
    expected = door.plan_answer(query, lang=lang, today=TODAY)
    assert headline(fresh_page) == expected["text"]["headline"]
    shown = fresh_page.locator("#shown .calc-headline .calc-range")
    figures = expected["figures"]
    assert shown.locator("b").all_text_contents() == [each["day"] for each in figures]
    ahead = shown.locator("small:not(:empty)").all_text_contents()
    assert ahead == [each["away"] for each in figures if each["away"]]
    assert fresh_page.locator("#shown .calc-settle li").count() == len(expected["todo"])


def test_what_is_chosen_in_the_form_is_answered_where_python_never_comes(
    fresh_page: Page, site_url: str
) -> None:
    refuse_python(fresh_page)
    open_calculator(fresh_page, site_url, "en", f"apply=2026-11-10&{ROUTE}", state="ready")
    fresh_page.locator("#options summary").click()
    choose(fresh_page, "month_start", "yes")
    expect(fresh_page.locator(".calc-headline__text")).to_have_text("Likely done on Tue 1 Dec 2026.")
    choose(fresh_page, "mode", "bill")
    choose(fresh_page, "month_start", "yes")  # off again
    fresh_page.locator("#bill_day").fill("15")
    fresh_page.locator("#bill_day").blur()
    expect(fresh_page.locator(".calc-headline")).to_contain_text("14 Dec")
    wait_for(fresh_page, "ready")


def test_a_month_of_the_default_question_brings_no_other_kind(watched_page: Page, site_url: str) -> None:
    asked: list[str] = []
    watched_page.on("request", lambda request: asked.append(request.url))
    refuse_python(watched_page)
    open_calculator(watched_page, site_url, "en", f"apply=2026-12-01&{ROUTE}", state="ready")
    kinds = {url.partition("/answers/")[2].split("/")[0] for url in asked if "/answers/" in url}
    assert kinds == {"en"}


def test_a_ready_answer_that_differs_from_the_live_one_is_reported_and_replaced(
    page: Page, site_url: str
) -> None:
    warnings: list[str] = []
    page.on("console", lambda message: warnings.append(message.text) if message.type == "warning" else None)

    def tamper(route) -> None:  # type: ignore[no-untyped-def]
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace("2026-12-07", "2026-12-08"))

    page.route("**/answers/en/2026-12.*.json", tamper)
    page.goto(address(site_url, "en", query="apply=2026-12-01&card=ordinary&via=hotline"))
    wait_for(page, "live")
    assert any("differ" in warning for warning in warnings)
