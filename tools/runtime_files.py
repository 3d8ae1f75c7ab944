"""Everything the live calculator loads: Pyodide's core files and the archives made for this site."""

import hashlib
from pathlib import Path
from typing import Any, NamedTuple

from calculator import resources
from tools.archives import pack
from tools.pyodide_files import CORE, LIBRARY, ROOT, core_files, integrity

TYPES = {".mjs": "text/javascript", ".wasm": "application/wasm", ".zip": "application/zip"}


class RuntimeFile(NamedTuple):
    """One file for the browser; `integrity` is its hash as browsers write it."""

    name: str
    content: bytes
    integrity: str

    @property
    def size(self) -> int:
        """Return the length in bytes, uncompressed."""
        return len(self.content)

    def facts(self) -> dict[str, str | int]:
        """Return what a page must know of the file besides its place."""
        return {"integrity": self.integrity, "size": self.size, "type": TYPES[Path(self.name).suffix]}


class RuntimeFiles(NamedTuple):
    """All files by the names the page's script calls them: Pyodide's own and those made here."""

    version: str
    lock: dict[str, Any]
    core: dict[str, RuntimeFile]
    own: dict[str, RuntimeFile]


def calculator_sources() -> dict[str, bytes]:
    """Return the calculator's modules and data as they lie in its archive: path → content."""
    package = ROOT / "calculator"
    modules = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in package.rglob("*.py")}
    return modules | {f"calculator/{path}": content for path, content in resources.for_archive().items()}


def hashed(stem: str, suffix: str, content: bytes) -> RuntimeFile:
    """Return a file whose name changes with its content."""
    digest = hashlib.sha256(content).hexdigest()[:12]
    return RuntimeFile(f"{stem}-{digest}{suffix}", content, integrity(content))


def runtime_files() -> RuntimeFiles:
    """Return every file; raises PyodideFilesError if Pyodide's are not as written down."""
    core = core_files()
    files = {
        key: RuntimeFile(name, (core.folder / name).read_bytes(), core.integrity[name])
        for key, name in CORE.items()
    }
    own = {
        "library": hashed("library", ".zip", (core.folder / LIBRARY).read_bytes()),
        "calculator": hashed("calculator", ".zip", pack(calculator_sources())),
    }
    return RuntimeFiles(core.version, core.lock, files, own)
