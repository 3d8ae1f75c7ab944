"""Renders facts by the templates in theme/facts and the words in facts/wording.toml."""

from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from hooks import toml_files
from hooks.paths import ROOT, THEME


@cache
def words(lang: str) -> dict[str, Any]:
    """Return the words around the facts in a language."""
    words: dict[str, Any] = toml_files.read(ROOT / "facts" / "wording.toml")[lang]
    return words


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(THEME / "facts"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


def render(template: str, lang: str, **data: object) -> str:
    """Return the HTML of a template in theme/facts; it sees the data, `lang` and the words as `t`."""
    return _environment().get_template(template).render(lang=lang, t=words(lang), **data)
