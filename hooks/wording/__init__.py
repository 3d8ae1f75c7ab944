"""The words of the pages: wording.<lang>.toml for templates, site.<lang>.toml for frame and drawings."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@cache
def wording(lang: str) -> dict[str, Any]:
    """Return the words of the pages in `lang`, `zh` or `en`, by section and key."""
    return tomllib.loads((FOLDER / f"wording.{lang}.toml").read_text(encoding="utf-8"))


@cache
def frame_wording(lang: str) -> dict[str, Any]:
    """Return the words of site.<lang>.toml: the frame of every page, and what the build draws."""
    return tomllib.loads((FOLDER / f"site.{lang}.toml").read_text(encoding="utf-8"))
