"""The calculator on hosts and lines that are not as they should be."""

import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Request, Route, expect

from hooks.runtime.pyodide_files import PACKAGE
from tests.browser.calculator_page import START, address, headline, open_calculator, wait_for
from tests.browser.python_hosts import CDN, LATEST, QUERY, blocked, hanging, original
from tools.preview import Handler, running

POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')


class Line:
    """A line that all connections share."""

    def __init__(self, bytes_a_second: float) -> None:
        self.rate = bytes_a_second
        self.free_at = 0.0
        self.lock = threading.Lock()

    def carry(self, amount: int) -> None:
        """Take the time that so many bytes need."""
        with self.lock:
            self.free_at = max(self.free_at, time.monotonic()) + amount / self.rate
            wait = self.free_at - time.monotonic()
        time.sleep(max(0.0, wait))


class OddHandler(Handler):
    """A host with habits of its own: other types, other headers, a slow line."""

    types: dict[str, str] = {}  # noqa: RUF012 - set by subclasses as a whole
    encodings: dict[str, str] = {}  # noqa: RUF012
    more_headers: dict[str, str] = {}  # noqa: RUF012
    line: Line | None = None
    slow_from = "/"

    def guess_type(self, path: Any) -> str:
        return self.types.get(Path(path).suffix) or super().guess_type(path)

    def end_headers(self) -> None:
        for name, value in self.more_headers.items():
            self.send_header(name, value)
        if encoding := self.encodings.get(Path(self.path).suffix):
            self.send_header("Content-Encoding", encoding)
        super().end_headers()

    def copyfile(self, source: BytesIO, outputfile: Any) -> None:  # type: ignore[override]
        if self.line is None or not self.path.startswith(self.slow_from):
            return super().copyfile(source, outputfile)
        while part := source.read(1024):
            self.line.carry(len(part))
            outputfile.write(part)
        return None


def odd(**habits: Any) -> type[OddHandler]:
    return type("OddHandler", (OddHandler,), habits)


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def page(watched_page: Page) -> Page:
    return watched_page


# In the worker, long times pass four times as fast: sixty seconds of waiting would be a slow test.
HASTE = """{
  const { setTimeout } = globalThis;
  const faster = (time) => (time >= 10_000 ? time / 4 : time);
  globalThis.setTimeout = (then, time = 0, ...rest) => setTimeout(then, faster(time), ...rest);
}"""


def test_a_line_on_which_the_files_take_longer_than_a_start_may_brings_the_calculator_all_the_same(
    page: Page, site_dir: Path, stack: ExitStack
) -> None:
    # Four times 400 kbit/s, for times that pass four times as fast.
    host = stack.enter_context(running(site_dir, odd(line=Line(200_000), slow_from="/assets/python/")))

    def hasty(route: Route) -> None:
        route.fulfill(body=f"{HASTE}\n{route.fetch().text()}", content_type="text/javascript")

    page.route("**/assets/calculator/worker.*.js", hasty)
    page.route(CDN, blocked)
    open_calculator(page, host, "en", QUERY)
    assert LATEST in headline(page)


def trickling_cdn(stack: ExitStack, site_dir: Path, folder: Path, rate: int) -> str:
    """Return the address of a copy of the site whose first origin brings `rate` bytes a second."""
    cors = {"Access-Control-Allow-Origin": "*"}
    handler = odd(line=Line(rate), more_headers=cors)
    cdn = stack.enter_context(running(PACKAGE, handler))
    shutil.copytree(site_dir, folder, ignore=shutil.ignore_patterns("pictures"))
    file = folder / "en" / "calculator" / "index.html"
    html = file.read_text("utf-8")
    html = re.sub(r"https://cdn\.jsdelivr\.net/npm/pyodide@[\d.]+/", cdn, html)
    file.write_text(html.replace("https://cdn.jsdelivr.net", cdn.removesuffix("/")), "utf-8")
    return stack.enter_context(running(folder))


@pytest.mark.parametrize("rate", [5_000, 15_000, 60_000])
def test_a_first_origin_that_trickles_is_left_for_the_own_copy(
    page: Page, site_dir: Path, tmp_path: Path, stack: ExitStack, rate: int
) -> None:
    host = trickling_cdn(stack, site_dir, tmp_path / "site", rate)
    page.goto(address(host, "en", query=QUERY))
    expect(page.locator("#calculator")).to_have_attribute("data-state", "live", timeout=40_000)


def test_what_has_arrived_is_kept_at_once_for_a_reader_who_begins_anew(page: Page, site_url: str) -> None:
    def all_but_the_engine(route: Route) -> None:
        if not route.request.url.endswith(".wasm"):
            original(route)

    page.route(CDN, all_but_the_engine)
    page.route("**/*.wasm", hanging)
    page.goto(address(site_url, "en", query=QUERY))
    page.evaluate(
        """async () => {
          const kept = await caches.open("python-files /");
          while ((await kept.keys()).length < 3) await new Promise((next) => setTimeout(next, 50));
        }"""
    )
    expect(page.locator("#calculator")).to_have_attribute("data-state", "ready")


@pytest.mark.parametrize(
    "types",
    [
        {".wasm": "application/octet-stream", ".mjs": "application/octet-stream", ".gz": "text/plain"},
        {".wasm": "text/html", ".mjs": "text/html", ".gz": "text/html"},
    ],
)
def test_the_right_bytes_under_a_wrong_type_work(
    page: Page, site_dir: Path, stack: ExitStack, types: dict[str, str]
) -> None:
    host = stack.enter_context(running(site_dir, odd(types=types)))
    page.route(CDN, blocked)
    open_calculator(page, host, "en", QUERY)


