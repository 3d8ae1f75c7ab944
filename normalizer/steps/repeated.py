"""Paragraphs that a page holds twice, one run right below the other."""

from __future__ import annotations

from normalizer.model import Change, Line, Lines, Result
from normalizer.text import han_count

LEAST_HAN = 20
"""Chinese characters of the shortest run: cells of a table and answers in a form may well be the same."""
LEAST_PAIRS = 3
"""Lines of the shortest text whose every line stands twice."""
LONGEST_RUN = 400
"""Lines with text; without a bound, each line of a long run would be compared to the end of the run."""


def repeated(lines: Lines) -> Result:
    """Remove a run of lines that stands right below itself, such as an article printed twice.

    The same sentence further down stays: it may be true of two parts of an article.
    """
    if _stands_twice(lines):
        return _each_once(lines)
    filled = [line.text.strip() for line in lines if line.text.strip()]
    kept: list[Line] = []
    changes: list[Change] = []
    kept_texts: list[str] = []
    last_place: dict[str, int] = {}
    place = left_to_drop = 0
    for line in lines:
        text = line.text.strip()
        if not text:
            kept.append(line)
            continue
        if not left_to_drop:
            length = len(kept_texts) - last_place.get(text, len(kept_texts))
            if 0 < length <= LONGEST_RUN and _repeats(kept_texts[-length:], filled[place : place + length]):
                left_to_drop = length
        place += 1
        if left_to_drop:
            left_to_drop -= 1
            why = "repeats what stands right above it"
            changes.append(Change(line.number, "repeated", "repeated", "removed", line.text, "", why))
        else:
            last_place[text] = len(kept_texts)
            kept_texts.append(text)
            kept.append(line)
    return kept, changes


def _stands_twice(lines: Lines) -> bool:
    """Tell whether every line with text stands below itself, as where a scraper read two copies at once."""
    filled = [line.text.strip() for line in lines if line.text.strip()]
    return len(filled) >= 2 * LEAST_PAIRS and filled[::2] == filled[1::2]


def _each_once(lines: Lines) -> Result:
    kept: list[Line] = []
    changes: list[Change] = []
    second = False
    for line in lines:
        if line.text.strip() and second:
            why = "every line of the text stands twice"
            changes.append(Change(line.number, "repeated", "twice", "removed", line.text, "", why))
        else:
            kept.append(line)
        second ^= bool(line.text.strip())
    return kept, changes


def _repeats(above: list[str], below: list[str]) -> bool:
    return above == below and sum(map(han_count, below)) >= LEAST_HAN
