"""Half-width punctuation in Chinese sentences made full-width; times, numbers, addresses and code stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from normalizer.steps.by_line import mended
from normalizer.text import HAN

if TYPE_CHECKING:
    from normalizer.model import Lines, Result

_HELD = "\ue000"
"""Stands for what is kept while the marks round it are widened."""
_WIDE = str.maketrans(
    {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", ".": "。", "(": "（", ")": "）"}
)
_CJK = rf"{HAN}“”‘’《》（）【】「」『』、。，；：？！…"
_KEPT = re.compile(
    r"`[^`]*`|\]\([^)\s]*\)|<[a-z]+:[^>\s]*>|(?:https?://|www\.)[!-~]*[A-Za-z0-9/=&_#-]|[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]+\.[A-Za-z0-9.-]+"
)
_BRACKETS = re.compile(r"\(([^()\n]{0,200})\)")
_MARKS = re.compile(
    rf"(?<=[{_CJK}])[ ]?[,:;?!]+"  # after Chinese
    rf"|(?<=[{_CJK}])\.(?=[ ]*[{HAN}“《（]|$)"
    rf"|(?<=[A-Za-z0-9）])\.$"  # the end of a Chinese sentence all the same
    rf"|(?<=[A-Za-z0-9%)\"'>`{_HELD}])[,;?!:](?=[ ]*[{HAN}“《（])"  # SIM,UIM stays, SIM卡,然后 does not
    rf"|(?<=[A-Za-z0-9%])[;?!](?=$)"
)
_LIST_MARK = re.compile(
    r" *(?:[-*+] +|\d{1,3}[.)] +|#{1,6} +|> +|\(\d{1,3}\)|\d{1,3}\)|[一二三四五六七八九十]{1,3}\.)"
)
# Curly quotes and dots are English as well.
_CHINESE = re.compile(f"[{HAN}《》（）【】「」『』、。，；：？！]")
_CLOSE_BLANKS = re.compile(
    r"(?<!\|) +(?=[，。；：？！、（）】》”])|(?<=[，。；：？！、（）【《“]) +(?=[^\s|])"
)
_QUOTES = re.compile(r'"([^"\n]{0,200})"')
_TABLE_RULE = re.compile(r"\|[ :|-]+\|$")


def punctuation(lines: Lines) -> Result:
    """Widen `, : ; ? ! ( )` beside Chinese characters, and a full stop between them.

    Left alone: 18:30, 1,000, addresses, Markdown links, code, and brackets with nothing Chinese about them.
    """
    reason = "half-width punctuation"
    return mended(lines, widened, step="punctuation", rule="full_width", reason=reason)


def widened(text: str) -> str:
    """Return a line with the marks beside Chinese characters full-width."""
    if not _CHINESE.search(text) or _TABLE_RULE.match(text):
        return text
    mark = _LIST_MARK.match(text)
    start = mark.end() if mark else 0
    body = text[start:]
    kept = iter(_KEPT.findall(body))
    body = _widen_plain(_KEPT.sub(_HELD, body)) if _KEPT.search(body) else _widen_plain(body)
    return text[:start] + re.sub(_HELD, lambda _: next(kept), body)


def _widen_plain(text: str) -> str:
    text = _BRACKETS.sub(_widen_brackets, text)
    text = _QUOTES.sub(_curl, text)
    text = _MARKS.sub(lambda match: match[0].strip().translate(_WIDE), text)
    return _CLOSE_BLANKS.sub("", text)


def _widen_brackets(match: re.Match[str]) -> str:
    text = match.string
    beside = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
    if _CHINESE.search(match[1] + beside):
        return f"（{match[1]}）"
    return match[0]


def _curl(match: re.Match[str]) -> str:
    text = match.string
    beside = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
    return f"“{match[1]}”" if _CHINESE.search(match[1] + beside) else match[0]
