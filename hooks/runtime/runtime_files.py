"""Everything the live calculator loads: Pyodide's core files and the archives made for this site.

Made once for each state of what goes in, and kept (hooks/kept.py). By Pyodide itself under Node:

- library: of the standard library what the calculator imports, compiled, without docstrings and line numbers;
- calculator: the package, compiled, with its data;
- calendar: what `.ics` files need on top, icalendar among it; a page asks for it on demand;
- snapshot: the memory of a Python that has imported the calculator, in place of library and calculator.

And, see small_engine.py:

- engine, script: Pyodide's engine cut down to what the calculator uses, and its script.
"""

import gzip
import hashlib
import json
import shutil
import tempfile
import zlib
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

from calculator import resources
from hooks import kept
from hooks.paths import ROOT
from hooks.runtime import node, small_engine
from hooks.runtime.archives import pack, unpack
from hooks.runtime.node import WORKSHOP
from hooks.runtime.pyodide_files import CORE, LIBRARY, CoreFiles, core_files, integrity

# The kinds of engine a site may have: the published one alone, or a small one beside it.
WHOLE, SMALL = "whole", "small"
ENGINES = (WHOLE, SMALL)
ARCHIVES = ("library", "calculator", "calendar", "snapshot")
# What is in a packed file, by its ending without the packing.
ENDINGS = {"engine": ".wasm", "script": ".mjs"}
# icalendar and what it imports, as pinned in requirements/build.txt; of the time zones only UTC.
DISTRIBUTIONS = ("icalendar", "python-dateutil", "six", "typing_extensions")
TIME_ZONES = ("tzdata/__init__.py", "tzdata/zoneinfo/__init__.py", "tzdata/zoneinfo/UTC")
PLAIN = ".bin"
# Scripts of the workshop that have no part in the archives: they ask, cut and look at engines.
NO_PART = {"ask.mjs", small_engine.CUTTER, "look.mjs"}
TYPES = {
    ".mjs": "text/javascript",
    ".wasm": "application/wasm",
    ".gz": "application/gzip",
    PLAIN: "application/octet-stream",
}

Sources = dict[str, bytes]  # path in an archive → content


class RuntimeFile(NamedTuple):
    """One file for the browser; `integrity` is its hash as browsers write it."""

    name: str
    content: bytes
    integrity: str

    def facts(self) -> dict[str, Any]:
        """Return what a page must know of the file besides its place; `size` is in bytes."""
        return {
            "integrity": self.integrity,
            "size": len(self.content),
            "type": TYPES[Path(self.name).suffix],
        }


class PackedFile(NamedTuple):
    """One file of this site: `packed` by gzip, and `plain` for hosts that compress what they send."""

    packed: RuntimeFile
    plain: RuntimeFile


class RuntimeFiles(NamedTuple):
    """All files by the names the page's script calls them: Pyodide's own and those made here."""

    version: str
    lock: dict[str, Any]
    core: dict[str, RuntimeFile]
    own: dict[str, PackedFile]


def runtime_files(engine: str = SMALL) -> RuntimeFiles:
    """Return every file, made anew only if something that goes in has changed; `engine` is one of `ENGINES`.

    Raises PyodideFilesError if Pyodide's files are not as written down, SmallEngineError if the profile is
    not for them, NodeError if Node fails.
    """
    core = core_files()
    own = archives(core) | (small_engine.files(core) if engine == SMALL else {})
    return RuntimeFiles(
        version=core.version,
        lock=core.lock,
        core={
            key: RuntimeFile(name, (core.folder / name).read_bytes(), core.integrity[name])
            for key, name in CORE.items()
        },
        own={name: hashed(name, content) for name, content in own.items()},
    )


def hashed(stem: str, packed: bytes) -> PackedFile:
    """Return both forms of a packed file, under names that change with the content."""
    digest = hashlib.sha256(packed).hexdigest()[:12]
    plain = gzip.decompress(packed)
    ending = ENDINGS.get(stem, PLAIN)
    return PackedFile(
        RuntimeFile(f"{stem}-{digest}.gz", packed, integrity(packed)),
        RuntimeFile(f"{stem}-{digest}{ending}", plain, integrity(plain)),
    )


