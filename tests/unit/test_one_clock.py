"""No test reads the machine's day: what passes today passes on any day."""

import re
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
# What would read the clock of the machine, in Python and in the browser.
MACHINE_CLOCK = re.compile(r"date\.today\(|datetime\.now\(|time\.time\(|browser\.new_(?:page|context)\(")
# Where pages are made with the tests' clock, and this file.
ALLOWED = {TESTS / "browser" / "contexts.py", Path(__file__).resolve()}


def test_no_test_reads_the_clock_of_the_machine() -> None:
    paths = set(TESTS.rglob("*.py")) - ALLOWED
    assert [path for path in sorted(paths) if MACHINE_CLOCK.search(path.read_text("utf-8"))] == []
