"""The site after the network has gone, and after a rebuild: always of one version."""

import re
import shutil
import threading
from collections.abc import Iterator
from datetime import date
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from hooks.finish import service_worker
from hooks.runtime.pyodide_files import integrity
from tests.browser.calculator_page import PYTHON_IS_KEPT, START, address, headline, wait_for, wait_until
from tests.browser.python_hosts import CDN, blocked
from tools.preview import POLL_SECONDS, Handler, serve

pytestmark = pytest.mark.service_worker

BUILD_DAY = date(2026, 11, 22)
NO_PYTHON = {"archives": {}, "smallEngine": {}, "engine": ""}


class OneRequestHandler(Handler):
    """Closes each connection, so that nothing is served once the host has stopped.

    Sends files as they are: each host has a copy of the site, and would have to compress all of it anew.
    """

    def send_file(self, path: Path, status: HTTPStatus) -> BytesIO:
        del self.headers["Accept-Encoding"]
        return super().send_file(path, status)

    def end_headers(self) -> None:
        self.send_header("Connection", "close")
        super().end_headers()


class Host:
    """A copy of the built site on a host that can stop, and can be given another build."""

    def __init__(self, built: Path, folder: Path, path: str = "") -> None:
        self.root = folder
        self.site = folder / path
        shutil.copytree(built, self.site, dirs_exist_ok=True, ignore=shutil.ignore_patterns("pictures"))
        self.server: ThreadingHTTPServer | None = None
        self.port = 0
        self.start()
        self.url = f"http://127.0.0.1:{self.port}/{path}"

    @property
    def script(self) -> Path:
        """A script of every page: changed under one name, as on a host that keeps an old copy."""
        (file,) = (self.site / "assets" / "frame").glob("page.*.js")
        return file

    def start(self) -> None:
        self.server = serve(self.root, self.port, OneRequestHandler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, args=[POLL_SECONDS], daemon=True).start()

    def stop(self) -> None:
        if self.server:
            self.server.shutdown()
            self.server.server_close()
            self.server = None

    def change(self, edition: str) -> None:
        """Put a mark into two pages and a script."""
        for page in ("about", "foreigners"):
            file = self.site / page / "index.html"
            file.write_text(file.read_text("utf-8").replace("<h1 ", f'<p id="edition">{edition}</p><h1 ', 1))
        with self.script.open("a") as script:
            script.write(f'document.documentElement.dataset.edition = "{edition}"\n')

    def rebuild(self, edition: str, python: dict[str, Any] | None = None) -> None:
        self.change(edition)
        service_worker.write(self.site, python or NO_PYTHON, BUILD_DAY)


@pytest.fixture
def host(site_dir: Path, tmp_path: Path) -> Iterator[Host]:
    host = Host(site_dir, tmp_path)
    yield host
    host.stop()


def visit(page: Page, url: str) -> None:
    """Open a page and wait until the site is kept."""
    page.goto(url)
    page.evaluate("() => navigator.serviceWorker.ready")


# What becomes of a service worker, `worker`, that is being installed.
END = """new Promise((resolve) => {
    const ends = ["activated", "redundant"];
    const look = () => ends.includes(worker.state) && resolve(worker.state);
    worker.addEventListener("statechange", look);
    look();
})"""


def update(page: Page) -> str:
    """Let the browser look for a newer service worker; return what became of it."""
    return str(
        page.evaluate(
            """async () => {
                const registration = await navigator.serviceWorker.getRegistration();
                await registration.update();
                const worker = registration.installing ?? registration.waiting;
                if (!worker) return "nothing new";
                return END;
            }""".replace("END", END)
        )
    )


def editions(page: Page) -> tuple[str | None, str | None]:
    """Return the marks of the page and of its script."""
    mark = page.locator("#edition")
    return mark.inner_text() if mark.count() else None, page.locator("html").get_attribute("data-edition")


def caches(page: Page) -> list[str]:
    names = page.evaluate("async () => (await caches.keys()).filter((name) => name.startsWith('site '))")
    return list(names)


