"""The words of noise, read from `vocabulary.toml` and compiled when a step first asks for them."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("vocabulary.toml")
_SHORTHANDS = {"<c>": "[^，。！？；：,!?;\n]{0,60}", "<s>": "[^。！？!?\n]{0,400}"}
"""Bounded, so that a line without punctuation cannot make an expression with several of them slow."""
_CLAUSE_START = (
    r"(?:^|(?<=[，。！？；：、…~～”」（(）)\s>*\-\u2600-\u27bf\U0001f300-\U0001faff])|(?<=\d[.)]))"
)
_CONNECTIVE = "(?:或者?|也可以?|同时|另外|此外|并且?|而且|还可以|还|且|(?:最后|总之)，?)?"
"""A clause that goes takes the word with it that joined it to the one before."""
_CLAUSE_END = r"(?=[，。！？；：,!?;~…”」）)\s\u2600-\u27bf\U0001f300-\U0001faff]|$)"


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def _expanded(pattern: str) -> str:
    for shorthand, expression in _SHORTHANDS.items():
        pattern = pattern.replace(shorthand, expression)
    return pattern


def reason(section: str, name: str) -> str:
    """Return why the rule removes what it finds, for the report."""
    return str(_tables()[section][name]["reason"])


@cache
def words(section: str, key: str) -> str:
    """Return one expression of a section as it stands, for building a larger one."""
    return _expanded(_tables()[section][key])


@cache
def expression(section: str, key: str) -> re.Pattern[str]:
    """Return one expression of a section, compiled."""
    return re.compile(words(section, key))


@cache
def clauses(name: str) -> re.Pattern[str]:
    """Return the expression that finds any noise clause of that name, from its start to its end."""
    patterns = "|".join(map(_expanded, _tables()["clauses"][name]["patterns"]))
    return re.compile(f"{_CLAUSE_START}{_CONNECTIVE}(?:{patterns}){_CLAUSE_END}")


@cache
def inline(name: str) -> re.Pattern[str]:
    """Return the expression that finds where text of that name begins inside a paragraph."""
    patterns = "|".join(map(_expanded, _tables()["clauses"][name]["patterns"]))
    return re.compile(f"{_CLAUSE_START}(?:{patterns})")


@cache
def starts(section: str, name: str) -> re.Pattern[str]:
    """Return the expression that the start of a line of that kind matches."""
    patterns = "|".join(map(_expanded, _tables()[section][name]["patterns"]))
    return re.compile(rf"\s*(?:{patterns})")


@cache
def whole_lines(section: str, name: str) -> re.Pattern[str]:
    """Return the expression that a whole line of that kind matches, list mark and blanks apart."""
    patterns = "|".join(map(_expanded, _tables()[section][name]["patterns"]))
    return re.compile(rf"\s*(?:{patterns})\s*")
