"""How fast the normalizer is, and its memory: `python -m benchmarks.normalizer [--largest MB]`.

Prints the start-up time of the command, and for 10 KB to 100 MB of articles the processor seconds, MB a
second of them, and peak memory of one run in a process of its own: the machine may have other work to do.
The articles are those of the tests, over and over: in one file, and in files of one article each. Nothing
is asserted on time.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path

ROOT = Path(__file__).parent.parent
ARTICLES = ROOT / "tests" / "unit" / "normalizer" / "articles"
SIZES = (10_000, 100_000, 1_000_000, 10_000_000, 100_000_000)
START_RUNS = 7

# Run in a fresh process, so that the peak is that of this run alone. Linux counts ru_maxrss in KiB.
MEASURE = """
import json, resource, sys, time
from pathlib import Path
from normalizer import normalize
from normalizer.reading import read
paths = sorted(Path(sys.argv[1]).iterdir())
normalize("注销(xiao)號碼。")  # the dictionaries are loaded once, whatever the size
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start, drafts = time.process_time(), 0
for path in paths:
    drafts += len(normalize(read(path.read_bytes()).text).drafts)
seconds = time.process_time() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps({"seconds": seconds, "drafts": drafts, "before": before / 1024, "peak": peak / 1024}))
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--largest", type=float, default=100.0, metavar="MB", help="leave out sizes above this"
    )
    largest = parser.parse_args().largest * 1e6
    print(f"start-up, --help: {start_up(['--help']):.3f} s")
    print(f"start-up, one article: {start_up([str(ARTICLES / 'traditional_tw.txt')]):.3f} s")
    print(f"{'size':>9} {'files':>7} {'drafts':>7} {'CPU s':>9} {'MB/s':>6} {'peak MB':>8} {'× input':>8}")
    for size in SIZES:
        if size <= largest:
            for apart in (False, True):
                report(size, apart)


def start_up(arguments: list[str]) -> float:
    """Return the median seconds of the command as a whole."""
    seconds = []
    for _ in range(START_RUNS):
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "normalizer", *arguments], cwd=ROOT, capture_output=True, check=True
        )
        seconds.append(time.perf_counter() - start)
    return sorted(seconds)[START_RUNS // 2]


def report(size: int, apart: bool) -> None:
    """Measure one size and print its row."""
    with tempfile.TemporaryDirectory() as folder:
        files = write_articles(Path(folder), size, apart)
        run = subprocess.run(
            [sys.executable, "-c", MEASURE, folder], cwd=ROOT, capture_output=True, text=True, check=True
        )
    found = json.loads(run.stdout)
    megabytes = size / 1e6
    times = (found["peak"] - found["before"]) / megabytes
    print(
        f"{megabytes:>6.2f} MB {files:>7} {found['drafts']:>7} {found['seconds']:>9.2f} "
        f"{megabytes / found['seconds']:>6.2f} {found['peak']:>8.0f} {times:>8.1f}",
        flush=True,
    )


def write_articles(folder: Path, size: int, apart: bool) -> int:
    """Write articles of that many bytes, each in a file of its own or all in one; return how many files."""
    texts = [path.read_bytes() + b"\n\n" for path in sorted(ARTICLES.glob("*.txt"))]
    written = number = 0
    name = folder / "articles.txt"
    for text in cycle(texts):
        if written >= size:
            break
        if apart:
            number += 1
            name = folder / f"{number:06}.txt"
        with name.open("ab") as file:
            file.write(text[: size - written])
        written += len(text)
    return max(number, 1)


if __name__ == "__main__":
    main()
