"""Renders facts by the templates in theme/facts and the words in facts/wording.toml."""

from functools import cache
from typing import Any

from hooks import toml_files
from hooks.blocks import templates
from hooks.paths import ROOT


@cache
def words(lang: str) -> dict[str, Any]:
    """Return the words around the facts in a language."""
    words: dict[str, Any] = toml_files.read(ROOT / "facts" / "wording.toml")[lang]
    return words


def render(template: str, lang: str, **data: object) -> str:
    """Return the HTML of a template in theme/facts; it sees the data, `lang` and the words as `t`."""
    return templates.render("facts", template, lang=lang, t=words(lang), **data)
