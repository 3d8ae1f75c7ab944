"""Stray blanks: none between Chinese characters and letters or digits, none inside a Chinese sentence."""

from __future__ import annotations

import re

from normalizer.model import Change, Line, Lines, Result
from normalizer.text import HAN

_MARK = re.compile(r"\s*(?:#{1,6} |[-*+] (?:\[[ xX]\] )?|\d{1,3}[.)] |> |\|)")
_MIXED = re.compile(rf"(?<=[{HAN}]) +(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%℃]) +(?=[{HAN}])")
_LETTER_SPACED = re.compile(rf"(?<![{HAN}])[{HAN}](?: [{HAN}])+(?![{HAN}])")
_INSIDE_SENTENCE = re.compile(rf"(?<=[{HAN}]) (?=[{HAN}])")


def spacing(lines: Lines) -> Result:
    """Remove stray blanks. Two blanks or a tab between Chinese words stay: they may part table cells."""
    kept: list[Line] = []
    changes: list[Change] = []
    for line in lines:
        text = line.text
        if " " in text.strip():
            mark = _MARK.match(text)
            start = mark.end() if mark else 0
            text = text[:start] + closed(text[start:])
        kept.append(Line(line.number, text))
        if text != line.text:
            changes.append(
                Change(line.number, "spacing", "stray_blank", "repaired", line.text, text, "stray blanks")
            )
    return kept, changes


def closed(text: str) -> str:
    """Return the text without its stray blanks."""
    if "|" not in text:
        text = _MIXED.sub("", text)
    text = _LETTER_SPACED.sub(
        lambda match: match[0].replace(" ", "") if match[0].count(" ") > 1 else match[0], text
    )
    if "。" in text or "，" in text:
        text = _INSIDE_SENTENCE.sub("", text)
    return text
