"""What a line of Chinese text looks like: pure functions that several steps ask."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f〇"
"""The inside of a character class: every Chinese character (and 〇, which Unicode calls a number)."""

HAN_CHARACTER = re.compile(f"[{HAN}]")
_PICTOGRAPHS = "[\u2600-\u27bf\u2b50\U0001f300-\U0001faff]*"
SENTENCE_END = re.compile(rf"[。！？!?；;：:，,…～~][”’」』）)\]】]*{_PICTOGRAPHS}$|\.$")
FULL_STOP = re.compile(r"[。！!；;…][”’」』）)\]】]*$")
_INNER_STOP = re.compile(r"。|～(?! ?\d)")
"""3～5天 is a range; elsewhere the mark ends a sentence in a chatty tone."""
HEADING = re.compile(r"(#{1,6}) +(.+)")
LONGEST_TITLE = 45
LONGEST_BARE_HEADING = 32
LEAST_LINK = 8
"""Chinese characters from which on a title says enough to be a link."""
MOST_LINKS = 12
"""Links below one head; more lines are an article."""
_LINK = re.compile(
    r"怎么|如何|怎样|哪|吗|呢|什么|多久|多少|能不能|会不会|要不要|攻略|指南|解读|区别|教程|[？?]$|\d[-/.月]\d|[A-Za-z]{3}"
)


def han_count(text: str) -> int:
    """Return how many Chinese characters the text holds."""
    return len(HAN_CHARACTER.findall(text))


_SQUEEZED = " \t#*>-•·　【】[]《》<>“”\"'「」『』（）()/\\。，、；：？！,.;:?!…~～_|｜—"
_WITHOUT_SQUEEZED = str.maketrans("", "", _SQUEEZED)


def squeezed(text: str) -> str:
    """Return the text without blanks, marks and punctuation, for comparing two headings or titles."""
    return text.translate(_WITHOUT_SQUEEZED)


def is_prose(text: str) -> bool:
    """Tell whether a line reads as a sentence: it ends like one, or is too long for a heading."""
    text = text.strip()
    return bool(SENTENCE_END.search(text)) or han_count(text) > LONGEST_TITLE or "。" in text or "，" in text


def ends_question(text: str) -> bool:
    """Tell whether a line ends in a question mark."""
    return text.rstrip().endswith(("?", "？"))


def is_title_like(text: str) -> bool:
    """Tell whether a line could be a title or a heading: short, with Chinese words and no full stop."""
    text = text.strip()
    if not text or not HAN_CHARACTER.search(text) or han_count(text) > LONGEST_TITLE:
        return False
    if _INNER_STOP.search(text):
        return False
    return ends_question(text) or not SENTENCE_END.search(text)


def looks_like_links(texts: Iterable[str]) -> bool:
    """Tell whether lines below a head read as titles of other articles: they ask, are dated, or are long.

    The short lines of an article that has no sentences do not.
    """
    titles = [text for text in texts if text.strip()]
    like = sum(bool(_LINK.search(text)) or han_count(text) >= LEAST_LINK for text in titles)
    return bool(titles) and len(titles) <= MOST_LINKS and like * 2 >= len(titles)


def difference(before: str, after: str) -> tuple[str, str]:
    """Return just what differs where characters were exchanged one for one, else both texts."""
    if len(before) != len(after):
        return before, after
    pairs = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
    return "".join(old for old, _ in pairs), "".join(new for _, new in pairs)


def next_filled(texts: list[str], start: int) -> int:
    """Return the index of the first line with text at or after `start`, or the length of the list."""
    for index in range(start, len(texts)):
        if texts[index].strip():
            return index
    return len(texts)
