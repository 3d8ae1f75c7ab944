"""Text shifted by a byte lost in GBK: every character after it is read one byte off until an ASCII letter.

In GBK 在注銷 is D4DA D7A2 E44E. Without the D4 the rest reads DAD7 (谧), A2E4 (no character, dropped) and
4E (`N`). Putting the byte back gives the text again. What was lost is one byte at the start (and, where a
pair was no character, two in the middle), so the candidates can be tried, and the one that the rest of the
document knows is taken. Without exactly one best candidate nothing is changed and an editor is told.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from normalizer.model import Change, Line, Lines, Result
from normalizer.steps.mojibake import commonness, is_common
from normalizer.steps.pinyin import readings, toneless
from normalizer.text import HAN, HAN_CHARACTER

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAD_BYTES = range(0x81, 0xFF)
TRAIL_BYTES = [byte for byte in range(0x40, 0xFF) if byte != 0x7F]
LONGEST_RUN = 12
"""Characters. A longer run of damage without one ASCII letter is left to the editor."""
CONTEXT_CHARACTERS = 1_000_000
"""How much of a document is counted to learn its pairs of characters; enough, and bounded."""

_TONED = "a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
# A reading without its opening bracket: the bracket became the trail byte of the lost lead byte.
_HALF_ANNOTATION = re.compile(
    rf"(?P<before>[{HAN}])[?？\ufffd] ?(?P<fake>[{_TONED}]{{1,6}})[)）]"
    rf"(?P<garbled>[{HAN}]{{0,{LONGEST_RUN}}})(?P<trail>[@-~])(?:[(（](?P<reading>[{_TONED}]{{1,6}})[)）])?"
)
_MARKED_RUN = re.compile(rf"[?\ufffd](?P<garbled>[^\x00-\x7f\ufffd。，、；：？！]{{1,{LONGEST_RUN}}})")
LONGEST_UNMARKED = 6
"""Characters. Without a mark for the lost byte the run must be short, for its start has to be guessed."""
_UNBALANCED = re.compile(rf"[?？\ufffd] ?[{_TONED}]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][{_TONED}]*[)）]")


def lost_byte(lines: Lines) -> Result:
    """Repair runs shifted by a lost byte where the bytes and the document agree; leave the rest, marked."""
    kept: list[Line] = []
    changes: list[Change] = []
    pairs: Counter[str] | None = None
    for line in lines:
        text = line.text
        if _looks_damaged(text):
            pairs = _pairs(lines) if pairs is None else pairs
            text = _mended(text, pairs)
            changes.extend(_account(line, text))
        kept.append(Line(line.number, text))
    return kept, changes


def _looks_damaged(text: str) -> bool:
    return not text.isascii() and (bool(_swallowers().search(text)) or _is_plainly_damaged(text))


def _is_plainly_damaged(text: str) -> bool:
    if "\ufffd" in text or "锟斤拷" in text or _UNBALANCED.search(text):
        return True
    return "?" in text and any(commonness(match["garbled"]) < 0.5 for match in _MARKED_RUN.finditer(text))


def _account(line: Line, text: str) -> list[Change]:
    changes = []
    if text != line.text:
        reason = "shifted by a byte lost in GBK; the bytes give the text back"
        changes.append(Change(line.number, "lost_byte", "shifted", "repaired", line.text, text, reason))
    if _is_plainly_damaged(text):
        reason = "damaged characters that the bytes alone do not give back"
        changes.append(Change(line.number, "lost_byte", "damaged", "left", text, text, reason))
    return changes


def _mended(text: str, pairs: Counter[str]) -> str:
    def annotated(match: re.Match[str]) -> str:
        after = match.string[match.end() : match.end() + 1]
        found = _best(_annotated_candidates(match), match["before"], after, pairs)
        return match["before"] + found if found else match[0]

    def marked(match: re.Match[str]) -> str:
        if commonness(match["garbled"]) >= 0.5:
            return match[0]
        before = match.string[max(0, match.start() - 1) : match.start()]
        after = match.string[match.end() : match.end() + 1]
        return _best(_marked_candidates(match["garbled"]), before, after, pairs) or match[0]

    return _without_marks(_MARKED_RUN.sub(marked, _HALF_ANNOTATION.sub(annotated, text)), pairs)


def _without_marks(text: str, pairs: Counter[str]) -> str:
    """Mend runs whose lost byte left no mark, from each character that may have swallowed a letter."""
    end = 0
    while match := _swallowers().search(text, end):
        end = match.end()
        for start in range(match.start(), max(-1, match.start() - LONGEST_UNMARKED), -1):
            if text[start].isascii():
                break
            before, after = text[max(0, start - 1) : start], text[end : end + 1]
            if found := _best(_marked_candidates(text[start:end]), before, after, pairs):
                text, end = text[:start] + found + text[end:], start + len(found)
                break
    return text


@cache
def _swallowers() -> re.Pattern[str]:
    """Return what finds a rare character with an ASCII letter for a trail byte: the end of a shifted run."""
    letters = [*range(ord("A"), ord("Z") + 1), *range(ord("a"), ord("z") + 1)]
    found = (_decoded(bytes([lead, trail])) for lead in LEAD_BYTES for trail in letters)
    return re.compile(
        "[" + "".join(character for character in found if character and not is_common(character)) + "]"
    )


def _annotated_candidates(match: re.Match[str]) -> Iterator[str]:
    shifted = match["garbled"].encode("gbk", errors="ignore") + match["trail"].encode("ascii")
    wanted = toneless(match["reading"]) if match["reading"] else None
    for lead in _leads_read(match["before"], toneless(match["fake"])):
        for stream in (shifted, *_with_dropped_pair(shifted)):
            text = _decoded(bytes([lead]) + stream)
            if text and (wanted is None or wanted in readings(text[-1])):
                yield text


def _leads_read(before: str, fake_reading: str) -> Iterator[int]:
    """Yield the lead bytes that, behind the trail byte of `before`, make a character of that reading."""
    trail = before.encode("gbk", errors="ignore")[-1:]
    for lead in LEAD_BYTES:
        if (fake := _decoded(trail + bytes([lead]))) and fake_reading in readings(fake):
            yield lead


def _with_dropped_pair(shifted: bytes) -> Iterator[bytes]:
    for position in range(0, len(shifted), 2):
        for pair in _unassigned_pairs():
            yield shifted[:position] + pair + shifted[position:]


@cache
def _unassigned_pairs() -> tuple[bytes, ...]:
    # Both bytes are halves of real characters, so both are in the range of lead bytes or trail bytes.
    pairs = (bytes([first, second]) for first in LEAD_BYTES for second in LEAD_BYTES)
    return tuple(pair for pair in pairs if not _decoded(pair))


def _marked_candidates(garbled: str) -> Iterator[str]:
    shifted = garbled.encode("gbk", errors="ignore")
    if len(shifted) != 2 * len(garbled):
        return
    if shifted[-1] < 0x80:  # an ASCII letter was swallowed as a trail byte: it ends the damage
        for lead in LEAD_BYTES:
            if text := _decoded(bytes([lead]) + shifted[:-1]):
                yield text + chr(shifted[-1])
        return
    for lead in LEAD_BYTES:
        for trail in TRAIL_BYTES:
            if text := _decoded(bytes([lead]) + shifted + bytes([trail])):
                yield text


def _decoded(data: bytes) -> str:
    try:
        return data.decode("gbk")
    except UnicodeDecodeError:
        return ""


def _best(candidates: Iterator[str], before: str, after: str, pairs: Counter[str]) -> str:
    """Return the one candidate of everyday characters whose every pair the document knows, or nothing."""
    scores: dict[str, int] = {}
    for text in candidates:
        if text in scores or not all(is_common(character) for character in text if not character.isascii()):
            continue
        context = "".join(character for character in before + text + after if HAN_CHARACTER.match(character))
        known = [pairs[first + second] for first, second in itertools.pairwise(context)]
        first, last = (bool(HAN_CHARACTER.match(beside)) for beside in (before, after))
        inside = known[first : len(known) - last] or known
        scores[text] = sum(known) if all(inside) else 0
    ranked = sorted(scores.items(), key=lambda item: -item[1])[:2]
    if not ranked or not ranked[0][1] or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return ""
    return ranked[0][0]


def _pairs(lines: Lines) -> Counter[str]:
    counted: Counter[str] = Counter()
    seen = 0
    for line in lines:
        counted.update(first + second for first, second in zip(line.text, line.text[1:], strict=False))
        seen += len(line.text)
        if seen > CONTEXT_CHARACTERS:
            break
    return counted
