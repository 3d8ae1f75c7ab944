"""Pyodide's engine cut down to what the calculator uses, after a profile that names the functions that run.

The profile belongs to one engine, byte by byte, and is written by `python -m hooks.runtime.profile`.
"""

import gzip
import json
import shutil
import tempfile
import zlib
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from hooks import kept, toml_files
from hooks.paths import NODE_MODULES
from hooks.runtime.archives import pack, unpack
from hooks.runtime.node import WORKSHOP, run
from hooks.runtime.pyodide_files import CORE, CoreFiles, integrity

PROFILE = Path(__file__).with_name("engine_profile.toml")
BINARYEN = NODE_MODULES / "binaryen"
CUTTER = "cut.mjs"
COMMAND = "python -m hooks.runtime.profile"
# The two files by the names that a page's script calls them, and what Pyodide calls them.
FILES = {"engine": CORE["wasm"], "script": CORE["glue"]}


class SmallEngineError(Exception):
    """The small engine cannot be made; the sentence says what to do."""


class Profile(NamedTuple):
    """What runs in an engine: `engine` is its hash, `functions` are the numbers of those that are called.

    `code` is the hash of the code that was at work. `in_browser` are those of the functions that only a
    browser has called. `emptied` are the stretches of memory (start, length) that nobody reads.
    """

    engine: str
    code: str
    functions: tuple[int, ...]
    in_browser: tuple[int, ...]
    emptied: tuple[tuple[int, int], ...]


def profile(core: CoreFiles, path: Path = PROFILE) -> Profile:
    """Return the profile; raises SmallEngineError if it is not one of the installed engine."""
    known: dict[str, Any] = toml_files.read(path)
    expected = core.integrity[CORE["wasm"]]
    if known["engine"] != expected:
        raise SmallEngineError(
            f"{path.name} is the profile of another engine ({known['engine']}) than that of Pyodide "
            f"{core.version} ({expected}): run "
            f"`{COMMAND}`, or set extra.pyodide.engine in mkdocs.yml to “whole”."
        )
    emptied = tuple((each["start"], each["length"]) for each in known["emptied"])
    in_browser = tuple(known["in_browser"])
    functions = tuple(sorted({*known["functions"], *in_browser}))
    return Profile(known["engine"], known["code"], functions, in_browser, emptied)


def hash_of_code(sources: Mapping[str, bytes]) -> str:
    """Return the hash of the Python modules among `sources` (path → content)."""
    return integrity(pack({path: content for path, content in sources.items() if path.endswith(".py")}))


def files(core: CoreFiles) -> dict[str, bytes]:
    """Return the files of the small engine by their names in `FILES`, packed by gzip.

    Raises SmallEngineError if the profile is not one of the installed engine or Binaryen is missing,
    NodeError if the cutting fails.
    """
    known = profile(core)
    package = BINARYEN / "package.json"
    if not package.is_file():
        raise SmallEngineError(f"{BINARYEN} does not hold the npm package binaryen: run `npm ci`.")
    made_of = [
        *core.integrity.values(),
        *(sha256(path.read_bytes()).hexdigest() for path in (PROFILE, WORKSHOP / CUTTER, package)),
        zlib.ZLIB_RUNTIME_VERSION,
    ]
    return unpack(kept.one("small_engine", made_of, lambda: _packed(core, known)))


def lay_out(folder: Path, core: CoreFiles) -> None:
    """Write the small engine with its script and its loader into a folder, under Pyodide's names."""
    for key, packed in files(core).items():
        (folder / FILES[key]).write_bytes(gzip.decompress(packed))
    shutil.copy(core.folder / CORE["loader"], folder)


def _packed(core: CoreFiles, known: Profile) -> bytes:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cut(core, known, folder)
        contents = {key: (folder / file).read_bytes() for key, file in FILES.items()}
    return pack({key: gzip.compress(content, 9, mtime=0) for key, content in contents.items()})


def cut(core: CoreFiles, known: Profile, folder: Path) -> None:
    """Leave the small engine in a folder: its loader, its script and the engine, under Pyodide's names.

    Raises NodeError if the cutting fails.
    """
    told = folder / "profile.json"
    told.write_text(json.dumps({"functions": known.functions, "empty": known.emptied}), encoding="utf-8")
    run(CUTTER, core.folder, BINARYEN / "index.js", told, folder)
    told.unlink()
    shutil.copy(core.folder / CORE["loader"], folder)
