"""Sentences that were wrapped: a line that ends in a comma, or in no mark at all, goes on in the next."""

from __future__ import annotations

import re

from normalizer.model import Change, Line, Lines, Result
from normalizer.steps.marks import mark_of
from normalizer.text import FULL_STOP, SENTENCE_END

_OPEN_END = re.compile("[，、]$")
LONGEST_SENTENCE = 2_000
"""Characters; nothing longer is one sentence on several lines."""
_JOINING = re.compile("以及|及其|或者|并且|和(?=[^，。]{1,12}[，。])|及(?=[^，。]{1,12}[，。])")
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
    # A line break inside a sentence: the next line takes it up with a word that begins none.
    taken_up = bool(_JOINING.match(following)) and not SENTENCE_END.search(text) and bool(text)
    return bool(_OPEN_END.search(text)) or cut_off or taken_up
