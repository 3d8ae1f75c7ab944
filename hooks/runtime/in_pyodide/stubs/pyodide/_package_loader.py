"""In place of the real module: the places Pyodide's loader asks for. The site loads no package by it."""

import sys

# Unused, but Pyodide counts on meeting it at this place when it puts a snapshot into service.
from pyodide_js import loadedPackages  # type: ignore[import-not-found]  # noqa: F401


class _Place:
    def __init__(self, name: str) -> None:
        self.name = name

    def __str__(self) -> str:
        return f"/lib/python{sys.version_info.major}.{sys.version_info.minor}/{self.name}"


SITE_PACKAGES = _Place("site-packages")
DSO_DIR = _Place("lib-dynload")


def init_loaded_packages() -> None: ...
