"""Pyodide's engine cut down to what the calculator uses, after a profile that names the functions that run.

The profile belongs to one engine, byte by byte, and is written by `python -m hooks.runtime.profile`.
"""

import json
import shutil
from pathlib import Path
from typing import Any, NamedTuple

from hooks import toml_files
from hooks.paths import NODE_MODULES
from hooks.runtime.node import run
from hooks.runtime.pyodide_files import CORE, CoreFiles

PROFILE = Path(__file__).with_name("engine_profile.toml")
BINARYEN = NODE_MODULES / "binaryen"
COMMAND = "python -m hooks.runtime.profile"


class SmallEngineError(Exception):
    """The small engine cannot be made; the sentence says what to do."""


class Profile(NamedTuple):
    """What runs in an engine: `engine` is its hash, `functions` are the numbers of those that are called.

    `emptied` are the stretches of memory (start, length) that nobody reads.
    """

    engine: str
    functions: tuple[int, ...]
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
    return Profile(known["engine"], tuple(known["functions"]), emptied)


def made_of() -> bytes:
    """Return everything but Pyodide's files that decides what the small engine is, for a fingerprint."""
    package = BINARYEN / "package.json"
    if not package.is_file():
        raise SmallEngineError(f"{BINARYEN} does not hold the npm package binaryen: run `npm ci`.")
    return PROFILE.read_bytes() + package.read_bytes()


def cut(core: CoreFiles, known: Profile, folder: Path) -> None:
    """Leave the small engine in a folder: its loader, its script and the engine, under Pyodide's names.

    Raises NodeError if the cutting fails.
    """
    told = folder / "profile.json"
    told.write_text(json.dumps({"functions": known.functions, "empty": known.emptied}), encoding="utf-8")
    run("cut.mjs", core.folder, BINARYEN / "index.js", told, folder)
    told.unlink()
    shutil.copy(core.folder / CORE["loader"], folder)
