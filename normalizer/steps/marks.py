"""The marks that begin a list item or a heading, in all the ways Chinese sites write them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

BULLET = "bullet"
CAPITAL = "capital"
SMALL = "small"
SMALL_IN_BRACKETS = "(small)"
NUMBERED = ("n、", "n.", "n)", "(n)", "n.n", "circled", "step")
NUMERALS = "一二三四五六七八九十"
_CN = f"[{NUMERALS}]{{1,3}}"
_ORDERED = (
    ("n、", re.compile(r"(\d{1,3}) ?、 ?(?!\d)")),
    (
        "n.n",
        re.compile(
            r"\d{1,2}\.(\d{1,2})(?:[、.]\s*|\s+|(?![元个天倍万亿折分米公毫小工年月日周号点%]))(?=[\u4e00-\u9fff“《A-Za-z])"
        ),
    ),
    ("n.", re.compile(r"(\d{1,3})[.．](?:\s+|(?=[^\d\s.]))")),
    ("n)", re.compile(r"(\d{1,3})[)）] ?[、.]?\s*")),
    ("(n)", re.compile(r"[(（] ?(\d{1,3}) ?[)）] ?[、.]?\s*")),
    ("circled", re.compile(r"([①-⑳❶-❿➀-➓⓵-⓾]) ?[、.．:：]?\s*")),
    ("(n)", re.compile(r"([⑴-⒇])\s*")),
    ("n.", re.compile(r"([⒈-⒛])\s*")),
    (
        "step",
        re.compile(
            rf"(?:[【\[]?第({_CN}|\d{{1,2}})步[】\]]?|[【\[]?步骤 ?({_CN}|\d{{1,2}})[】\]]?"
            r"|(?:Step|STEP|step) ?(\d{1,2}))"
            r"(?:[：:、.，, |丨]\s*|(?=$)|(?<=[\d】\]])(?=[\u4e00-\u9fff]))"
        ),
    ),
    ("di", re.compile(rf"第({_CN})[，,、：:]\s*")),
    ("(cn)", re.compile(rf"[(（]({_CN})[)）] ?[、.]?\s*")),
    ("cn、", re.compile(rf"({_CN}) ?[、．.] ?")),
    (SMALL_IN_BRACKETS, re.compile(r"[(（]([a-h])[)）]\s*")),
    (CAPITAL, re.compile(r"([A-H])[、．)）] ?|([A-H])\. ?(?=[\u4e00-\u9fff\s])")),
    (SMALL, re.compile(r"([a-h])[、．)）] ?|([a-h])\. ?(?=[\u4e00-\u9fff\s])")),
)
# Most lines begin with an ordinary character, and need not be tried for every mark.
_NO_MARK = re.compile(rf"[^\W0-9A-Ha-hSs{NUMERALS}第步\u2460-\u27bf]|$")
_BULLET = re.compile(
    r"(?:[•●○◆◇■□▪▫►▶▷➤➢➜★☆※✓✔✅☑√👉🔹🔸🔷🔶🔴🟢🔵🟡⭐✨➔☞➡◎❖▌▎✦]\s*"
    r"|[⚠❗📌]\s*(?!.*[。⚠❗📌]$)"  # before a sentence or round a word they set it off: no item
    r"|·\s*|[-*+–]\s+(?:\[[ xX]\]\s+)?|[-–](?=[\u4e00-\u9fff“《]))"
)


class Mark(NamedTuple):
    """A mark at the start of a line: its indentation, kind, number (0 for a bullet) and the text after it."""

    indent: int
    style: str
    number: int
    text: str


@lru_cache(maxsize=2048)
def mark_of(text: str) -> Mark | None:
    """Return the mark a line begins with, or None. Dates, decimals and bold text are no marks."""
    stripped = text.lstrip(" ")
    if _NO_MARK.match(stripped):
        return None
    indent = len(text) - len(stripped)
    for style, pattern in _ORDERED:
        if match := pattern.match(stripped):
            digits = next(group for group in match.groups() if group)
            rest = stripped[match.end() :].strip()
            return Mark(indent, style, number_of(digits), rest) if rest else None
    if match := _BULLET.match(stripped):
        rest = stripped[match.end() :].strip()
        return Mark(indent, BULLET, 0, rest) if rest else None
    return None


def number_of(digits: str) -> int:
    """Return the number that digits, a circled digit, a letter or a Chinese numeral up to 99 writes."""
    if digits.isascii() and digits.isalpha():
        return ord(digits.lower()) - ord("a") + 1
    if not set(digits) <= set(NUMERALS):
        return int(unicodedata.numeric(digits)) if len(digits) == 1 else int(digits)
    tens, ten, units = digits.rpartition("十")
    value = NUMERALS.index(units) + 1 if units else 0
    if ten:
        value += 10 * (NUMERALS.index(tens) + 1 if tens else 1)
    return value
