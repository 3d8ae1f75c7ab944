"""Pyodide's core files: taken from the npm package, each checked against the hash that is written down here.

`python -m hooks.runtime.pyodide_files --pin` writes the hashes down anew, after a change of version.
"""

import base64
import hashlib
import json
import sys
from pathlib import Path
from typing import Any, NamedTuple

from hooks import toml_files
from hooks.paths import NODE_MODULES

PACKAGE = NODE_MODULES / "pyodide"
PINS = Path(__file__).with_name("pyodide.toml")
# What a page loads: the loader, the engine's JavaScript and the engine.
CORE = {"loader": "pyodide.mjs", "glue": "pyodide.asm.mjs", "wasm": "pyodide.asm.wasm"}
# What the site's own archives are made from.
LIBRARY = "python_stdlib.zip"
LOCK = "pyodide-lock.json"


class PyodideFilesError(Exception):
    """A core file is missing or is not the one that is written down; the sentence says what to do."""


class CoreFiles(NamedTuple):
    """The folder with the checked files, the version, and each file's hash as browsers write it.

    `lock` is Pyodide's list of packages without any package: it must name the ABI, and the site loads none.
    """

    folder: Path
    version: str
    integrity: dict[str, str]
    lock: dict[str, Any]


def integrity(content: bytes) -> str:
    """Return the SHA-256 of `content` as browsers write it: "sha256-" and base64."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content).digest()).decode("ascii")


def core_files(package: Path = PACKAGE, pins: Path = PINS) -> CoreFiles:
    """Return the core files after checking each; raises PyodideFilesError if one is missing or differs."""
    pinned = toml_files.read(pins)
    version = installed_version(package)
    if version != pinned["version"]:
        raise PyodideFilesError(
            f"{package} holds Pyodide {version}, but {pins.name} is written for {pinned['version']}: "
            "run `npm ci`, or `python -m hooks.runtime.pyodide_files --pin` if the version was changed "
            "on purpose."
        )
    for name, expected in pinned["integrity"].items():
        path = package / name
        found = integrity(path.read_bytes()) if path.is_file() else "no such file"
        if found != expected:
            raise PyodideFilesError(
                f"{path} is not the file of Pyodide {version} ({found}, expected {expected}): "
                "remove node_modules and run `npm ci`."
            )
    info = json.loads((package / LOCK).read_text(encoding="utf-8"))["info"]
    return CoreFiles(package, version, dict(pinned["integrity"]), {"info": info, "packages": {}})


def installed_version(package: Path = PACKAGE) -> str:
    """Return the version of the installed npm package; raises PyodideFilesError if there is none."""
    described = package / "package.json"
    if not described.is_file():
        raise PyodideFilesError(f"{package} does not hold the npm package pyodide: run `npm ci`.")
    return str(json.loads(described.read_text(encoding="utf-8"))["version"])


def pin(package: Path = PACKAGE, pins: Path = PINS) -> None:
    """Write down version and hashes of the installed package, keeping the comment above them."""
    comment = [line for line in pins.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    hashes = [
        f'"{name}" = "{integrity((package / name).read_bytes())}"' for name in [*CORE.values(), LIBRARY, LOCK]
    ]
    lines = [*comment, f'version = "{installed_version(package)}"', "", "[integrity]", *hashes]
    pins.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Check the files, or write their hashes down."""
    if sys.argv[1:] == ["--pin"]:
        pin()
    try:
        core = core_files()
    except PyodideFilesError as error:
        sys.exit(str(error))
    print(f"Pyodide {core.version}: {len(core.integrity)} files are as written down in {PINS.name}.")


if __name__ == "__main__":
    main()
