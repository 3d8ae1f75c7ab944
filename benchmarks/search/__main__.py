"""`python -m benchmarks.search TABLE SITE`: queries put to this search and to Pagefind, side by side.

Pagefind runs in a browser on the same pages, as it comes and tuned: only the article is indexed, short
sections and exact words count more. Printed are the five figures of tests/search/evaluate.mjs, the bytes that
a browser loads for the first query, and the median time from a query to its results.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Response, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
EVALUATE = ROOT / "tests" / "search" / "evaluate.mjs"
PAGEFIND = ROOT / "node_modules" / ".bin" / "pagefind"
CHROMIUM = "/usr/bin/chromium"
TUNED = {"ranking": {"pageLength": 0.1, "termFrequency": 0.4, "termSimilarity": 9, "termSaturation": 1.8}}
EXCLUDED = "sup, .headerlink, [data-search-exclude]"
ASK = """async ([query, options]) => {
  const pagefind = await import("/pagefind/pagefind.js");
  if (options) await pagefind.options(options);
  const start = performance.now();
  const { results } = await pagefind.search(query);
  const pages = await Promise.all(results.slice(0, 5).map((each) => each.data()));
  const address = (url) => url.replace(/^\\//, "");
  const groups = pages.map(({ url, sub_results }) => ({
    address: address(url),
    sections: sub_results.map((each) => ({ address: address(each.url) })),
  }));
  return { groups, time: performance.now() - start };
}"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and keeps silent."""

    def log_message(self, *_args: Any) -> None:
        """Say nothing."""


def note_size(sizes: list[int], response: Response) -> None:
    sizes.append(len(response.body()))


def queries(table: Path) -> list[tuple[str, str]]:
    rows = [line.split("\t") for line in table.read_text("utf-8").splitlines() if "\t" in line]
    return [(row[0], row[1]) for row in rows if row[0] in {"zh", "en"}]


def pagefind(browser: Browser, table: Path, site: Path, options: dict[str, Any] | None) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "site"
        shutil.copytree(site, target, ignore=shutil.ignore_patterns("sw.js", "python", "answers", "counts"))
        tuned = ["--root-selector", "article", "--exclude-selectors", EXCLUDED] if options else []
        subprocess.run([str(PAGEFIND), "--site", str(target), *tuned], check=True, capture_output=True)
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(target)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        answers, times, loaded = {}, [], 0
        for lang in ("zh", "en"):
            page = browser.new_page()
            sizes: list[int] = []
            page.on("response", partial(note_size, sizes))
            page.goto(f"http://127.0.0.1:{server.server_port}/{'' if lang == 'zh' else 'en/'}about/")
            sizes.clear()
            for number, (_, query) in enumerate(each for each in queries(table) if each[0] == lang):
                found = page.evaluate(ASK, [query, options])
                answers[f"{lang}\t{query}"] = found["groups"]
                times.append(found["time"])
                loaded += 0 if number else sum(sizes)
            page.close()
        server.shutdown()
        file = Path(folder) / "answers.json"
        file.write_text(json.dumps(answers), "utf-8")
        return {**figures(table, site, ["--answers", str(file)]), "bytes": loaded // 2, "ms": median(times)}


def figures(table: Path, site: Path, more: list[str]) -> dict[str, Any]:
    command = ["node", str(EVALUATE), str(table), str(site), "--json", *more]
    found: dict[str, Any] = json.loads(
        subprocess.run(command, check=True, capture_output=True, text=True).stdout
    )
    return found


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("table", type=Path)
    parser.add_argument("site", type=Path)
    given = parser.parse_args()
    rows = {"this search": figures(given.table, given.site, [])}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        rows["Pagefind"] = pagefind(browser, given.table, given.site, None)
        rows["Pagefind, tuned"] = pagefind(browser, given.table, given.site, TUNED)
        browser.close()
    for name, row in rows.items():
        print(name, {key: round(value, 1) for key, value in row.items() if value is not None})
    return 0


sys.exit(main())
