"""Runs the fast tests and one browser file as if it were two years later: `python -m tools.far_clock`.

A test that reads the machine's day passes until the calendar has moved on; here it fails on the day it is
written.
"""

import shutil
import subprocess
import sys

from tools import debian

OFFSET = "+2y"
SPREAD = ("-n", "auto", "--no-loadscope-reorder")
TESTS = ("tests/unit", "tests/browser/test_page_take_away.py")


def main() -> str | int:
    """Return pytest's exit code, or a sentence if there is no `faketime`."""
    if not shutil.which("faketime"):
        debian.install("faketime")
    if not shutil.which("faketime"):
        return "There is no faketime on the PATH: install it (Debian: faketime, Homebrew: libfaketime)."
    command = [
        "faketime",
        "-f",
        OFFSET,
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        *SPREAD,
        "--hypothesis-profile",
        "quick",
        "-m",
        "not exhaustive",
        *TESTS,
    ]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