@pytest.mark.parametrize(
    ("lang", "word", "found", "sentence"),
    [
        ("zh", "白名单卡是什么", "what-it-is/#whitelist-card", "2026年"),
        ("en", "whitelist", "what-it-is/#whitelist-card", "2026"),
    ],
)
def test_after_a_visit_with_the_calculator_used_what_a_reader_needs_works_without_a_network(
    page: Page, host: Host, lang: str, word: str, found: str, sentence: str
) -> None:
    page.context.route(CDN, blocked)
    visit(page, address(host.url, lang, query="apply=2026-12-01"))
    wait_for(page, "live")
    wait_until(page, PYTHON_IS_KEPT)
    host.stop()

    page.goto(address(host.url, lang, page=""))
    expect(page.locator("h1")).to_be_visible()
    for other in ("zh", "en"):
        page.goto(address(host.url, other, page="ordinary-card/"))
        expect(page.locator("html")).to_have_attribute("lang", other)
        expect(page.locator("h1")).to_be_visible()

    page.goto(address(host.url, lang, page="about/"))
    page.locator("[data-search-open]").click()
    page.locator(".search-dialog input").press_sequentially(word)
    first = page.locator(".search-result__link >> nth=0")
    expect(first).to_have_attribute("href", re.compile(re.escape(address(host.url, lang, page=found))))

    # A question that the build answered, and another that only Python can.
    page.goto(address(host.url, lang, query="apply=2026-12-01&card=ordinary&via=hotline"))
    wait_for(page, "ready", "live")
    assert sentence in headline(page)
    page.goto(address(host.url, lang, query="apply=2026-12-01&card=whitelist&via=seller&weeks=3"))
    wait_for(page, "live")
    assert sentence in headline(page)


def test_without_a_network_a_paper_is_filled_in_and_saved_that_was_never_opened_before(
    page: Page, host: Host
) -> None:
    page.context.route(CDN, blocked)
    visit(page, address(host.url, "en", query="apply=2026-11-02"))
    wait_for(page, "live")
    wait_until(page, PYTHON_IS_KEPT)
    host.stop()
    page.goto(address(host.url, "en", "papers/", "apply=2026-11-02&card=ordinary&via=hotline") + "#complaint")
    paper = page.locator('[data-paper="complaint"]')
    expect(paper.locator('[name="applied_on"]')).to_have_value("2026-11-02", timeout=START)
    with page.expect_download() as waiting:
        paper.locator('[data-take="docx"]').click()
    assert waiting.value.suggested_filename == "Complaint to the carrier.docx"


def test_without_a_network_an_unknown_address_gets_the_page_that_says_so(page: Page, host: Host) -> None:
    visit(page, f"{host.url}about/")
    host.stop()
    for missing, lang in (("no-such-page/", "zh"), ("en/no/such/page", "en")):
        response = page.goto(host.url + missing)
        assert response is not None
        assert response.status == 404
        expect(page.locator("h1")).to_contain_text("404")
        expect(page.locator("html")).to_have_attribute("lang", lang)


def test_below_a_path_addresses_with_questions_and_without_a_final_slash_are_found(
    page: Page, site_dir: Path, tmp_path: Path
) -> None:
    host = Host(site_dir, tmp_path, "guide/")
    try:
        visit(page, f"{host.url}about/")
        host.stop()
        page.goto(f"{host.url}en/calculator?apply=2026-12-01&card=ordinary&via=hotline")
        assert page.url.startswith(f"{host.url}en/calculator/?apply=2026-12-01")
        wait_for(page, "ready")
    finally:
        host.stop()


def test_after_a_rebuild_the_next_visit_shows_the_new_page_with_its_new_parts(page: Page, host: Host) -> None:
    visit(page, f"{host.url}about/")
    host.rebuild("second")
    page.goto(f"{host.url}about/")
    assert editions(page) == ("second", "second")


def test_an_installed_update_is_what_is_read_without_a_network(page: Page, host: Host) -> None:
    visit(page, f"{host.url}about/")
    host.rebuild("second")
    assert update(page) == "activated"
    host.stop()
    page.goto(f"{host.url}foreigners/")
    assert editions(page) == ("second", "second")


