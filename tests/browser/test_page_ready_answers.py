"""The answers that the build wrote are those that the live calculator gives, for all that they cover."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.calculator_page import LANGUAGES, address, serve_modules, wait_for

pytestmark = pytest.mark.shared_page

# Asks one Python for all: starting it takes as long as hundreds of answers.
COMPARE = """async (requests) => {
    const config = JSON.parse(document.getElementById("calculator-config").textContent);
    const root = new URL(config.base, document.baseURI);
    const { ReadyAnswers } = await import(new URL("modules/ready.js", root));
    const { Runtime } = await import(new URL("modules/runtime.js", root));
    const files = JSON.parse(document.getElementById("ready-answers").textContent);
    const ready = new ReadyAnswers({ files });
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
def test_ready_and_live_answers_are_equal_over_the_whole_window(
    fresh_page: Page, site_url: str, site_dir: Path, lang: str
) -> None:
    fresh_page.goto(address(site_url, lang))
    serve_modules(fresh_page)
    months = sorted((site_dir / "answers" / lang).glob("*.json"))
    assert len(months) >= 14
    queries = [list(json.loads(month.read_text("utf-8"))["answers"]) for month in months]
    assert all(len(month) >= 6 for month in queries)
    # Asked on another day than that of the build: a covered question does not depend on it.
    asked = {"op": "answer", "lang": lang, "today": "2027-07-01"}
    found = fresh_page.evaluate(COMPARE, [{**asked, "query": query} for month in queries for query in month])
    assert found["different"] == []
    assert found["equal"] == [query for month in queries for query in month]


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
