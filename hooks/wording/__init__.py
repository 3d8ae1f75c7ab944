"""Gives every template the words of its language as `t`, out of wording.<lang>.toml."""

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig

FOLDER = Path(__file__).parent


@cache
def wording(lang: str) -> dict[str, Any]:
    """Return the words of the pages in `lang`, `zh` or `en`, by section and key."""
    return tomllib.loads((FOLDER / f"wording.{lang}.toml").read_text(encoding="utf-8"))


@cache
def frame_wording(lang: str) -> dict[str, Any]:
    """Return the words of site.<lang>.toml: the frame of every page, and what the build draws."""
    return tomllib.loads((FOLDER / f"site.{lang}.toml").read_text(encoding="utf-8"))


def on_env(env: "Environment", /, *, config: "MkDocsConfig", **_: object) -> "Environment":
    """Put the words of the language being built into the templates' globals."""
    env.globals["t"] = wording(str(config.theme["language"]))
    return env