@pytest.mark.parametrize(
    ("used", "renewed"),
    [("", set()), ("small engine", {"calculator", "engine"}), ("whole engine", {"calculator"})],
)
def test_an_update_brings_the_files_of_python_that_a_reader_of_the_calculator_needs(
    page: Page, host: Host, used: str, renewed: set[str]
) -> None:
    visit(page, f"{host.url}about/")

    def key(content: bytes) -> str:
        return f"{host.url}python-files/{quote(integrity(content), safe='')}"

    if used:
        page.evaluate(
            "async ([key, used]) => (await caches.open('python-files /')).put(key, new Response(used))",
            [key(used.encode()), used],
        )
    for name in ("calculator", "engine"):
        (host.site / "assets" / "python" / f"{name}-2.gz").write_bytes(name.encode())
    python = {
        "archives": {"assets/python/calculator-2.gz": integrity(b"calculator")},
        "smallEngine": {"assets/python/engine-2.gz": integrity(b"engine")},
        "engine": integrity(b"whole engine"),
    }
    host.rebuild("second", python)
    assert update(page) == "activated"
    kept = page.evaluate(
        """(keys) => Promise.all(keys.map(async (key) =>
          (await caches.match(key, { cacheName: "python-files /" }))?.text()))""",
        [key(b"calculator"), key(b"engine")],
    )
    assert set(filter(None, kept)) == renewed


def test_an_open_page_keeps_getting_the_files_of_its_own_version(page: Page, host: Host) -> None:
    visit(page, f"{host.url}about/")
    page.goto(f"{host.url}about/")
    host.rebuild("second")
    assert update(page) == "activated"
    script = page.evaluate(
        "async (path) => (await fetch(`../assets/frame/${path}`)).text()", host.script.name
    )
    assert 'dataset.edition = "second"' not in script


def test_a_file_of_another_version_is_refused_to_an_open_page(page: Page, host: Host) -> None:
    visit(page, f"{host.url}about/")
    page.goto(f"{host.url}about/")
    (on_demand,) = (host.site / "answers" / "zh").glob("2027-10.*.json")
    on_demand.write_text("{}")
    fetched = page.evaluate(
        "async (path) => (await fetch(`../answers/zh/${path}`).catch(() => null))?.status", on_demand.name
    )
    assert fetched is None


def test_the_cache_of_a_version_goes_when_no_page_needs_it(page: Page, host: Host) -> None:
    visit(page, f"{host.url}about/")
    page.goto(f"{host.url}about/")
    first = caches(page)
    host.rebuild("second")
    update(page)
    assert len(caches(page)) == 2, "the open page still needs the first"
    page.goto(f"{host.url}faq/")
    page.goto(f"{host.url}about/")
    wait_until(
        page, "async () => (await caches.keys()).filter((name) => name.startsWith('site ')).length === 1"
    )
    assert caches(page) != first


def test_half_an_upload_leaves_the_version_before_it_whole(page: Page, host: Host) -> None:
    visit(page, f"{host.url}about/")
    old_script = host.script.read_text()
    host.rebuild("second")
    host.script.write_text(old_script)
    assert update(page) == "redundant"
    host.stop()
    page.goto(f"{host.url}about/")
    assert editions(page) == (None, None)


def test_a_site_that_no_longer_has_a_service_worker_is_read_from_the_network(page: Page, host: Host) -> None:
    visit(page, f"{host.url}about/")
    host.change("second")
    (host.site / "sw.js").unlink()
    (host.site / "version.txt").unlink()
    page.goto(f"{host.url}about/")
    assert editions(page) == ("second", "second")


def test_a_log_in_page_in_place_of_the_version_counts_as_no_network(page: Page, host: Host) -> None:
    visit(page, f"{host.url}about/")
    for name in ("version.txt", "about/index.html"):
        (host.site / name).write_text("<h1>Log in to this Wi-Fi</h1>")
    page.goto(f"{host.url}about/")
    expect(page.locator("h1")).not_to_have_text(re.compile("Wi-Fi"))


