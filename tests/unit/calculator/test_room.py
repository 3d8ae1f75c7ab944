"""The calculator stands alone: standard library only, no clock of its own, light to start."""

import ast
import subprocess
import sys
from pathlib import Path

import calculator

PACKAGE = Path(calculator.__file__).parent
# The edge where a command line looks at the clock, and the one library that is used where it is installed.
CLOCK = {"terminal.py"}
OPTIONAL = {"icalendar"}


def modules() -> list[tuple[Path, ast.Module]]:
    return [(path, ast.parse(path.read_text(encoding="utf-8"))) for path in sorted(PACKAGE.rglob("*.py"))]


def test_only_the_standard_library_and_the_package_itself_are_imported() -> None:
    imported = set()
    for _, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                imported |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0
                imported.add(str(node.module).partition(".")[0])
    assert imported - set(sys.stdlib_module_names) - {"calculator"} == OPTIONAL


def test_today_is_passed_in_everywhere_but_on_the_command_line() -> None:
    looking = {
        path.name
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in ("today", "now", "utcnow", "time")
        and ast.unparse(node.value) in ("date", "datetime", "datetime.date", "time")
    }  # fmt: skip
    assert looking == CLOCK


def test_the_first_answer_loads_nothing_that_is_slow_to_import() -> None:
    """Every import delays the first answer in a browser; TOML is read only where no packed JSON is."""
    slow = ["argparse", "calendar", "csv", "hashlib", "html", "icalendar", "logging", "zoneinfo"]
    code = (
        "import sys; from calculator.worker import handle;"
        'handle(\'{"op": "answer", "query": "apply=2026-09-28", "lang": "zh", "today": "2026-11-22"}\');'
        f"print([name for name in {slow} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
