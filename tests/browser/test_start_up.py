"""Python in the page: where its files come from, what happens when one fails, what a second visit needs."""

import json
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, Route, Worker, expect

from calculator.worker import handle
from hooks.runtime.pyodide_files import CORE
from tests.browser.calculator_page import (
    PYTHON_IS_KEPT,
    START,
    address,
    headline,
    serve_modules,
    wait_for,
    wait_until,
)
from tests.browser.python_hosts import (
    ANY_PYTHON,
    CDN,
    FAST_LINE,
    LATEST,
    OWN,
    QUERY,
    SMALL_ENGINE,
    blocked,
    changed_byte,
    hanging,
    open_live,
    original,
    unwell,
)
from tests.unit.calculator.rule_tables import requests

REQUEST = {"op": "answer", "query": QUERY, "lang": "en", "today": "2026-09-01"}


@pytest.fixture
def page(watched_page: Page) -> Page:
    return watched_page


def run(page: Page, script: str, argument: object = None) -> object:
    """Run JavaScript that finds `config`, `Runtime` and a list of all workers born, `born`."""
    serve_modules(page)
    return page.evaluate(
        f"""async (given) => {{
          const config = JSON.parse(document.getElementById("calculator-config").textContent);
          const root = new URL(config.base, document.baseURI);
          const {{ Runtime }} = await import(new URL("modules/runtime.js", root));
          const born = [];
          const {{ Worker }} = window;
          window.Worker = class extends Worker {{
            constructor(...all) {{
              super(...all);
              born.push(this);
            }}
          }};
          {script}
        }}""",
        argument,
    )


# Where the files come from


def test_the_first_origin_is_the_cdn_and_the_own_copy_is_not_asked(
    page: Page, site_url: str, asked: list[str]
) -> None:
    page.add_init_script(FAST_LINE)
    page.route(CDN, original)
    page.route(OWN, blocked)
    page.route(SMALL_ENGINE, blocked)
    open_live(page, site_url)
    found = {
        url.rpartition("/")[2] for url in asked if url.startswith("https://cdn.jsdelivr.net/npm/pyodide@")
    }
    assert found == set(CORE.values())


@pytest.mark.parametrize("fault", [blocked, unwell, changed_byte, hanging])
def test_own_copy_answers_when_the_first_origin_fails(
    page: Page, site_url: str, asked: list[str], fault: Callable[[Route], None]
) -> None:
    page.add_init_script(FAST_LINE)
    page.route(CDN, fault)
    open_live(page, site_url)
    hosts = {urlsplit(url).hostname for url in asked if url.rpartition("/")[2] in CORE.values()}
    assert hosts == {"cdn.jsdelivr.net", "127.0.0.1"}


def test_no_origin_at_all_is_told_and_the_stage_table_stays(page: Page, site_url: str) -> None:
    page.route(CDN, blocked)
    page.route(ANY_PYTHON, blocked)
    page.route("**/answers/**", blocked)
    page.goto(address(site_url, "en", query=QUERY))
    wait_for(page, "failed")
    expect(page.locator('[data-show="failed"]')).to_be_visible()
    expect(page.locator("table").filter(has_text="Review").first).to_be_visible()


@pytest.mark.parametrize(("fault", "kind"), [(blocked, "network"), (changed_byte, "integrity")])
def test_a_failure_of_all_origins_has_a_kind(
    page: Page, site_url: str, fault: Callable[[Route], None], kind: str
) -> None:
    page.route(CDN, fault)
    page.route(OWN, fault)
    page.goto(address(site_url, "en"))
    script = """
      const runtime = new Runtime(config);
      runtime.start();
      const kind = await runtime.call(given).catch((failure) => failure.kind);
      return [runtime.state, kind];"""
    assert run(page, script, REQUEST) == ["failed", kind]


def test_own_copy_first_asks_nothing_of_another_host(page: Page, site_url: str, asked: list[str]) -> None:
    def own_first(route: Route) -> None:
        html = route.fetch().text()
        config = json.loads(html.partition('id="calculator-config">')[2].partition("</script>")[0])
        origins = config["runtime"]["origins"]
        assert [origin["name"] for origin in origins] == ["jsdelivr", "own"]
        turned = html.replace(json.dumps(origins), json.dumps(origins[::-1]))
        assert turned != html
        route.fulfill(body=turned, content_type="text/html")

    page.route("**/en/calculator/?*", own_first)
    open_live(page, site_url)
    assert {urlsplit(url).hostname for url in asked if not url.startswith("blob:")} == {"127.0.0.1"}


# What Python can do, whichever way it was started

ALL_REQUESTS = """
  const runtime = new Runtime(config);
  runtime.start();
  const answers = [];
  for (const [request, data] of given) {
    answers.push(await runtime.call(JSON.parse(request), data && new Uint8Array(data)));
  }
  return JSON.stringify(answers);"""
