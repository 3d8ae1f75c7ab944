"""Reads a fact file as text: its tables, the lines on which they stand, its lists of texts."""

import re
import tomllib
from typing import Any


class FactsError(ValueError):
    """A fact file that cannot be used: the sentence names file, entry and what would be right."""


def tables(text: str, file: str) -> dict[str, Any]:
    """Return the tables of a file below facts/; raises FactsError naming file and line if it is no TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FactsError(f"facts/{file}: {error}.") from error


def line_of(text: str, start: str) -> int:
    """Return the number of the first line that begins like the pattern `start`; 1 if none does."""
    found = re.search(rf"^{start}", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def texts(value: Any, place: str, example: str, *, least: int = 0) -> tuple[str, ...]:
    """Return a list of at least `least` texts; raises FactsError, with the place, if it is something else."""
    is_list = isinstance(value, list) and all(isinstance(each, str) and each.strip() for each in value)
    if not is_list or len(value) < least:
        wanted = "a list of at least one text" if least else "a list of texts"
        raise FactsError(f"{place} should be {wanted}, for example {example}.")
    return tuple(value)
