"""What the tests of the calculator's pages share: opening a page, waiting for an answer, reading it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

LANGUAGES = ("zh", "en")
MODULES = Path(__file__).resolve().parents[2] / "browser" / "calculator"
# A cold start of Python on a busy machine; no test is about how long it takes.
START = 90_000
# The calculator has kept its files: an engine with its script, and all but the snapshot, which Python can
# do without.
PYTHON_IS_KEPT = """async () => {
    const { runtime } = JSON.parse(document.getElementById("calculator-config").textContent);
    const cache = await caches.open("python-files /");
    const kept = (await cache.keys()).map(({ url }) => decodeURIComponent(url));
    const has = (name) => kept.some((url) => url.endsWith(runtime.files[name].integrity));
    const engine = (has("wasm") && has("glue")) || (has("engine") && has("script"));
    return engine && ["loader", "library", "calculator", "calendar"].every(has);
}"""


def address(site_url: str, lang: str, page: str = "calculator/", query: str = "") -> str:
    """Return the address of a page in a language, with a query string."""
    return f"{site_url}{'' if lang == 'zh' else 'en/'}{page}{'?' if query else ''}{query}"


def wait_for(page: Page, *states: str) -> None:
    """Wait until the calculator is in one of the states."""
    expect(page.locator("#calculator")).to_have_attribute(
        "data-state", re.compile("|".join(states)), timeout=START
    )


def wait_until(page: Page, condition: str) -> None:
    """Wait for a condition that a promise tells; Playwright's own waiting takes a promise for true."""
    for _ in range(START // 200):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(200)
    pytest.fail(f"never true: {condition}")


def open_calculator(page: Page, site_url: str, lang: str, query: str = "", state: str = "live") -> None:
    """Open the full calculator and wait for its state."""
    page.goto(address(site_url, lang, query=query))
    wait_for(page, state)


def serve_modules(page: Page) -> None:
    """Serve the calculator's modules, which the site itself publishes joined, below `modules/`."""
    page.route("**/modules/*.js", lambda route: route.fulfill(path=MODULES / Path(route.request.url).name))


def refuse_python(page: Page) -> None:
    """Let no file of Python arrive, from no origin."""
    page.context.route(re.compile("pyodide|assets/python/"), lambda route: route.abort())


def hold_python(page: Page) -> list[Route]:
    """Let Python's files hang; the held requests are returned."""
    held: list[Route] = []
    page.context.route(re.compile("pyodide|assets/python/"), lambda route: held.append(route))
    return held


def let_python_come(page: Page, held: list[Route]) -> None:
    """Let Python's files arrive after all: those that were held, and what is asked for from now on."""
    page.context.route(re.compile("pyodide|assets/python/"), lambda route: route.continue_())
    for route in held:
        route.continue_()


def headline(page: Page) -> str:
    """Return the big sentence."""
    return page.locator(".calc-headline__text").inner_text()


def choose(page: Page, name: str, value: str) -> None:
    """Choose a radio button or tick a box as a reader does, by its label."""
    page.locator(f'label:has(input[name="{name}"][value="{value}"]):visible').click()


def type_date(page: Page, field: str, text: str) -> None:
    """Type a date instead of picking one, and ask."""
    page.locator(f'[data-swap="{field}"]').click()
    typed = page.locator(f"#{field}-typed")
    typed.fill(text)
    typed.press("Enter")


def query_of(page: Page) -> str:
    """Return the query string in the address bar."""
    return page.url.partition("?")[2]


def downloaded(page: Page, selector: str) -> tuple[str, str]:
    """Press a button that saves a file; return the file's name and text."""
    with page.expect_download(timeout=START) as waiting:
        page.locator(selector).click()
    file = waiting.value
    return file.suggested_filename, Path(file.path()).read_bytes().decode("utf-8")


def ask_live(page: Page, requests: list[dict[str, Any]]) -> list[Any]:
    """Return the live calculator's responses to many requests, in one go, from a worker of its own."""
    serve_modules(page)
    return json.loads(  # type: ignore[no-any-return]
        page.evaluate(
            """async (requests) => {
                const config = JSON.parse(document.getElementById("calculator-config").textContent);
                const root = new URL(config.base, document.baseURI);
                const { Runtime } = await import(new URL("modules/runtime.js", root));
                const runtime = new Runtime(config);
                runtime.start();
                const found = [];
                for (const request of requests) found.push(await runtime.call(request));
                return JSON.stringify(found);
            }""",
            requests,
        )
    )