@pytest.mark.parametrize("encoding", ["gzip", "x-gzip"])
def test_a_host_that_calls_the_packing_of_a_file_its_encoding_is_understood(
    page: Page, site_dir: Path, stack: ExitStack, encoding: str
) -> None:
    host = stack.enter_context(running(site_dir, odd(encodings={".gz": encoding})))
    page.route(CDN, blocked)
    open_calculator(page, host, "en", QUERY)


def test_the_right_bytes_of_another_host_under_a_wrong_type_are_taken(page: Page, site_url: str) -> None:
    def called_html(route: Route) -> None:
        body = (PACKAGE / route.request.url.rpartition("/")[2]).read_bytes()
        route.fulfill(body=body, content_type="text/html", headers={"access-control-allow-origin": "*"})

    page.route(CDN, called_html)
    page.route("**/assets/python/314.*/**", blocked)
    open_calculator(page, site_url, "en", QUERY)


def test_an_origin_that_leads_elsewhere_is_left_and_nobody_else_is_asked(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))

    def elsewhere(route: Route) -> None:
        headers = {"location": "https://elsewhere.example/", "access-control-allow-origin": "*"}
        route.fulfill(status=302, headers=headers)

    page.route(CDN, elsewhere)
    open_calculator(page, site_url, "en", QUERY)
    assert [url for url in asked if "elsewhere" in url] == []


# What a foreign script in the worker would try; what a debugger evaluates there may do anything.
PROBE = """
globalThis.probe = (async () => {
  const found = {};
  try { found.eval = new Function("return 'evaluated'")(); } catch { found.eval = "refused"; }
  found.elsewhere = await fetch("https://elsewhere.example/").then(() => "asked", () => "refused");
  return found;
})();
"""


def policy_of(site: Path) -> str:
    found = POLICY.search((site / "en" / "calculator" / "index.html").read_text("utf-8"))
    assert found
    return found[1]


@pytest.mark.parametrize("origin", [original, blocked])
def test_the_policy_of_the_page_as_a_header_of_every_file_stops_nothing(
    page: Page, site_dir: Path, stack: ExitStack, origin: Callable[[Route], None]
) -> None:
    policy = {"Content-Security-Policy": policy_of(site_dir)}
    host = stack.enter_context(running(site_dir, odd(more_headers=policy)))

    def with_probe(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=f"{PROBE}\n{response.text()}")

    def elsewhere(route: Route) -> None:
        route.fulfill(body="here", headers={"access-control-allow-origin": "*"})

    page.route(CDN, origin)
    page.route("https://elsewhere.example/**", elsewhere)
    page.route("**/assets/calculator/worker.*.js", with_probe)
    open_calculator(page, host, "en", QUERY)
    worker = next(each for each in page.workers if "calculator/worker" in each.url)
    assert worker.evaluate("probe") == {"eval": "refused", "elsewhere": "refused"}


def test_two_copies_on_one_host_leave_each_others_files_alone(
    page: Page, site_dir: Path, tmp_path: Path, stack: ExitStack
) -> None:
    for copy in ("one", "two"):
        shutil.copytree(site_dir, tmp_path / copy, ignore=shutil.ignore_patterns("pictures"))
    host = stack.enter_context(running(tmp_path))
    page.route(CDN, original)
    kept = """async (path) => (await (await caches.open(`python-files ${path}`)).keys()).length"""
    for copy in ("one", "two"):
        open_calculator(page, f"{host}{copy}/", "en", QUERY)
        for _ in range(START // 200):
            if page.evaluate(kept, f"/{copy}/") >= 6:
                break
            page.wait_for_timeout(200)
        page.wait_for_timeout(4_000)  # what no visit needs is forgotten a few seconds after the start
    assert page.evaluate(kept, "/one/") >= 6
    assert page.evaluate(kept, "/two/") >= 6


def navigations(page: Page) -> list[str]:
    """Return a list that grows by the address of each page that is asked for."""
    asked: list[str] = []

    def note(request: Request) -> None:
        if request.is_navigation_request():
            asked.append(request.url)

    page.on("request", note)
    return asked


def test_a_page_whose_script_went_with_a_renewal_of_the_site_is_asked_for_once_more(
    page: Page, site_url: str
) -> None:
    pages = navigations(page)

    def gone_with_the_first_page(route: Route) -> None:
        if len(pages) == 1:
            route.fulfill(status=404)
        else:
            route.continue_()

    page.route("**/assets/calculator/page.*.js", gone_with_the_first_page)
    page.route(CDN, blocked)
    page.goto(address(site_url, "en", query=QUERY))
    wait_for(page, "ready", "live")
    assert len(pages) == 2


def test_a_page_whose_script_stays_away_is_asked_for_no_third_time(page: Page, site_url: str) -> None:
    pages = navigations(page)
    page.route("**/assets/calculator/page.*.js", lambda route: route.fulfill(status=404))
    page.goto(address(site_url, "en", query=QUERY), wait_until="commit")
    page.wait_for_timeout(4_000)
    assert len(pages) == 2


# What the line below the answer says


def test_nothing_is_said_of_downloads_once_the_calculator_is_up(page: Page, site_url: str) -> None:
    page.route(CDN, original)
    open_calculator(page, site_url, "en", QUERY)
    line = page.locator("#runtime")
    expect(line).to_be_hidden()
    steps = page.evaluate(
        """async () => {
          const found = new Set();
          const line = document.getElementById("runtime");
          const look = () => found.add(line.checkVisibility() ? line.innerText : "");
          new MutationObserver(look).observe(line, { attributes: true, subtree: true });
          look();
          await new Promise((end) => setTimeout(end, 6000));
          return [...found];
        }"""
    )
    assert steps == [""]
    expect(line.locator("progress")).to_be_hidden()
