"""Lists written inside one paragraph (需要：1、身份证；2、SIM卡；3、密码) put on lines of their own."""

from __future__ import annotations

import itertools
import re

from normalizer.model import Change, Line, Lines, Result
from normalizer.steps.marks import number_of

_KINDS = (
    (3, re.compile(r"(?<![（(A-Za-z0-9])()([①-⑳])[、.]?\s*")),
    (2, re.compile(r"(?<![（(\w])()([①-⑳])[、.]?\s*")),
    (2, re.compile(r"(?:^|(?<=[：:；;。，,、\s]))()[(（](\d{1,2})[)）]\s*")),
    (3, re.compile(r"(?:^|(?<=[：:；;。，,\s]))()(\d{1,2})[、．.)）](?!\d)\s*")),
)
_MAY_HOLD_MARK = re.compile("[0-9①-⑳]")
_LATER_SENTENCE = re.compile(r" +(?=[^ ]*[，。])")
_ENDED = re.compile("[。；;，,]$")


def inline_lists(lines: Lines) -> Result:
    """Put each item of a list inside a paragraph on a line of its own: marks 1, 2, 3 … in order."""
    kept: list[Line] = []
    changes: list[Change] = []
    for line in lines:
        parts = _parts(line.text)
        if len(parts) == 1:
            kept.append(line)
        else:
            kept.extend(Line(line.number, part) for part in parts)
            reason = "a list inside a paragraph"
            after = "\n".join(parts)
            changes.append(
                Change(line.number, "inline_lists", "inline", "repaired", line.text, after, reason)
            )
    return kept, changes


def _parts(text: str) -> list[str]:
    if text.startswith(("#", "|")) or not _MAY_HOLD_MARK.search(text):
        return [text]
    for least, pattern in _KINDS:
        marks = list(pattern.finditer(text))
        run = _first_run(marks)
        if len(run) >= least:
            return _split(text, run)
    return [text]


def _first_run(marks: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the marks 1, 2, 3 … up to the first that is out of order."""
    run: list[re.Match[str]] = []
    for mark in marks:
        if number_of(mark[2]) == len(run) + 1:
            run.append(mark)
        elif run:
            break
    return run


def _split(text: str, run: list[re.Match[str]]) -> list[str]:
    edges = [match.start() for match in run] + [len(text)]
    items = [text[start:end].strip() for start, end in itertools.pairwise(edges)]
    # What follows the last item's sentence is a paragraph again, unless items hold sentences themselves.
    tail = ""
    stop = items[-1].find("。")
    spaced = text[edges[1] - 1] == " " and not any(_ENDED.search(item) for item in items[:-1])
    if not spaced and stop >= 0 and not any("。" in item for item in items[:-1]):
        items[-1], tail = items[-1][: stop + 1], items[-1][stop + 1 :].strip()
    elif (
        spaced and not any(" " in item for item in items[:-1]) and (gap := _LATER_SENTENCE.search(items[-1]))
    ):
        # Items parted by blanks alone: the sentence after the last one is no part of it.
        items[-1], tail = items[-1][: gap.start()], items[-1][gap.end() :]
    return [part for part in (text[: edges[0]].strip(), *items, tail) if part]
