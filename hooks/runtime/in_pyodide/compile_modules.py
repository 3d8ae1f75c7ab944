"""Runs inside Pyodide: finds the modules the calculator needs and compiles them for that interpreter.

Reads `/in/calculator.zip`, `/in/packages.zip` and the examples in `/in/requests.json`. Leaves
`/out/<archive>/<path>.pyc` for three archives: "library" (what answers need of the standard library),
"calculator", and "calendar" (what calendar files need on top: packages and more of the standard library).
"""

import importlib
import importlib.util
import json
import marshal
import pkgutil
import sys
import zipfile
from pathlib import Path
from types import CodeType

LIBRARY = next(path for path in sys.path if path.endswith(".zip"))
CALCULATOR = "/in/calculator.zip"
PACKAGES = "/in/packages.zip"
# The command line belongs to the build machine, not to the page.
NOT_IN_BROWSER = ("calculator.__main__", "calculator.cli", "calculator.count.cli", "calculator.terminal")


def import_calculator() -> None:
    """Import every module of the calculator that a browser may come to need."""
    package = importlib.import_module("calculator")
    for module in pkgutil.walk_packages(package.__path__, "calculator."):
        if not module.name.startswith(NOT_IN_BROWSER):
            importlib.import_module(module.name)


def loaded_from(archive: str) -> set[str]:
    """Return the paths in the archive of all modules that were loaded from it so far."""
    specs = [getattr(module, "__spec__", None) for module in sys.modules.values()]
    origins = [spec.origin for spec in specs if spec and spec.origin]
    return {origin.removeprefix(f"{archive}/") for origin in origins if origin.startswith(f"{archive}/")}


def without_lines(code: CodeType) -> CodeType:
    """Return the code, and all code in it, without line numbers: they are a third of the bytes.

    The table says "no location" for each instruction, in runs of at most eight (entry code 15).
    """
    constants = tuple(without_lines(each) if isinstance(each, CodeType) else each for each in code.co_consts)
    full, rest = divmod(len(code.co_code) // 2, 8)
    nowhere = b"\xff" * full + (bytes([0xF8 | rest - 1]) if rest else b"")
    return code.replace(co_consts=constants, co_linetable=nowhere)


def compile_into(target: str, archive: str, paths: set[str]) -> None:
    """Write the modules as `.pyc` without assertions and docstrings, never to be compared with a source."""
    with zipfile.ZipFile(archive) as sources:
        for path in sorted(paths):
            source = sources.read(path)
            code = without_lines(compile(source, path, "exec", dont_inherit=True, optimize=2))
            content = (
                importlib.util.MAGIC_NUMBER
                + (1).to_bytes(4, "little")
                + importlib.util.source_hash(source)
                + marshal.dumps(code)
            )
            out = Path("/out", target, path).with_suffix(".pyc")
            out.parent.mkdir(parents=True, exist_ok=True)
            out.write_bytes(content)


def ask(requests: list[dict[str, str]]) -> None:
    """Put the example requests to the calculator's door, so that what is imported late is imported too."""
    handle = importlib.import_module("calculator.worker").handle
    for request in requests:
        encoding = request.pop("encoding", "utf-8")
        data = request.pop("data", "").encode(encoding)
        handle(json.dumps(request), data)


def place_time_zone() -> None:
    """Put UTC where dateutil looks for it, as the page does: else it opens an archive of all zones."""
    zones = Path("/usr/share/zoneinfo")
    zones.mkdir(parents=True)
    (zones / "UTC").write_bytes(zipfile.ZipFile(PACKAGES).read("tzdata/zoneinfo/UTC"))


def main() -> None:
    """Import for answers, then for calendar files; compile what each step brought in."""
    examples = json.loads(Path("/in/requests.json").read_text(encoding="utf-8"))
    sys.path += [CALCULATOR, PACKAGES]
    import_calculator()
    ask(examples["answers"])
    for_answers = loaded_from(LIBRARY)
    compile_into("calculator", CALCULATOR, loaded_from(CALCULATOR))
    place_time_zone()
    ask(examples["calendars"])
    # Python looks for a package's modules where it found the package: one archive must hold all of them.
    packages = {path.split("/")[0] for path in for_answers if "/" in path}
    library = for_answers | {path for path in loaded_from(LIBRARY) if path.split("/")[0] in packages}
    compile_into("library", LIBRARY, library)
    compile_into("calendar", LIBRARY, loaded_from(LIBRARY) - library)
    compile_into("calendar", PACKAGES, loaded_from(PACKAGES))


main()
