"""Reads the wording of the frame around every page: `theme/site.zh.toml` and `theme/site.en.toml`."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

THEME = Path(__file__).resolve().parent.parent / "theme"


@cache
def read(lang: str) -> dict[str, Any]:
    """Return the frame's wording in `lang` (`zh` or `en`), as the tables of its file."""
    return tomllib.loads((THEME / f"site.{lang}.toml").read_text("utf-8"))