def archives(core: CoreFiles) -> Sources:
    """Return the archives by name, packed: not every host compresses files of their kind on its own."""
    calculator, packages = calculator_sources(), package_sources()
    made_of = (fingerprint(core, calculator, packages), zlib.ZLIB_RUNTIME_VERSION)

    def packed() -> bytes:
        made = make(core, calculator, packages)
        return pack({name: gzip.compress(content, 9, mtime=0) for name, content in made.items()})

    found = unpack(kept.one("python", made_of, packed))
    return {name: found[name] for name in ARCHIVES}


def fingerprint(core: CoreFiles, *sources: Sources) -> str:
    """Return a name for everything that goes into the archives."""
    own = {
        path.as_posix(): path.read_bytes()
        for path in sorted(WORKSHOP.rglob("*.*"))
        if path.suffix != ".pyc" and path.name not in NO_PART
    }
    digest = hashlib.sha256(json.dumps([core.version, core.integrity]).encode())
    for files in (own, *sources):
        digest.update(pack(files))
    return digest.hexdigest()[:24]


def calculator_sources() -> Sources:
    """Return the calculator's modules and data as they lie in its archive."""
    package = ROOT / "calculator"
    modules = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in package.rglob("*.py")}
    return modules | {f"calculator/{path}": content for path, content in resources.for_archive().items()}


def package_sources() -> Sources:
    """Return the modules of the installed packages for calendar files, without their tests."""
    found = {}
    for name in DISTRIBUTIONS:
        for path in metadata.files(name) or ():
            if path.suffix == ".py" and not {"tests", "fuzzing"} & set(path.parts):
                found[str(path)] = path.read_binary()
    zones = {str(path): path for path in metadata.files("tzdata") or ()}
    return found | {path: zones[path].read_binary() for path in TIME_ZONES}


def hash_of_code() -> str:
    """Return the hash of all Python code that runs in a small engine beside the standard library."""
    return small_engine.hash_of_code(calculator_sources() | package_sources())


def is_profile_old() -> bool:
    """Return whether the code has changed since it was written down what it uses of the engine."""
    return small_engine.profile(core_files()).code != hash_of_code()


def make(core: CoreFiles, calculator: Sources, packages: Sources) -> Sources:
    """Return the archives, unpacked, made by Pyodide under Node."""
    with tempfile.TemporaryDirectory() as name:
        given, made = Path(name, "in"), Path(name, "out")
        given.mkdir()
        made.mkdir()
        (given / "library.zip").write_bytes(pack(stubbed_library(core)))
        (given / "calculator.zip").write_bytes(pack(calculator))
        (given / "packages.zip").write_bytes(pack(packages))
        shutil.copy(WORKSHOP / "requests.json", given)
        node.run("run.mjs", core.folder, given, made, WORKSHOP / "compile_modules.py", given / "library.zip")
        compiled = {archive: read_tree(made / archive) for archive in ("library", "calculator", "calendar")}
        compiled["calculator"] |= without_modules(calculator)
        compiled["calendar"] |= without_modules(packages)
        files = {archive: pack(sources) for archive, sources in compiled.items()}
        return files | {"snapshot": snapshot(core, core.folder, files["library"], files["calculator"])}


def stubbed_library(core: CoreFiles) -> Sources:
    """Return the standard library with stubs for what only waiting for things and loading packages need.

    Pyodide imports that at every start, for a third of the library's bytes; the calculator awaits nothing.
    """
    library = unpack((core.folder / LIBRARY).read_bytes())
    kept = {path: content for path, content in library.items() if not path.startswith("asyncio/")}
    return kept | read_tree(WORKSHOP / "stubs")


def snapshot(core: CoreFiles, engine: Path, library: bytes, calculator: bytes) -> bytes:
    """Return the memory of a Python that has imported the calculator, as snapshot.mjs describes it.

    `engine` is the folder of the engine in which it is made: the small one gives the same, byte for byte.
    `library` and `calculator` are the archives.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "library.zip").write_bytes(library)
        (folder / "calculator.zip").write_bytes(calculator)
        (folder / "lock.json").write_text(json.dumps(core.lock), encoding="utf-8")
        given = [folder / "library.zip", folder / "calculator.zip", folder / "lock.json"]
        out = folder / "snapshot"
        node.run("snapshot.mjs", engine, *given, WORKSHOP / "requests.json", WORKSHOP / "warm_up.py", out)
        return out.read_bytes()


def read_tree(folder: Path) -> Sources:
    """Return the files below a folder: path relative to it → content."""
    files = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def without_modules(sources: Sources) -> Sources:
    """Return what is not Python code: the data that lies beside the modules."""
    return {path: content for path, content in sources.items() if not path.endswith(".py")}
