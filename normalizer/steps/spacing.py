"""Stray blanks: none between Chinese characters and letters or digits, none inside a Chinese sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from normalizer.steps.by_line import mended
from normalizer.text import HAN

if TYPE_CHECKING:
    from normalizer.model import Lines, Result

_MARK = re.compile(
    r"\s*(?:#{1,6} |[-*+] (?:\[[ xX]\] )?|\d{1,3}[.)] |> |\|"
    r"|(?:《[^》]{2,20}》)?第[一二三四五六七八九十百零\d]{1,5}条(?:之.)? (?=\S))"
)
"""Marks at the start of a line, and the number of an article of law: a blank belongs behind them."""
_VALUES = re.compile(rf"(?<!\S)(?:[$¥]?\d[\d.,]*[{HAN}%]{{0,3}} +)+[$¥]?\d[\d.,]*[{HAN}%]{{0,3}}(?!\S)")
"""Values side by side (24元 12元): cells, and no sentence."""
_MIXED = re.compile(rf"(?<=[{HAN}]) +(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%℃]) +(?=[{HAN}])")
_LETTER_SPACED = re.compile(rf"(?<![{HAN}])[{HAN}](?: [{HAN}])+(?![{HAN}])")
_INSIDE_SENTENCE = re.compile(rf"(?<=[{HAN}]) (?=[{HAN}])")


def spacing(lines: Lines) -> Result:
    """Remove stray blanks. Two blanks or a tab between Chinese words stay: they may part table cells."""
    return mended(lines, _spaced, step="spacing", rule="stray_blank", reason="stray blanks")


def _spaced(text: str) -> str:
    if " " not in text.strip():
        return text
    mark = _MARK.match(text)
    start = mark.end() if mark else 0
    return text[:start] + closed(text[start:])


def closed(text: str) -> str:
    """Return the text without its stray blanks."""
    text = _LETTER_SPACED.sub(
        lambda match: match[0].replace(" ", "") if match[0].count(" ") > 1 else match[0], text
    )
    if "。" in text or "，" in text:
        text = _INSIDE_SENTENCE.sub("", text)
    # Where blanks part Chinese words they stand for commas, before a number too.
    if _VALUES.fullmatch(text.strip()):
        return text
    return text if "|" in text or _INSIDE_SENTENCE.search(text) else _MIXED.sub("", text)
