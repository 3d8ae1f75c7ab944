"""Bytes of a scraped file to text: find the encoding, and refuse in one sentence what is no article."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from normalizer.text import HAN

SAMPLE_BYTES = 65_536
"""Enough to tell encodings apart; detection must not grow with the file."""

LONGEST_LINE = 200_000
"""Characters. No article has a line near this; a minified page or a data dump has."""

DAMAGED_SHARE = 0.02
"""Above this share of undecodable bytes a file is taken for something else than text in that encoding."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LINE_ENDS = re.compile("\r\n?|\u2028|\u2029|\x0b")
_OF_AN_ARTICLE = re.compile(rf"[\t\r\n -~\u2000-\u22ff\u3000-\u303f\uff00-\uffef{HAN}]")
_CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\r\f\x0b\x1b"))


class UnreadableError(ValueError):
    """The input cannot be an article; the message is a sentence for the person who gave it."""


class Text(NamedTuple):
    r"""The decoded text, its line ends made `\\n`, and the encoding it was found in."""

    text: str
    encoding: str


def read(data: bytes) -> Text:
    """Decode a scraped file: UTF-8, UTF-16, UTF-32 with a BOM, GBK/GB18030 or Big5.

    Bytes that do not decode become U+FFFD where the rest is plainly text; a later step repairs or reports
    them. Raises UnreadableError for an empty or binary file and for a line no article has.
    """
    if not data.strip(b" \t\r\n\0"):
        raise UnreadableError("the file is empty; an article was expected.")
    text, encoding = _decode(data)
    text = _LINE_ENDS.sub("\n", text)
    if not text.strip():
        raise UnreadableError("the file holds nothing but blanks; an article was expected.")
    _refuse_endless_lines(text)
    return Text(text, encoding)


def _decode(data: bytes) -> tuple[str, str]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, errors="replace").removeprefix("\ufeff"), encoding
    if encoding := _utf_16_without_mark(data):
        return data.decode(encoding, errors="replace"), encoding
    _refuse_binary(data)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    for encoding in ("utf-8", _likeliest_legacy_encoding(data)):
        text = data.decode(encoding, errors="replace")
        if text.count("\ufffd") <= max(1, len(text) * DAMAGED_SHARE):
            return text, encoding
    raise UnreadableError("the file is not text in UTF-8, GBK/GB18030 or Big5; save it in one of these.")


def _utf_16_without_mark(data: bytes) -> str:
    """Return the byte order in which nearly all characters are Chinese or plain ASCII, or nothing."""
    if b"\0" not in data[:SAMPLE_BYTES]:
        return ""
    for encoding in ("utf-16-le", "utf-16-be"):
        sample = data[:SAMPLE_BYTES].decode(encoding, errors="replace")
        if len(_OF_AN_ARTICLE.findall(sample)) > (1 - DAMAGED_SHARE) * len(sample):
            return encoding
    return ""


def _refuse_binary(data: bytes) -> None:
    sample = data[:SAMPLE_BYTES]
    control = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    if b"\0" in sample or control > len(sample) * DAMAGED_SHARE:
        raise UnreadableError("the file is binary, not text; an article in plain text was expected.")


def _likeliest_legacy_encoding(data: bytes) -> str:
    # Imported here: most files are UTF-8 and need no detection.
    from charset_normalizer import from_bytes

    sample = data[:SAMPLE_BYTES]
    if len(data) > SAMPLE_BYTES:
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    best = from_bytes(sample, cp_isolation=["gb18030", "big5"]).best()
    return best.encoding if best else "gb18030"


def _refuse_endless_lines(text: str) -> None:
    if len(text) <= LONGEST_LINE:
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_LINE:
            raise UnreadableError(
                f"line {number} is {len(line):,} characters long; an article has lines of at most "
                f"{LONGEST_LINE:,}. Is this a web page or a data file in one line?"
            )
