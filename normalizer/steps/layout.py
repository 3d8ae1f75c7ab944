"""The blank lines CommonMark wants: one between blocks, none inside a tight list or a table."""

from __future__ import annotations

import re

from normalizer.model import Line, Lines, Result

_ITEM = re.compile(r" *(?:\d{1,3}\.|-) ")


def layout(lines: Lines) -> Result:
    """Put one empty line between blocks; nothing else changes, so nothing is reported."""
    kept: list[Line] = []
    before = ""
    for line in lines:
        text = line.text.rstrip()
        if not text:
            continue
        if kept and not _joined(before, text):
            kept.append(Line(line.number, ""))
        kept.append(Line(line.number, text))
        before = text
    return kept, []


def _joined(before: str, text: str) -> bool:
    if before.startswith("|") and text.startswith("|"):
        return True
    first, second = _ITEM.match(before), _ITEM.match(text)
    if not first or not second:
        return False
    same_kind = before.lstrip()[0].isdigit() == text.lstrip()[0].isdigit()
    deeper = len(before) - len(before.lstrip()) != len(text) - len(text.lstrip())
    return same_kind or deeper
