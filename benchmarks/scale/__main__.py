"""How a build grows with the site: `python -m benchmarks.scale [PAGES …]`; 10, 100 and 400 if none are named.

For each number of further pages in each language: plain Material, ours with nothing kept, and ours after one
page was changed. Told are seconds by the clock and of the processor, the memory of the largest process, and
the mean HTML of the further pages. A plot goes to `build/scale.svg`. Nothing is asserted on time. Runs on
Linux alone, which can tell what the processes took that a build leaves behind.
"""

import argparse
import ctypes
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import mean
from typing import NamedTuple

from benchmarks.scale.grown import grow
from benchmarks.scale.plot import plot
from hooks.paths import ROOT

SIZES = (10, 100, 400)
PLAIN, COLD, CHANGED = "plain Material", "this site, nothing kept", "this site, one page changed"
PR_SET_CHILD_SUBREAPER = 36  # see prctl(2)
ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795320000"}


class Run(NamedTuple):
    """What a build took: seconds by the clock, and of all its processes; MB of the largest; KB of HTML."""

    wall: float
    processor: float
    memory: float
    html: float


def build(folder: Path, config: str, site: str) -> Run:
    """Build a site in a process of its own and return what it and its children took."""
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "--clean", "-f", config, "-d", site]
    start = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, env={**os.environ, **ENVIRONMENT})
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{folder}/{config} could not be built.")
    wall, all_used = time.monotonic() - start, [used, *left_behind()]
    pages = [path.stat().st_size for path in (folder / site).rglob("page-*/index.html")]
    return Run(
        wall,
        sum(each.ru_utime + each.ru_stime for each in all_used),
        max(each.ru_maxrss for each in all_used) / 1024,
        mean(pages) / 1000,
    )


def adopt() -> None:
    """Let what a build leaves behind become this process's child: processes that it had work side by side.

    They end a moment after the build, which does not wait for them; without this nobody counts their time.
    """
    if ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0):
        raise SystemExit("The processes that a build leaves behind cannot be counted: prctl failed.")


def left_behind() -> Iterator[resource.struct_rusage]:
    """Wait for all processes that a build has left behind, and yield what each has used."""
    while True:
        try:
            yield os.wait4(-1, 0)[2]
        except ChildProcessError:
            return


def measured(pages: int) -> dict[str, Run]:
    """Return what each kind of build took with so many further pages in each language."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        grow(folder, pages)
        found = {PLAIN: build(folder, "plain.yml", "plain-site"), COLD: build(folder, "mkdocs.yml", "site")}
        page = folder / "docs" / "zh" / "page-0000.md"
        page.write_text(page.read_text("utf-8").replace("## ", "改过的一句。\n\n## ", 1), "utf-8")
        return {**found, CHANGED: build(folder, "mkdocs.yml", "site")}


def main() -> int:
    """Print the table and write the plot."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("pages", type=int, nargs="*", help="further pages in each language")
    sizes = parser.parse_args().pages or list(SIZES)
    found: dict[int, dict[str, Run]] = {}
    adopt()
    print("| pages × 2 | build | clock | processor | memory | HTML of a page |\n|---|---|---|---|---|---|")
    for pages in sizes:
        found[pages] = measured(pages)
        for name, run in found[pages].items():
            times = f"{run.wall:.1f} s | {run.processor:.1f} s | {run.memory:.0f} MB | {run.html:.1f} KB"
            print(f"| {pages} | {name} | {times} |", flush=True)
    target = ROOT / "build" / "scale.svg"
    target.parent.mkdir(exist_ok=True)
    lines = {name: [(pages, found[pages][name].processor) for pages in sizes] for name in found[sizes[0]]}
    target.write_text(plot(lines), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