KEEP_SNAPSHOT = """
  const { path, integrity } = config.runtime.files.snapshot;
  const cache = await caches.open("python-files /");
  const key = new URL(`python-files/${encodeURIComponent(integrity)}`, root);
  await cache.put(key, await fetch(new URL(path, root)));"""


@pytest.mark.parametrize("start", ["archives", "snapshot"])
def test_every_request_gets_the_answer_of_the_python_that_built_the_site(
    page: Page, site_url: str, asked: list[str], start: str
) -> None:
    page.route(CDN, original)
    if start == "archives":
        page.route("**/snapshot-*", blocked)
    # A page without a calculator that begins by itself.
    page.route("**/assets/calculator/page.*.js", blocked)
    page.goto(address(site_url, "en"))
    if start == "snapshot":
        run(page, KEEP_SNAPSHOT)
        asked.clear()
    given = [(request, list(data) if data is not None else None) for request, data in requests()]
    found = json.loads(str(run(page, ALL_REQUESTS, given)))
    for (request, data), answer in zip(requests(), found, strict=True):
        assert answer == json.loads(handle(request, data)), request
    if start == "archives":
        assert any("/library-" in url for url in asked)
    else:  # it is kept, and need not be asked for
        assert not any("/snapshot-" in url for url in asked)


def test_a_calendar_file_written_in_the_browser_is_one_that_calendars_read(page: Page, site_url: str) -> None:
    page.route(CDN, original)
    page.goto(address(site_url, "en"))
    script = """
      const runtime = new Runtime(config);
      runtime.start();
      return (await runtime.call({ ...given, op: "ics" })).ics;"""
    calendar = Calendar.from_ical(str(run(page, script, REQUEST)))
    days = {str(event.decoded("dtstart"))[:10] for event in calendar.walk("VEVENT")}
    assert days == {"2026-10-10", "2026-10-12"}


# A worker that dies


def test_a_worker_killed_while_it_loads_is_replaced_once_and_the_answer_comes(
    page: Page, site_url: str
) -> None:
    page.route(CDN, hanging)
    page.route(ANY_PYTHON, hanging)

    # The search has a worker too.
    def ours(worker: Worker) -> bool:
        return "calculator/worker" in worker.url

    with page.expect_worker(ours) as first, page.expect_request("**/assets/python/**", timeout=START):
        page.goto(address(site_url, "en", query=QUERY))
    page.unroute(CDN)
    page.unroute(ANY_PYTHON)
    page.route(CDN, original)
    with page.expect_worker(ours, timeout=START):
        first.value.evaluate("self.close()")
    wait_for(page, "live")
    assert LATEST in headline(page)


def test_a_worker_that_never_says_a_word_is_replaced(page: Page, site_url: str) -> None:
    page.clock.install()
    page.route(CDN, original)
    page.route("**/assets/calculator/worker.*.js", hanging)
    with page.expect_request("**/assets/calculator/worker.*.js"):
        page.goto(address(site_url, "en", query=QUERY))
    page.unroute("**/assets/calculator/worker.*.js")
    page.clock.fast_forward(30_000)
    wait_for(page, "live")
    assert LATEST in headline(page)


KILLED = """
  const steps = [];
  const runtime = new Runtime(config, { onProgress: (step) => steps.push(step) });
  runtime.start();
  for (let lives = 1; lives <= given.times; lives++) {
    const starts = () => steps.filter((step) => step === "ready").length;
    while (starts() < lives) await new Promise((next) => setTimeout(next, 20));
    born[lives - 1].terminate();
  }
  const answer = await runtime.call(given.request).catch((failure) => failure);
  return [answer.latest ?? answer.kind, steps.filter((step) => step === "retry").length];"""


@pytest.mark.parametrize(("times", "outcome"), [(1, "2026-10-10"), (2, "crashed")])
def test_a_ready_worker_that_dies_is_replaced_once(
    page: Page, site_url: str, times: int, outcome: str
) -> None:
    page.route(CDN, original)
    page.route("**/assets/calculator/page.*.js", blocked)
    page.goto(address(site_url, "en"))
    assert run(page, KILLED, {"times": times, "request": REQUEST}) == [outcome, 1]


# A snapshot that does not work

