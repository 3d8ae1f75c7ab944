"""Several articles in one file: where one ends and the next begins."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate

from normalizer.model import ARTICLE_BREAK, Change, Line, Lines, Result
from normalizer.steps.bylines import bylines
from normalizer.text import han_count, is_prose, is_title_like
from normalizer.vocabulary import clauses, expression, whole_lines, words

LEAST_HAN = 150
"""Chinese characters before and after a break: less is a part of one article."""
_FEW_PARAGRAPHS = 3
_LEAST_ANNOUNCEMENT = 40
_HEADING = re.compile(
    r"\s*(?:#|[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十]{1,2}[)）]|第.{1,3}[章节步])"
)


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(words("articles", "opening"))


@cache
def _announcing() -> re.Pattern[str]:
    return re.compile(words("articles", "announcing"))


def articles(lines: Lines) -> Result:
    """Put an ARTICLE_BREAK line before each further article of a file.

    Signs: a numbered start (第二篇：), a second publish line or table of contents, and a second generic
    opening (在数字化时代…本文将介绍…) behind a paragraph that closes an article or a list.
    """
    han = [0, *accumulate(han_count(line.text) for line in lines)]
    filled = [index for index, line in enumerate(lines) if line.text.strip()]
    starts: list[int] = []
    last = 0
    for position, index in enumerate(filled):
        if lines[index].text == ARTICLE_BREAK:
            last = index
            continue
        if han[index] - han[last] < LEAST_HAN or han[-1] - han[index] < LEAST_HAN // 2:
            continue
        start = _start(lines, filled, position, last)
        if start is not None and han[start] - han[last] >= LEAST_HAN // 2 and start > last:
            starts.append(start)
            last = start
    return _with_breaks(lines, starts)


def _with_breaks(lines: Lines, starts: list[int]) -> Result:
    kept: list[Line] = []
    changes: list[Change] = []
    before = set(starts)
    for index, line in enumerate(lines):
        if index in before:
            kept.append(Line(line.number, ARTICLE_BREAK))
            why = "another article begins here"
            changes.append(
                Change(line.number, "articles", "split", "left", line.text[:40], line.text[:40], why)
            )
        kept.append(line)
    return kept, changes


def _start(lines: Lines, filled: list[int], position: int, last: int) -> int | None:
    """Return the index of the first line of the article that this line shows to have begun, if it does."""
    index = filled[position]
    text = lines[index].text.strip()
    before = filled[position - 1]
    if len(text) < 80 and (expression("articles", "numbered").match(text) or re.match("# ", text)):
        return index
    if _is_head_line(lines[index]):
        if not _paragraph_follows(lines, filled, position):
            return None
        title = lines[before].text.strip()
        is_title = (
            is_title_like(title) and not is_prose(title) and not _HEADING.match(title) and before > last
        )
        return before if is_title else index
    if _opens_anew(text, lines[before].text.strip(), len(filled) - position):
        return index
    return None


def _is_head_line(line: Line) -> bool:
    text = line.text.strip()
    if len(text) > 100:
        return False
    if len(text) < 40 and whole_lines("heads", "contents").fullmatch(text):
        return True
    # Each post of a thread has a head of its own; the thread is one article.
    if not re.search("发布|发表|更新", text) or expression("head", "posts").search(text):
        return False
    _, changes = bylines([line])
    return any(change.fact for change in changes)


def _paragraph_follows(lines: Lines, filled: list[int], position: int) -> bool:
    following = [lines[index].text for index in filled[position + 1 : position + 1 + 4 * _FEW_PARAGRAPHS]]
    return any("。" in text and han_count(text) >= 40 for text in following)


def _opens_anew(text: str, before: str, lines_left: int) -> bool:
    opens = bool(_opening().match(text))
    if not opens and not expression("articles", "asking").match(text):
        return False
    if _HEADING.match(before) or (is_title_like(before) and not is_prose(before)):
        return False
    announces = han_count(text) >= _LEAST_ANNOUNCEMENT and bool(_announcing().search(text))
    if _closes(before):
        # One more paragraph behind a summary is an outlook; an article has more to it.
        return announces or (opens and lines_left > _FEW_PARAGRAPHS)
    return announces and is_prose(before) and not before.endswith("：")


def _closes(text: str) -> bool:
    if expression("articles", "conclusion").match(text):
        return True
    return any(clauses(kind).search(text) for kind in ("ai_residue", "pleasantry"))
