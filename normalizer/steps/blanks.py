"""Blanks and invisible characters: everything a reader cannot see but a rule would stumble over."""

from __future__ import annotations

import re
import unicodedata

from normalizer.model import ARTICLE_BREAK, Change, Line, Lines, Result
from normalizer.text import HAN_CHARACTER

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe0e\ufe0f]"
)
_WIDE_BLANK = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_WIDE_INDENT = "\u3000\u00a0\u2002\u2003"
_FULL_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ＋－＠＃％＆＝＿／．]")
LONGEST_RUN = 40
"""Blanks in a row. Two part the cells of a table, some indent; more say nothing and make searches slow."""
_LONG_RUN = re.compile(f" {{{LONGEST_RUN},}}")
_WIDE_TIME = re.compile(r"(?<![\d.])((?:[01]?\d|2[0-4]))：([0-5]\d)(?![\d.%个天分元小日年月岁次张种步工])")
"""8：30 is a time; 2：30分钟 is an option and its length."""
_WRITTEN_BLANK = re.compile(r"\\u(?:3000|00a0|200b|200[0-9]|feff)|\\xa0|&#12288;", re.IGNORECASE)
"""A blank that a scraper wrote out as its escape."""
_KEYCAP = re.compile("^(\\s*[0-9])\\u20e3\\s*")
_KEYCAP_INSIDE = "\u20e3"


def blanks(lines: Lines) -> Result:
    """Drop invisible characters, make every blank a plain one, full-width letters and digits half-width.

    Tabs stay (they part table cells), and so does indentation, unless most paragraphs are indented, which
    is a way to set type and no structure. Runs of empty lines become one.
    """
    texts = [_plain(line.text) for line in lines]
    if _indents_paragraphs(texts):
        texts = [text.lstrip(" \t") for text in texts]
    kept: list[Line] = []
    changes: list[Change] = []
    for line, text in zip(lines, texts, strict=True):
        if text != line.text and text.replace(" ", "") != line.text.strip().replace(" ", ""):
            changes.append(_change(line, text))
        if text or (kept and kept[-1].text):
            kept.append(Line(line.number, text))
    return kept, changes


def _plain(text: str) -> str:
    if text == ARTICLE_BREAK:
        return ""
    if "\\" in text:
        text = _WRITTEN_BLANK.sub("\u3000", text)
    # Wide blanks at the start of a line indent a paragraph; inside it they are blanks.
    text = _WIDE_BLANK.sub(" ", text.lstrip(_WIDE_INDENT))
    text = _INVISIBLE.sub("", text)
    text = _LONG_RUN.sub(" " * LONGEST_RUN, text)
    text = _KEYCAP.sub(r"\1. ", text).replace(_KEYCAP_INSIDE, "")
    text = _FULL_WIDTH.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    text = _WIDE_TIME.sub(r"\1:\2", text)
    # Letters with a separate tone or accent mark become one character: ǎ, not a + ˇ.
    return (
        unicodedata.normalize("NFC", text).rstrip()
        if not unicodedata.is_normalized("NFC", text)
        else text.rstrip()
    )


def _indents_paragraphs(texts: list[str]) -> bool:
    if len({len(text) - len(text.lstrip(" \t")) for text in texts if text} - {0}) > 1:
        return False
    paragraphs = [text for text in texts if HAN_CHARACTER.match(text.lstrip(" \t"))]
    indented = sum(text[0] in " \t" for text in paragraphs)
    return indented * 2 > len(paragraphs)


def _change(line: Line, text: str) -> Change:
    return Change(
        line.number,
        "blanks",
        "invisible",
        "repaired",
        line.text,
        text,
        "invisible or full-width characters made plain",
    )
