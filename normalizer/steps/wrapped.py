"""Sentences that were wrapped: a line that ends in a comma, or in no mark at all, goes on in the next."""

from __future__ import annotations

import re

from normalizer.model import Change, Line, Lines, Result
from normalizer.steps.marks import mark_of
from normalizer.text import FULL_STOP, SENTENCE_END

_OPEN_END = re.compile("[，、]$")
LONGEST_SENTENCE = 2_000
"""Characters; nothing longer is one sentence on several lines."""
_BLOCK = re.compile(r"\s*[#|>]")


def wrapped(lines: Lines) -> Result:
    """Join a line that is no whole sentence with the unmarked line right below it."""
    kept: list[Line] = []
    changes: list[Change] = []
    for line in lines:
        if kept and _goes_on(kept[-1].text, line.text):
            before = f"{kept[-1].text}\n{line.text}"
            joined = Line(kept[-1].number, kept[-1].text + line.text.strip())
            changes.append(
                Change(
                    line.number,
                    "wrapped",
                    "wrapped",
                    "repaired",
                    before,
                    joined.text,
                    "one sentence on two lines",
                )
            )
            kept[-1] = joined
        else:
            kept.append(line)
    return kept, changes


def _goes_on(text: str, following: str) -> bool:
    if (
        not following.strip()
        or len(text) > LONGEST_SENTENCE
        or _BLOCK.match(text)
        or _BLOCK.match(following)
        or mark_of(following)
    ):
        return False
    # A paragraph cut off in the middle: it has sentences, but no end, and the next line brings one.
    cut_off = "。" in text and not SENTENCE_END.search(text) and bool(FULL_STOP.search(following))
    return bool(_OPEN_END.search(text)) or cut_off