def test_caches_that_were_emptied_while_the_service_worker_lives_are_filled_again(
    page: Page, host: Host
) -> None:
    visit(page, f"{host.url}about/")
    page.evaluate("async () => { for (const name of await caches.keys()) await caches.delete(name); }")
    page.goto(f"{host.url}faq/")
    wait_until(page, "async () => Boolean(await caches.match('./../ordinary-card/'))")
    host.stop()
    page.goto(f"{host.url}ordinary-card/")
    expect(page.locator("h1")).to_be_visible()


def test_a_file_that_was_thrown_out_of_the_cache_is_kept_again(page: Page, host: Host) -> None:
    visit(page, f"{host.url}about/")
    page.evaluate(
        """async () => {
            const [name] = (await caches.keys()).filter((name) => name.startsWith("site "));
            const cache = await caches.open(name);
            const [gone] = (await cache.keys()).filter(({ url }) => url.endsWith("/ordinary-card/"));
            await cache.delete(gone);
        }"""
    )
    page.goto(f"{host.url}faq/")
    wait_until(page, "async () => Boolean(await caches.match('./../ordinary-card/'))")


def test_an_attempt_to_keep_the_site_that_fails_leaves_nothing(page: Page, host: Host) -> None:
    with host.script.open("a") as script:
        script.write("changed while the site was copied to the host")
    page.goto(f"{host.url}about/")
    became = page.evaluate(
        """async () => {
            const registration = await navigator.serviceWorker.register("../sw.js");
            const worker = registration.installing ?? registration.waiting ?? registration.active;
            return END;
        }""".replace("END", END)
    )
    assert became == "redundant"
    # The worker ends before they are gone.
    wait_until(page, "caches.keys().then((names) => names.length === 0)")


class AnotherSite(BaseHTTPRequestHandler):
    """A site that answers every request with the same page, as many with a script for every address do."""

    def do_GET(self) -> None:
        body = b"<!doctype html><title>Another</title><h1>Another site</h1>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing for each request."""


def test_a_host_that_has_another_site_now_shows_that_and_nothing_of_this_one_stays(
    page: Page, host: Host
) -> None:
    visit(page, f"{host.url}about/")
    host.stop()
    other = ThreadingHTTPServer(("127.0.0.1", host.port), AnotherSite)
    threading.Thread(target=other.serve_forever, args=[POLL_SECONDS], daemon=True).start()
    try:
        page.goto(f"{host.url}about/")
        expect(page.locator("h1")).to_have_text("Another site")
        wait_until(page, "async () => (await caches.keys()).length === 0")
        page.goto(f"{host.url}about/")
        expect(page.locator("h1")).to_have_text("Another site")
        assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0
    finally:
        other.shutdown()
        other.server_close()


def test_a_wifi_that_leads_every_request_to_its_page_counts_as_no_network(page: Page, host: Host) -> None:
    class LogIn(AnotherSite):
        def do_GET(self) -> None:
            if self.path == "/log-in":
                return super().do_GET()
            self.send_response(302)
            self.send_header("Location", "/log-in")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return None

    visit(page, f"{host.url}about/")
    host.stop()
    portal = ThreadingHTTPServer(("127.0.0.1", host.port), LogIn)
    threading.Thread(target=portal.serve_forever, args=[POLL_SECONDS], daemon=True).start()
    try:
        page.goto(f"{host.url}about/")
        expect(page.locator("h1")).not_to_have_text("Another site")
    finally:
        portal.shutdown()
        portal.server_close()


DENIED = """
const denied = { get() { throw new DOMException("denied", "SecurityError"); } };
Object.defineProperty(navigator, "serviceWorker", denied);
Object.defineProperty(window, "caches", denied);
"""


def test_where_storage_is_denied_the_page_works_as_without_a_service_worker(page: Page, host: Host) -> None:
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.context.route(CDN, blocked)
    page.add_init_script(DENIED)
    page.goto(address(host.url, "en", query="apply=2026-12-01"))
    wait_for(page, "live")
    assert problems == []
