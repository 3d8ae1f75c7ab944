"""Puts what the live calculator needs by the pages, and tells the pages about it."""

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

from hooks.runtime import runtime_files
from hooks.runtime.node import NodeError
from hooks.runtime.pyodide_files import PyodideFilesError
from hooks.runtime.runtime_files import ENGINES, SMALL, PackedFile, RuntimeFile, RuntimeFiles
from hooks.runtime.small_engine import COMMAND, SmallEngineError

LOG = logging.getLogger("mkdocs.hooks.runtime")
FOLDER = "assets/python"
ADDRESSES = {"jsdelivr": "https://cdn.jsdelivr.net/npm/pyodide@{version}/", "own": FOLDER + "/{version}/"}


def make(version: str, engine: str) -> RuntimeFiles:
    """Return the files, made or found made; `engine` is one of `ENGINES`.

    Raises PluginError if they are not of this version of Pyodide, or cannot be made.
    """
    if engine not in ENGINES:
        raise PluginError(
            f"mkdocs.yml: extra.pyodide.engine is “{engine}”; it must be one of {', '.join(ENGINES)}."
        )
    try:
        files = runtime_files.runtime_files(engine)
    except (PyodideFilesError, SmallEngineError, NodeError) as error:
        raise PluginError(str(error)) from error
    if files.version != version:
        raise PluginError(
            f"mkdocs.yml: extra.pyodide.version is {version}, but Pyodide {files.version} is installed."
        )
    if engine == SMALL and runtime_files.is_profile_old():
        LOG.info(
            "The small engine was cut for another state of the calculator. Where something is missing now, "
            "browsers load the whole engine on top: run `%s`.",
            COMMAND,
        )
    return files


def described(files: RuntimeFiles, origins: Sequence[str]) -> dict[str, Any]:
    """Return what a page's script must know: plain JSON data, paths relative to the site's root.

    Raises PluginError for an origin nobody knows.
    """
    unknown = [name for name in origins if name not in ADDRESSES]
    if unknown or "own" not in origins:
        raise PluginError(
            f"mkdocs.yml: extra.pyodide.origins is {list(origins)}; it must name “own” and may name "
            f"{', '.join(sorted(ADDRESSES.keys() - {'own'}))}."
        )
    return {
        "version": files.version,
        "lock": files.lock,
        "origins": addresses(files.version, origins),
        "files": {
            **{key: {"name": file.name, **file.facts()} for key, file in files.core.items()},
            **{key: _own(file) for key, file in files.own.items()},
        },
    }


def _own(file: PackedFile) -> dict[str, Any]:
    packed, plain = ({"path": f"{FOLDER}/{each.name}", **each.facts()} for each in file)
    return {**packed, "plain": plain}


def addresses(version: str, origins: Sequence[str]) -> list[dict[str, str]]:
    """Return the origins with the addresses at which they hold a version of Pyodide."""
    return [{"name": name, "url": ADDRESSES[name].format(version=version)} for name in origins]


def paths(files: RuntimeFiles) -> dict[str, RuntimeFile]:
    """Return every file by its path relative to the root of the site."""
    return {
        **{f"{FOLDER}/{files.version}/{file.name}": file for file in files.core.values()},
        **{f"{FOLDER}/{form.name}": form for file in files.own.values() for form in file},
    }


def publish(files: RuntimeFiles, site: Path) -> None:
    """Write the files into the built site; those that are there already stay."""
    for path, file in paths(files).items():
        target = site / path
        if not target.is_file() or target.stat().st_size != len(file.content):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.content)
