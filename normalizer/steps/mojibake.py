"""Text decoded in the wrong encoding as a whole: the bytes are all there, so the way back is exact."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from normalizer.steps.by_line import mended
from normalizer.text import HAN_CHARACTER

if TYPE_CHECKING:
    from normalizer.model import Lines, Result

LEAST_COMMONNESS = 0.8
"""Chinese prose has well over nine common characters in ten; misread bytes have about half."""
_NOT_ASCII_RUN = re.compile(r"[^\x00-\x7f]{2,}(?:[ -~]{0,2}[^\x00-\x7f]+)*")


class Misreading(NamedTuple):
    """Bytes in `written` that somebody decoded as `read_as`."""

    written: str
    read_as: str


MISREADINGS = (
    Misreading("utf-8", "gb18030"),
    Misreading("utf-8", "cp1252"),
    Misreading("utf-8", "latin-1"),
    Misreading("gb18030", "cp1252"),
    Misreading("gb18030", "latin-1"),
)


def mojibake(lines: Lines) -> Result:
    """Undo a wrong decoding where encoding the text back and decoding it rightly gives common Chinese.

    Where the bytes are gone for good (U+FFFD, 锟斤拷) the line stays and is left to the editor.
    """
    reason = "decoded in the wrong encoding"
    return mended(lines, read_rightly, step="mojibake", rule="misread", reason=reason)


def read_rightly(text: str) -> str:
    """Return a line with its misread runs decoded again, where that gives common Chinese."""
    if text.isascii() or commonness(text) >= LEAST_COMMONNESS:
        return text
    return _NOT_ASCII_RUN.sub(lambda match: _reread(match[0]), text)


def commonness(text: str) -> float:
    """Return the share (0 to 1) of the non-ASCII letters of a text that are everyday Chinese characters.

    GB 2312 sorted its characters in 1980: level 1, lead bytes B0 to D7, holds the 3,755 common ones.
    Traditional characters are outside GB 2312 altogether; those within Big5 level 1 count as common.
    """
    letters = [character for character in text if not character.isascii() and character.isalpha()]
    if not letters:
        return 1.0
    return sum(map(is_common, letters)) / len(letters)


@cache
def is_common(character: str) -> bool:
    """Tell whether a character is an everyday Chinese character, simplified or Traditional."""
    if not HAN_CHARACTER.match(character):
        return False
    for encoding, first, last in (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6)):
        try:
            lead = character.encode(encoding)[0]
        except UnicodeEncodeError:
            continue
        if first <= lead <= last:
            return True
    return False


def _encoded(text: str, encoding: str) -> bytes:
    """Return the bytes; where GBK was read, the lone byte 80 became € (销 ends in it in UTF-8)."""
    if encoding != "gb18030":
        return text.encode(encoding)
    return b"\x80".join(part.encode(encoding) for part in text.split("€"))


def _reread(run: str) -> str:
    for misreading in MISREADINGS:
        try:
            # What was lost on the way is gone: the "?" keeps its place and becomes U+FFFD again.
            misread = _encoded(run.replace("\ufffd", "?"), misreading.read_as)
        except UnicodeEncodeError:
            continue
        text = re.sub(r"\ufffd+\?*", "\ufffd", misread.decode(misreading.written, errors="replace"))
        if text.count("\ufffd") * 5 > len(text):
            continue
        if HAN_CHARACTER.search(text) and commonness(text) > max(commonness(run), LEAST_COMMONNESS):
            return text
    return run
