"""The loop of the steps that mend each line by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from normalizer.model import Change, Line, Lines, Result
from normalizer.text import difference

if TYPE_CHECKING:
    from collections.abc import Callable


def mended(lines: Lines, mend: Callable[[str], str], *, step: str, rule: str, reason: str) -> Result:
    """Return the lines as `mend` writes each of them, and a `repaired` change for each that it changed.

    Where characters were exchanged one for one, a change holds just those, in order.
    """
    kept: list[Line] = []
    changes: list[Change] = []
    for line in lines:
        text = mend(line.text)
        if text == line.text:
            kept.append(line)
            continue
        kept.append(Line(line.number, text))
        before, after = difference(line.text, text)
        changes.append(Change(line.number, step, rule, "repaired", before, after, reason))
    return kept, changes
