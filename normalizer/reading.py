"""Bytes of a scraped file to text: find the encoding, and refuse in one sentence what is no article."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from normalizer.steps.mojibake import commonness, read_rightly
from normalizer.steps.page import is_page, visible_text
from normalizer.text import HAN, HAN_CHARACTER

SAMPLE_BYTES = 65_536
"""Enough to tell encodings apart; detection must not grow with the file."""

LONGEST_LINE = 200_000
"""Characters. No article has a line near this; a minified page or a data dump has."""

DAMAGED_SHARE = 0.02
"""Above this share of undecodable bytes a file is taken for something else than text in that encoding."""

LEAST_COMMONNESS = 0.7
"""Share of everyday characters below which Chinese text is none: it was decoded wrongly."""
_LEAST_LETTERS = 20
_LEGACY = ("gb18030", "big5hkscs")

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
    _refuse_misread(text)
    return Text(text, encoding)


def _decode(data: bytes) -> tuple[str, str]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, errors="replace").removeprefix("\ufeff"), encoding
    if encoding := _utf_16_without_mark(data):
        return data.decode(encoding, errors="replace"), encoding
    _refuse_binary(data)
    data = data.replace(b"\0", b"")
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
    sample_bytes = data[:SAMPLE_BYTES]
    stray = sample_bytes.count(b"\0")
    if not stray or (stray <= DAMAGED_SHARE * len(sample_bytes) and _is_utf_8(sample_bytes)):
        return ""
    for encoding in ("utf-16-le", "utf-16-be"):
        sample = data[:SAMPLE_BYTES].decode(encoding, errors="replace")
        if len(_OF_AN_ARTICLE.findall(sample)) > (1 - DAMAGED_SHARE) * len(sample):
            return encoding
    return ""


def _is_utf_8(sample: bytes) -> bool:
    """Tell whether bytes are UTF-8 but for some NULs; a character may be cut off at the end."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(sample.replace(b"\0", b""))
    except UnicodeDecodeError:
        return False
    return True


def _refuse_binary(data: bytes) -> None:
    sample = data[:SAMPLE_BYTES]
    control = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    if control > max(1, len(sample) * DAMAGED_SHARE):
        raise UnreadableError("the file is binary, not text; an article in plain text was expected.")


def _likeliest_legacy_encoding(data: bytes) -> str:
    """Return the encoding in which the text has more everyday characters and fewer that cannot be."""
    sample = data[:SAMPLE_BYTES]
    if len(data) > SAMPLE_BYTES:
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    decoded = {encoding: sample.decode(encoding, errors="replace") for encoding in _LEGACY}
    return max(
        _LEGACY, key=lambda name: commonness(decoded[name]) - decoded[name].count("\ufffd") / len(sample)
    )


def _refuse_misread(text: str) -> None:
    """Refuse Chinese text that was decoded in the wrong encoding and cannot be put right."""
    sample = text[:SAMPLE_BYTES]
    letters = [character for character in sample if not character.isascii() and character.isalpha()]
    if len(letters) < _LEAST_LETTERS or len(HAN_CHARACTER.findall(sample)) * 2 < len(letters):
        return
    if commonness(sample) < LEAST_COMMONNESS > commonness("\n".join(map(read_rightly, sample.split("\n")))):
        raise UnreadableError(
            "the text was decoded in the wrong encoding and bytes are lost; save the article anew, as UTF-8."
        )


def _refuse_endless_lines(text: str) -> None:
    if len(text) <= LONGEST_LINE:
        return
    if is_page(text):
        # Head, scripts and styles are no lines of the article, and a page may have no line breaks at all.
        text = visible_text(text)
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_LINE:
            raise UnreadableError(
                f"line {number} is {len(line):,} characters long; an article has lines of at most "
                f"{LONGEST_LINE:,}. Is this a web page or a data file in one line?"
            )
