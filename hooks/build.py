"""The state of the build that is under way: one object for both languages."""

from dataclasses import dataclass
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from hooks import settings
from hooks.runtime import published
from hooks.runtime.runtime_files import RuntimeFiles
from hooks.settings import Settings


@dataclass(frozen=True)
class Build:
    """What one build works with; `python` is what the pages are told of the files for the live calculator."""

    settings: Settings
    runtime: RuntimeFiles
    python: dict[str, Any]


_under_way: list[Build] = []


def begin(config: MkDocsConfig) -> Build:
    """Begin a build of all languages and return it; raises PluginError if Pyodide's files cannot be had."""
    known = settings.read(config)
    runtime = published.make(known.pyodide, known.engine)
    _under_way[:] = [Build(known, runtime, published.described(runtime, known.origins))]
    return current()


def current() -> Build:
    """Return the build that was begun last."""
    return _under_way[0]
