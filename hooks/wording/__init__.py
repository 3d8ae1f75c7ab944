"""The words of the pages: wording.<lang>.toml for templates, site.<lang>.toml for frame and drawings."""

from functools import cache
from pathlib import Path

from mkdocs.exceptions import PluginError

from hooks import toml_files
from hooks.toml_files import Table

FOLDER = Path(__file__).parent
STEMS = ("wording", "site")
WRITINGS = ("chinese", "english")


@cache
def wording(lang: str) -> Table:
    """Return the words of the pages in one of the languages, by section and key; raises PluginError."""
    return toml_files.read(FOLDER / f"wording.{lang}.toml")


@cache
def frame_wording(lang: str) -> Table:
    """Return the words of the frame of every page, and of what the build draws; raises PluginError."""
    return toml_files.read(FOLDER / f"site.{lang}.toml")


def writing(lang: str) -> str:
    """Return how a language is written, `chinese` or `english`: the rules by which its pages are checked.

    Raises PluginError if its wording names another.
    """
    found = str(frame_wording(lang)["language"]["writing"])
    if found not in WRITINGS:
        raise PluginError(
            f"hooks/wording/site.{lang}.toml: language.writing is {found!r}; "
            f"it must be one of {', '.join(WRITINGS)}."
        )
    return found
