"""Measures how soon each page answers: `python -m benchmarks.start_up [--runs 7] [PART …]`.

A part is a line (open, slow, middle), `later` (second visits), `roads` (what a host out of order costs) or
`weights`; without one all are measured. From navigation to the first answer on screen and to the first
answer by live Python; medians. The site runs with its own copy of Pyodide first, since no content network
can be measured fairly from one machine.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from benchmarks.start_up import roads
from benchmarks.start_up.line import Line, handler_over
from benchmarks.start_up.site import LOOKUP_ON_THE_SAME_PAGE, QUESTION, prepare
from tools.find_browser import find_browser
from tools.preview import compressed, running

OURS = f"en/calculator/?{QUESTION}"
PEERS = {
    "this site's worker on an empty page": "peers/worker.html",
    "plain lookup on the same page": LOOKUP_ON_THE_SAME_PAGE,
    "plain lookup on an empty page": "peers/lookup.html",
    "MicroPython, reduced count": "peers/micropython.html",
    "PyScript on MicroPython, reduced count": "peers/pyscript_micropython.html",
    "plain Pyodide": "peers/pyodide.html",
    "PyScript on Pyodide": "peers/pyscript.html",
}
# Those that a second visit can find kept.
LATER = ("this site", "plain Pyodide", "PyScript on Pyodide")
# By part: the name, bits a second (0: as fast as the machine), round trip in seconds.
LINES = {
    "open": ("open", 0.0, 0.0),
    "slow": ("1.6 Mbit/s, 150 ms", 1.6e6, 0.150),
    "middle": ("10 Mbit/s, 40 ms", 10e6, 0.040),
}
PARTS = (*LINES, "later", "roads", "weights")
PATIENCE = 180_000
# A page that has been closed takes its worker with it, which the next page must not feel (s).
REST = 1
# The site's policy forbids Playwright's own way of waiting, which compiles a string in the page.
UNTIL = """([condition, patience]) => new Promise((resolve, reject) => {
    const holds = { live: () => window.noted?.live, five: () => performance.now() > 5000 }[condition];
    const look = () => (holds() ? resolve() : setTimeout(look, 20));
    setTimeout(reject, patience, new Error("no answer"));
    look();
})"""
# Notes, in the page's time since navigation, when the first answer and the first live answer were painted.
NOTE = """
  window.noted = {};
  const asked = new Set();
  const note = (name) => {
    if (asked.has(name)) return;
    asked.add(name);
    requestAnimationFrame(() => { noted[name] = performance.now(); });
  };
  new MutationObserver(() => {
    const state = document.getElementById("calculator")?.dataset.state;
    const peer = document.querySelector("p#answer")?.textContent;
    if (peer || state === "ready" || state === "live") note("first");
    if (peer || state === "live") note("live");
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
"""


class Times(NamedTuple):
    """Seconds from navigation."""

    first: float
    live: float


def visit(page: Page, address: str) -> Times:
    """Open a page and return when it answered."""
    page.goto(address, wait_until="commit")
    page.evaluate(UNTIL, ["live", PATIENCE])
    noted = page.evaluate("window.noted")
    return Times(noted["first"] / 1000, noted["live"] / 1000)


def fresh(browser: Browser) -> BrowserContext:
    """Return a context without anything stored, whose pages note their times."""
    context = browser.new_context()
    context.add_init_script(NOTE)
    return context


def cold(browser: Browser, address: str) -> Times:
    """Return the times of a first visit."""
    context = fresh(browser)
    times = visit(context.new_page(), address)
    context.close()
    time.sleep(REST)
    return times


def later(browser: Browser, address: str, line: Line, *, offline: bool) -> Times:
    """Return the times of a second visit; `offline`: after the line has been cut."""
    context = fresh(browser)
    page = context.new_page()
    visit(page, address)
    if offline:
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    time.sleep(8)  # what is kept for the next visit is kept some seconds after the answer
    line.cut = offline
    times = visit(page, address)
    line.cut = False
    context.close()
    return times


def reader_after_five_seconds(browser: Browser, address: str) -> float:
    """Return how long a reader waits who asks for what no ready answer holds after 5 s on the page."""
    context = fresh(browser)
    page = context.new_page()
    page.goto(address, wait_until="commit")
    page.wait_for_selector("#calculator[data-state=ready], #calculator[data-state=live]", timeout=PATIENCE)
    page.evaluate(UNTIL, ["five", PATIENCE])
    asked = page.evaluate(
        """() => new Promise((resolve) => {
            const begin = performance.now();
            const headline = document.querySelector(".calc-headline__text").textContent;
            const look = () =>
                document.querySelector(".calc-headline__text")?.textContent !== headline
                && document.getElementById("calculator").dataset.state === "live"
                    ? resolve(performance.now() - begin) : setTimeout(look, 5);
            const field = document.querySelector("[name=extra_days]");
            field.value = "2";
            field.dispatchEvent(new Event("change", { bubbles: true }));
            look();
        })"""
    )
    context.close()
    return float(asked) / 1000


def medians(found: list[Times]) -> str:
    """Return the two medians as cells of a row."""
    return " | ".join(f"{statistics.median(column):.2f} s" for column in zip(*found, strict=True))


def compress_large_files(site: Path) -> None:
    """Compress what takes a minute to compress well before anybody asks for it."""
    for path in site.rglob("*.wasm"):
        compressed(path, path.stat().st_mtime, "br", best=True)


def set_line(line: Line, part: str) -> str:
    """Let a line be that of a part; return its name."""
    name, line.bits, line.round_trip = LINES[part]
    return name


def first_visits(browser: Browser, base: str, line: Line, part: str, runs: int) -> Iterator[str]:
    """Measure all pages over a line, turn by turn, and yield the rows of the table."""
    pages = {"this site": OURS, **PEERS}
    set_line(line, "open")
    for path in pages.values():  # compresses every file once, outside the measurement
        cold(browser, base + path)
    name = set_line(line, part)
    found: dict[str, list[Times]] = {page: [] for page in pages}
    for _ in range(runs):
        for page, path in pages.items():
            found[page].append(cold(browser, base + path))
    yield from (f"| {name} | first visit | {page} | {medians(times)} |" for page, times in found.items())


def later_visits(browser: Browser, base: str, line: Line, runs: int) -> Iterator[str]:
    """Measure who comes later, or comes again, and yield the rows of the table."""
    name = set_line(line, "middle")
    waits = [reader_after_five_seconds(browser, base + OURS) for _ in range(runs)]
    yield f"| {name} | asked after 5 s | this site | – | {statistics.median(waits):.2f} s |"
    name = set_line(line, "open")
    for page in LATER:
        path = OURS if page == "this site" else PEERS[page]
        times = [later(browser, base + path, line, offline=False) for _ in range(runs)]
        yield f"| {name} | second visit | {page} | {medians(times)} |"
    times = [later(browser, base + OURS, line, offline=True) for _ in range(runs)]
    yield f"| {name} | without a network | this site | {medians(times)} |"


def weights(browser: Browser, base: str, line: Line) -> Iterator[str]:
    """Yield the compressed size of every file that a first visit to the calculator page asks for."""
    set_line(line, "slow")  # else it depends on the machine what a page takes its line for
    line.sent.clear()
    cold(browser, base + OURS)
    sizes = sorted(line.sent.items(), key=lambda item: -item[1])
    python = sum(size for path, size in sizes if "/python/" in path or "/pyodide/" in path)
    others = sum(line.sent.values()) - python
    yield f"Python: {python / 1e6:.2f} MB; everything else: {others / 1e3:.0f} KB.\n"
    yield "| file | bytes |\n|---|---|"
    yield from (f"| `{path}` | {size:,} |" for path, size in sizes)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.start_up", description=__doc__)
    parser.add_argument("--runs", type=int, default=7, help="visits for each median")
    parser.add_argument("parts", nargs="*", metavar="PART", choices=[*PARTS, []], help=", ".join(PARTS))
    arguments = parser.parse_args()
    parts = arguments.parts or PARTS
    line = Line()
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        prepare(site)
        compress_large_files(site)
        with running(site, handler_over(line)) as base, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
            print("| line | visit | page | first answer | live answer |\n|---|---|---|---|---|", flush=True)
            for part in parts:
                if part in LINES:
                    show(first_visits(browser, base, line, part, arguments.runs))
                elif part == "later":
                    show(later_visits(browser, base, line, arguments.runs))
                elif part == "roads":
                    print(f"\n{roads.HEAD}")
                    show(roads.rows(site, Path(folder, "over"), partial(live, browser), arguments.runs))
                else:
                    print("\nA first visit to the calculator page on a slow line, compressed:")
                    show(weights(browser, base, line))
            browser.close()


def live(browser: Browser, site: str) -> float:
    """Return when Python answers at a first visit to a site (s)."""
    return cold(browser, site + OURS).live


def show(found: Iterable[str]) -> None:
    """Print rows as they come."""
    for row in found:
        print(row, flush=True)


if __name__ == "__main__":
    main()
