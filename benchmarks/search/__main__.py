"""`python -m benchmarks.search TABLE SITE`: queries put to this search and to its peers, side by side.

All run in a browser on the same pages. Printed are the five figures of tests/search/evaluate.mjs, the bytes
that a browser loads for the first query (gzip, both languages' mean), and the median time from a
query to its results. Nothing is printed of single queries, so a table that judges stays unread.
"""

import argparse
import gzip
import json
import shutil
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import mean, median
from typing import Any, ClassVar

from playwright.sync_api import Browser, sync_playwright

from benchmarks.search.peers import Peer, peers
from tools.find_browser import FLAGS, find_browser

EVALUATE = Path(__file__).resolve().parents[2] / "tests" / "search" / "evaluate.mjs"
# What of the site no search needs; without its service worker every request reaches the server.
LEFT_OUT = shutil.ignore_patterns("sw.js", "sw.*.js", "python", "answers", "counts")


class Noting(SimpleHTTPRequestHandler):
    """Serves files, notes how many bytes each answer has compressed, and keeps silent."""

    sizes: ClassVar[list[int]] = []

    def do_GET(self) -> None:
        """Serve a file."""
        path = Path(self.translate_path(self.path))
        if path.is_file():
            self.sizes.append(len(gzip.compress(path.read_bytes())))
        super().do_GET()

    def log_message(self, *_args: Any) -> None:
        """Say nothing."""


def queries(table: Path) -> list[tuple[str, str]]:
    rows = [line.split("\t") for line in table.read_text("utf-8").splitlines() if "\t" in line]
    return [(row[0], row[1]) for row in rows if row[0] in {"zh", "en"}]


def measure(browser: Browser, table: Path, site: Path, peer: Peer) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "site"
        shutil.copytree(site, target, ignore=LEFT_OUT)
        peer.prepare(target)
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Noting, directory=str(target)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        answers, times, loaded = {}, [], []
        for lang in ("zh", "en"):
            page = browser.new_page()
            page.goto(
                f"http://127.0.0.1:{server.server_port}/{'' if lang == 'zh' else 'en/'}about/",
                wait_until="networkidle",
            )
            Noting.sizes.clear()
            for number, (_, query) in enumerate(each for each in queries(table) if each[0] == lang):
                found = page.evaluate(peer.ask, [query, peer.options])
                answers[f"{lang}\t{query}"] = found["groups"]
                times.append(found["time"])
                if not number:
                    loaded.append(sum(Noting.sizes))
            page.close()
        server.shutdown()
        file = Path(folder) / "answers.json"
        file.write_text(json.dumps(answers), "utf-8")
        return {**figures(table, site, file), "kilobytes": mean(loaded) / 1000, "ms": median(times)}


def figures(table: Path, site: Path, answers: Path) -> dict[str, Any]:
    command = ["node", str(EVALUATE), str(table), str(site), "--json", "--answers", str(answers)]
    found: dict[str, Any] = json.loads(
        subprocess.run(command, check=True, capture_output=True, text=True).stdout
    )
    return found


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("table", type=Path)
    parser.add_argument("site", type=Path)
    given = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        for peer in peers(given.site):
            row = measure(browser, given.table, given.site, peer)
            print(
                peer.name,
                {key: round(value, 1) for key, value in row.items() if value is not None},
                flush=True,
            )
        browser.close()
    return 0


sys.exit(main())
