"""Links to other articles: a head and titles under it, or a tail of titles that stands alone."""

from __future__ import annotations

import re

from normalizer.model import Change, Line, Lines, Result
from normalizer.steps.title import glued_at
from normalizer.text import han_count, is_title_like, looks_like_links, next_filled
from normalizer.vocabulary import reason, whole_lines

_HEADING_MARK = re.compile(
    r"\s*(?:#{1,6} |[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十]{1,3}[)）]"
    r"|第.{1,3}[章节步部])"
)
_LIST_MARK = re.compile(r"\s*(?:[-*+•·●○▪►▶◆>»]|\d{1,2}(?:[.、．)）]|(?= ))|[①-⑳]|\[\d+\])\s*")
_DATED = re.compile(
    r"\s*[(（\[]?(?:20\d{2}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?[)）\]]?\s*(?:\d{1,2}:\d{2})?\s*$"
)
_LEAST_HAN = 4
LONGEST_ENTRY = 160
_TAIL_LINES = 3


def related_entries(lines: Lines) -> Result:
    """Remove links behind a label of their own (下一篇：…), before their titles are read as advertising."""
    entry = whole_lines("heads", "related_entry")
    kept: list[Line] = []
    changes: list[Change] = []
    for line in lines:
        if line.text and len(line.text) <= LONGEST_ENTRY and entry.fullmatch(line.text):
            why = reason("heads", "related_entry")
            changes.append(Change(line.number, "related_entries", "entry", "removed", line.text, "", why))
        else:
            kept.append(line)
    return kept, changes


def related(lines: Lines) -> Result:
    """Remove heads such as 相关阅读 with the titles under them, and a tail of glued titles at the end.

    A head that prose follows is a heading of the article and stays.
    """
    texts = [line.text for line in lines]
    gone: dict[int, str] = {}
    doubtful: list[int] = []
    head, weak = whole_lines("heads", "related"), whole_lines("heads", "related_weak")
    for index, text in enumerate(texts):
        if not text or index in gone or len(text) > 160:
            continue
        if len(text) < 30 and head.fullmatch(text.lstrip("# ")):
            titles = _titles_below(texts, index + 1)
            if next_filled(texts, index + 1) == len(texts) or looks_like_links(texts[at] for at in titles):
                gone.update(dict.fromkeys([index, *titles], "related"))
            elif titles:
                doubtful.append(index)
        elif len(text) < 30 and weak.fullmatch(text.lstrip("# ")):
            titles = _titles_below(texts, index + 1)
            at_end = titles and next_filled(texts, titles[-1] + 1) == len(texts)
            links = looks_like_links(texts[at] for at in titles)
            if at_end and links and not any(_LIST_MARK.match(texts[title]) for title in titles):
                gone.update(dict.fromkeys([index, *titles], "related"))
    gone.update(dict.fromkeys(_glued_tail(texts, gone), "related_titles"))
    kept = [line for index, line in enumerate(lines) if index not in gone]
    changes = [
        Change(lines[index].number, "related", rule, "removed", texts[index], "", reason("heads", "related"))
        for index, rule in sorted(gone.items())
    ]
    why = "links to other articles may begin here"
    changes += [
        Change(lines[index].number, "related", "doubtful", "left", texts[index], texts[index], why)
        for index in doubtful
    ]
    return kept, changes


def _titles_below(texts: list[str], start: int) -> list[int]:
    found: list[int] = []
    index = next_filled(texts, start)
    while index < len(texts) and _is_link_title(texts[index]):
        found.append(index)
        index = next_filled(texts, index + 1)
    # A title right above a paragraph may be the heading of what follows, and losing a heading is worse.
    if found and index < len(texts):
        last = texts[found[-1]]
        marked = _LIST_MARK.match(last) or _DATED.search(last)
        if not marked:
            found.pop()
    return found


def _is_link_title(text: str) -> bool:
    if _HEADING_MARK.match(text):
        return False
    text = _DATED.sub("", _LIST_MARK.sub("", text, count=1))
    return is_title_like(text) and han_count(text) >= _LEAST_HAN and "：" not in text.rstrip("：")[-3:]


def _glued_tail(texts: list[str], gone: dict[int, str]) -> list[int]:
    """Return the last lines when most of them are two titles glued together, as sites link them."""
    tail: list[int] = []
    for index in range(len(texts) - 1, -1, -1):
        if index in gone or not texts[index]:
            continue
        text = texts[index]
        if not _is_link_title(text) or _LIST_MARK.match(text) or han_count(text) < 8:
            break
        tail.append(index)
    glued = sum(glued_at(texts[index]) > 0 for index in tail)
    return tail if len(tail) >= _TAIL_LINES and glued * 2 >= len(tail) else []
