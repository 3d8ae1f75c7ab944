"""The words of the pages: wording.<lang>.toml for templates, site.<lang>.toml for frame and drawings."""

from functools import cache
from pathlib import Path

from hooks import toml_files
from hooks.toml_files import Table

FOLDER = Path(__file__).parent
STEMS = ("wording", "site")


@cache
def wording(lang: str) -> Table:
    """Return the words of the pages in `lang`, `zh` or `en`, by section and key; raises PluginError."""
    return toml_files.read(FOLDER / f"wording.{lang}.toml")


@cache
def frame_wording(lang: str) -> Table:
    """Return the words of the frame of every page, and of what the build draws; raises PluginError."""
    return toml_files.read(FOLDER / f"site.{lang}.toml")
