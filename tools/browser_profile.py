"""Adds to the engine's profile what a real Chromium calls on top: `python -m tools.browser_profile SITE`.

SITE is the folder of a built site. Browsers take a few ways through the engine that Node does not take: run
this after `python -m hooks.runtime.profile`.
"""

import re
import subprocess
import sys
import tempfile
import time
from itertools import chain, islice
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

from hooks.paths import BROWSER
from hooks.runtime import engine_questions, profile, small_engine
from hooks.runtime.engine_questions import Request
from hooks.runtime.pyodide_files import core_files
from tools.find_browser import find_browser
from tools.ports import free_port
from tools.preview import running

OPENS_IN_SECONDS = 60
LONGEST_MS = 180_000
# What makes the browser take the whole engine, from this site.
REFUSED = re.compile(r"^https://cdn\.jsdelivr\.net/|/python/(engine|script)-|/assets/calculator/page")
SNAPSHOT = re.compile(r"/python/snapshot-")
ASK = """async (requests) => {
  const config = JSON.parse(document.getElementById("calculator-config").textContent);
  const root = new URL(config.base, document.baseURI);
  const { Runtime } = await import(new URL("modules/runtime.js", root));
  const runtime = new Runtime(config);
  runtime.start();
  for (const [text, data] of requests) await runtime.call(JSON.parse(text), data && new Uint8Array(data));
}"""


def some_of_everything() -> list[Request]:
    """Return requests of every kind, few enough for a browser that compiles function by function."""
    kinds = (
        engine_questions.every_start(every=211),
        engine_questions.every_option(every=1_400),
        engine_questions.every_count(every=911),
        islice(engine_questions.tables(), 0, None, 23),
        islice(engine_questions.other_scripts(), 0, None, 97),
        engine_questions.fuzzed(100, seed=5),
    )
    return list(chain(*kinds))


def ask(browser: Browser, site: str, requests: list[Request], *, snapshot: bool) -> None:
    """Put the requests to the whole engine in a page, started from the snapshot or from the archives."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.set_default_timeout(LONGEST_MS)
    page.route(REFUSED, lambda route: route.abort())
    if not snapshot:
        page.route(SNAPSHOT, lambda route: route.abort())
    modules = BROWSER / "calculator"
    page.route("**/modules/*.js", lambda route: route.fulfill(path=modules / Path(route.request.url).name))
    page.goto(f"{site}en/calculator/")
    given = [[each.text, None if each.data is None else list(each.data)] for each in requests]
    page.evaluate(ASK, given)
    context.close()


def connected(playwright: Playwright, port: int) -> Browser:
    """Return the browser as soon as it listens."""
    for _ in range(OPENS_IN_SECONDS):
        try:
            return playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
        except Exception:  # it does not listen yet
            time.sleep(1)
    raise TimeoutError(f"Chromium did not open port {port} in {OPENS_IN_SECONDS} s.")


def called(site: Path) -> frozenset[int]:
    """Return the numbers of the functions of the whole engine that Chromium calls for the requests."""
    requests, port = some_of_everything(), free_port()
    with tempfile.TemporaryDirectory() as name, Path(name, "said").open("w") as said:
        flags = [
            "--headless=new",
            "--no-sandbox",
            "--no-zygote",
            "--disable-gpu",
            f"--remote-debugging-port={port}",
            f"--user-data-dir={name}",
            f"--js-flags={' '.join(profile.TRACE)}",
            "about:blank",
        ]
        process = subprocess.Popen([find_browser(), *flags], stdout=said, stderr=subprocess.DEVNULL)
        try:
            with running(site) as address, sync_playwright() as playwright:
                browser = connected(playwright, port)
                for snapshot in (True, False):
                    ask(browser, address, requests, snapshot=snapshot)
                # Debian starts it from a shell script, which a signal would end alone.
                browser.new_browser_cdp_session().send("Browser.close")
        finally:
            process.terminate()
            process.wait()
        return profile.compiled(Path(name, "said").read_text("utf-8", "replace"))


def main() -> None:
    """Write the profile anew with what Chromium calls in it."""
    core = core_files()
    known = small_engine.profile(core)
    in_node = frozenset(known.functions) - frozenset(known.in_browser)
    # Lower numbers are small modules that the engine's script makes for itself, beside those that it imports.
    more = frozenset(number for number in called(Path(sys.argv[1])) if number >= min(in_node)) - in_node
    print(f"{len(more)} functions more: {profile.save(core, in_node, more)}")


if __name__ == "__main__":
    main()
