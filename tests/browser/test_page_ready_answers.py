"""The answers that the build wrote are those that the live calculator gives, for all that they cover."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.calculator_page import LANGUAGES, address, ask_live, serve_modules, wait_for


@pytest.fixture
def page(used_page: Page) -> Page:
    return used_page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_ready_and_live_answers_are_equal_over_the_whole_window(
    page: Page, site_url: str, site_dir: Path, lang: str
) -> None:
    page.goto(address(site_url, lang))
    serve_modules(page)
    months = sorted((site_dir / "answers" / lang).glob("*.json"))
    assert len(months) >= 14
    for month in months:
        queries = list(json.loads(month.read_text("utf-8"))["answers"])
        ready = page.evaluate(
            """async (queries) => {
                const config = JSON.parse(document.getElementById("calculator-config").textContent);
                const root = new URL(config.base, document.baseURI);
                const { ReadyAnswers } = await import(new URL("modules/ready.js", root));
                const files = JSON.parse(document.getElementById("ready-answers").textContent);
                const ready = new ReadyAnswers({ files });
                return await Promise.all(queries.map((query) => ready.find(query)));
            }""",
            queries,
        )
        # Asked on another day than that of the build: a covered question does not depend on it.
        requests = [{"op": "answer", "query": q, "lang": lang, "today": "2027-07-01"} for q in queries]
        live = ask_live(page, requests)
        assert len(ready) == len(live) >= 6
        for query, early, late in zip(queries, ready, live, strict=True):
            assert json.dumps(early) == json.dumps(late), query


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
