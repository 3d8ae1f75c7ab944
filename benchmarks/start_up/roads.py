"""What a reader loses while one of Python's two roads is out of order, beside a site without that road."""

import json
import re
import statistics
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.start_up.line import Line, SlowHandler
from hooks.runtime.pyodide_files import PACKAGE
from tools.faulty_host import ENGINES, FAULTS, PUBLIC, Fault, FaultyHandler
from tools.preview import running

PAGE = Path("en", "calculator", "index.html")
CONFIG = re.compile(r'(?<=id="calculator-config">)(.*?)(?=</script>)', re.DOTALL)
SMALL = ("engine", "script")
OTHER = {"name": "jsdelivr", "url": f"{PUBLIC}/npm/pyodide@0/"}
ASK_ALSO = ("connect-src 'self'", f"connect-src 'self' {PUBLIC}")
# On the first line the page tries the other host, on the second it takes the small engine of its own.
LINES = {"50 Mbit/s, 20 ms": (50e6, 0.020), "8 Mbit/s, 40 ms": (8e6, 0.040)}

HEAD = """\
| line | out of order | how | without that road | live answer | lost |
|---|---|---|---|---|---|"""


class Road(NamedTuple):
    """One way to the engine: what is out of order while it is used; what a site has that knows no other."""

    name: str
    broken: str
    origin: str
    has_small: bool


ROADS = (Road("this site", "other host", "own", True), Road("other host", "this site", "jsdelivr", False))


class RoadHandler(FaultyHandler, SlowHandler):
    """A host behind a line, with a fault; the site was built for its own copy alone, and now has another."""

    def send_header(self, keyword: str, value: str) -> None:
        """Let the worker ask the other host."""
        super().send_header(keyword, value.replace(*ASK_ALSO))


def change_page(site: Path, folder: Path, change: Callable[[dict[str, Any]], None]) -> Path:
    """Write the calculator's page of a site with other facts about Python's files into a folder."""
    html = (site / PAGE).read_text("utf-8")
    found = CONFIG.search(html)
    if not found:
        raise ValueError("The calculator's page holds no configuration: see theme/partials/calculator.")
    config = json.loads(found[0])
    change(config["runtime"])
    path = folder / PAGE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(html.replace(found[0], json.dumps(config)).replace(*ASK_ALSO), "utf-8")
    return folder


def both(runtime: dict[str, Any]) -> None:
    """Let a site that knows its own copy know another host, and try that first."""
    runtime["origins"].insert(0, OTHER)


def alone(road: Road) -> Callable[[dict[str, Any]], None]:
    """Return what lets a site know one road alone."""

    def change(runtime: dict[str, Any]) -> None:
        both(runtime)
        runtime["origins"] = [each for each in runtime["origins"] if each["name"] == road.origin]
        if not road.has_small:
            for name in SMALL:
                del runtime["files"][name]

    return change


def hosts(
    stack: ExitStack,
    site: Path,
    line: Line,
    over: Path | None = None,
    broken: str = "",
    fault: Fault = "sound",
) -> str:
    """Start this site and the other host over a line; return this site's address."""

    def handler(name: str, **habits: Any) -> type[RoadHandler]:
        its = fault if name == broken else "sound"
        return type("Host", (RoadHandler,), {"line": line, "asked": [], "fault": its, **habits})

    public = stack.enter_context(running(PACKAGE, handler("other host")))
    own = handler("this site", public=public, faulty=ENGINES, over=over)
    return stack.enter_context(running(site, own))


def rows(site: Path, folder: Path, live: Callable[[str], float], runs: int) -> Iterator[str]:
    """Yield the rows of the table; `live` opens a site's calculator and returns when Python answered (s)."""
    line = Line()
    usual = change_page(site, folder / "both", both)
    for name, (bits, round_trip) in LINES.items():
        with ExitStack() as stack:
            sites: dict[tuple[Road, Fault | None], str] = {}
            for road in ROADS:
                over = change_page(site, folder / road.origin, alone(road))
                sites[road, None] = hosts(stack, site, line, over)
                for fault in FAULTS:
                    sites[road, fault] = hosts(stack, site, line, usual, road.broken, fault)
            line.bits, line.round_trip = 0, 0
            for address in sites.values():  # compresses every file once, outside the measurement
                live(address)
            line.bits, line.round_trip = bits, round_trip
            found: dict[Any, list[float]] = {key: [] for key in sites}
            for _ in range(runs):
                for key, address in sites.items():
                    found[key].append(live(address))
        for road in ROADS:
            base = statistics.median(found[road, None])
            for fault in FAULTS:
                time = statistics.median(found[road, fault])
                cells = (name, road.broken, fault, f"{base:.2f} s", f"{time:.2f} s", f"{time - base:+.2f} s")
                yield f"| {' | '.join(cells)} |"
