"""How fast the calculator answers, and its memory: `python -m benchmarks.calculator [--pyodide]`.

Prints a table for CPython, and with --pyodide for Pyodide under Node beside it: one answer, and files of
100 to 100,000 cards, streamed as on the command line and as one response as in the browser. Nothing is
asserted on time.
"""

import argparse
import json
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.calculator_measure import measure
from hooks.runtime.archives import pack
from hooks.runtime.runtime_files import calculator_sources

ROOT = Path(__file__).parent.parent


def in_pyodide() -> list[dict[str, Any]]:
    """Return what is measured in the Pyodide of the npm package, run by Node."""
    with tempfile.TemporaryDirectory() as folder:
        given, made = Path(folder, "in"), Path(folder, "out")
        given.mkdir()
        made.mkdir()
        (given / "calculator.zip").write_bytes(pack(calculator_sources()))
        shutil.copy(ROOT / "benchmarks" / "calculator_measure.py", given)
        script = ROOT / "benchmarks" / "calculator_in_pyodide.py"
        run = ROOT / "hooks" / "runtime" / "in_pyodide" / "run.mjs"
        pyodide = ROOT / "node_modules" / "pyodide"
        subprocess.run(["node", str(run), str(pyodide), str(given), str(made), str(script)], check=True)
        found: list[dict[str, Any]] = json.loads((made / "measured.json").read_text(encoding="utf-8"))
    return found


def lines(name: str, measured: list[dict[str, Any]]) -> list[str]:
    """Return the rows of the table for one Python."""
    return [
        f"| {name} | {entry['what']} | {entry['rows']:,} | {entry['seconds']:.3f} "
        f"| {entry['seconds'] / entry['rows'] * 1e6:,.0f} | {entry['rows'] / entry['seconds']:,.0f} "
        f"| {entry['peak'] / 1e6:.1f} |"
        for entry in measured
    ]


def main() -> int:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--pyodide", action="store_true", help="measure in Pyodide as well; takes some minutes"
    )
    arguments = parser.parse_args()
    table = [
        "| Python | what | rows | seconds | µs a row | rows a second | peak MB |",
        "|---|---|---|---|---|---|---|",
    ]
    table += lines(f"CPython {platform.python_version()}", measure())
    if arguments.pyodide:
        table += lines("Pyodide", in_pyodide())
    sys.stdout.write("\n".join(table) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
