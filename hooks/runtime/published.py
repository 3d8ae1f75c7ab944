"""Puts what the live calculator needs by the pages; `config.extra["runtime"]` tells the pages about it."""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from hooks.runtime.pyodide_files import PyodideFilesError
from hooks.runtime.runtime_files import RuntimeFiles, RuntimeFilesError, runtime_files

FOLDER = "assets/python"
ADDRESSES = {"jsdelivr": "https://cdn.jsdelivr.net/npm/pyodide@{version}/", "own": FOLDER + "/{version}/"}


def described(files: RuntimeFiles, origins: list[str]) -> dict[str, Any]:
    """Return what a page's script must know: plain JSON data, paths relative to the site's root.

    Raises PluginError for an origin nobody knows.
    """
    unknown = [name for name in origins if name not in ADDRESSES]
    if unknown or "own" not in origins:
        raise PluginError(
            f"mkdocs.yml: extra.pyodide.origins is {origins}; it must name “own” and may name "
            f"{', '.join(sorted(ADDRESSES.keys() - {'own'}))}."
        )
    return {
        "version": files.version,
        "lock": files.lock,
        "worker": "assets/calculator/worker.js",
        "origins": [{"name": name, "url": ADDRESSES[name].format(version=files.version)} for name in origins],
        "files": {
            **{key: {"name": file.name, **file.facts()} for key, file in files.core.items()},
            **{key: {"path": f"{FOLDER}/{file.name}", **file.facts()} for key, file in files.own.items()},
        },
    }


def publish(files: RuntimeFiles, site: Path) -> None:
    """Write the files into the built site; those that are there already stay."""
    folder = site / FOLDER
    for file, target in [
        *((file, folder / files.version / file.name) for file in files.core.values()),
        *((file, folder / file.name) for file in files.own.values()),
    ]:
        if not target.is_file() or target.stat().st_size != len(file.content):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.content)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Make the files, or find them made, and describe them to the pages."""
    settings = config.extra["pyodide"]
    try:
        files = runtime_files()
    except (PyodideFilesError, RuntimeFilesError) as error:
        raise PluginError(str(error)) from error
    if files.version != str(settings["version"]):
        raise PluginError(
            f"mkdocs.yml: extra.pyodide.version is {settings['version']}, "
            f"but Pyodide {files.version} is installed."
        )
    config.extra["runtime"] = described(files, list(settings["origins"]))
    return config


def on_post_build(config: MkDocsConfig) -> None:
    """Write the files beside the pages."""
    publish(runtime_files(), Path(config.site_dir))