BROKEN_SNAPSHOTS = {
    "of nothing": "new Uint8Array(0)",
    "cut short": "whole.slice(0, whole.length / 2)",
    "of another engine": "whole.fill(0, whole.length / 2)",
    "that lies beyond the memory": "(new Uint32Array(whole.buffer)[3] = 0xfffffff0, whole)",
}
BREAK_SNAPSHOT = """
  const unpacked = async (stream) => new Uint8Array(await new Response(stream).arrayBuffer());
  const file = config.runtime.files.snapshot;
  const { body } = await fetch(new URL(file.path, root));
  const whole = await unpacked(body.pipeThrough(new DecompressionStream("gzip")));
  const packed = await unpacked(new Blob([BROKEN]).stream().pipeThrough(new CompressionStream("gzip")));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", packed));
  file.integrity = `sha256-${btoa(String.fromCharCode(...digest))}`;
  file.size = packed.length;
  const cache = await caches.open("python-files /");
  await cache.put(new URL(`python-files/${encodeURIComponent(file.integrity)}`, root), new Response(packed));
  const runtime = new Runtime(config);
  runtime.start();
  return (await runtime.call(given)).latest;"""


@pytest.mark.parametrize("how", BROKEN_SNAPSHOTS)
def test_python_starts_from_the_archives_if_the_snapshot_does_not_work(
    page: Page, site_url: str, asked: list[str], how: str
) -> None:
    page.route(CDN, original)
    page.route("**/assets/calculator/page.*.js", blocked)
    page.goto(address(site_url, "en"))
    assert run(page, BREAK_SNAPSHOT.replace("BROKEN", BROKEN_SNAPSHOTS[how]), REQUEST) == "2026-10-10"
    assert any("/library-" in url for url in asked)


# A reader who saves data


def test_a_reader_who_saves_data_gets_python_when_it_is_needed_and_nothing_to_keep_for_later(
    page: Page, site_url: str, asked: list[str]
) -> None:
    saves = "Object.defineProperty(navigator.connection, 'saveData', { value: true });"

    def saving(route: Route) -> None:
        route.fulfill(body=f"{saves}\n{route.fetch().text()}", content_type="text/javascript")

    page.route(CDN, original)
    page.route("**/assets/calculator/worker.*.js", saving)
    page.add_init_script(saves)
    page.goto(address(site_url, "en", query=QUERY))
    wait_for(page, "ready")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/python/" in url]
    page.locator("#apply").press("Tab")
    wait_for(page, "live")
    page.evaluate(
        """async () => {
          const kept = await caches.open("python-files /");
          while (!(await kept.keys()).length) await new Promise((next) => setTimeout(next, 50));
        }"""
    )
    assert not [url for url in asked if "/calendar-" in url or "/snapshot-" in url]


# What a second visit needs

DENIED = {
    "no cache": "Object.defineProperty(globalThis, 'caches', { value: undefined });",
    "cache and locks are refused": """
      const refuse = () => { throw new DOMException("denied", "SecurityError"); };
      Object.defineProperty(globalThis, "caches", { get: refuse });
      LockManager.prototype.request = () => Promise.reject(new DOMException("denied", "SecurityError"));""",
    "cache is full": """
      Cache.prototype.put = () => Promise.reject(new DOMException("full", "QuotaExceededError"));""",
}


@pytest.mark.parametrize("how", DENIED)
def test_denied_storage_costs_no_answer(page: Page, site_url: str, how: str) -> None:
    def deny(route: Route) -> None:
        script = route.fetch().text()
        route.fulfill(body=f"{DENIED[how]}\n{script}", content_type="text/javascript")

    page.route(CDN, original)
    page.route("**/assets/calculator/worker.*.js", deny)
    open_live(page, site_url)


def keep_everything(page: Page, site_url: str) -> None:
    """Visit the calculator and stay until its files are kept."""
    page.route(CDN, original)
    open_live(page, site_url)
    wait_until(page, PYTHON_IS_KEPT)


def test_a_second_visit_asks_no_file_of_python_of_the_network(
    page: Page, site_url: str, asked: list[str]
) -> None:
    page.add_init_script(FAST_LINE)
    page.route(SMALL_ENGINE, blocked)  # it is looked for in the browser's own cache: see test_roads.py
    keep_everything(page, site_url)
    page.unroute(CDN)
    page.route(CDN, blocked)
    page.route(ANY_PYTHON, blocked)
    asked.clear()
    open_live(page, site_url)
    assert [url for url in asked if "pyodide" in url or "/assets/python/" in url] == []


def test_a_kept_file_that_was_changed_is_not_used(page: Page, site_url: str, asked: list[str]) -> None:
    page.add_init_script(FAST_LINE)
    page.route(OWN, blocked)
    page.route(SMALL_ENGINE, blocked)
    keep_everything(page, site_url)
    page.evaluate(
        """async () => {
          const cache = await caches.open("python-files /");
          for (const key of await cache.keys()) await cache.put(key, new Response("spoilt"));
        }"""
    )
    asked.clear()
    open_live(page, site_url)
    assert {url.rpartition("/")[2] for url in asked if url.startswith("https://cdn")} == set(CORE.values())
