"""Readers' comments below an article: names, times and buttons, and what was said between them."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate

from normalizer.model import Change, Lines, Result
from normalizer.steps.marks import mark_of
from normalizer.text import HEADING, han_count
from normalizer.vocabulary import expression, words

LONGEST_HEAD = 40
LEAST_HAN_ABOVE = 30
"""Chinese characters, a sentence among them, that must stand above: a button on top heads nothing."""
LONGEST_COMMENT = 150
"""Chinese characters of the longest comment; a longer line is a paragraph of an article."""
LONGEST_REMARK = 20
"""Chinese characters of the longest line where one time alone speaks for comments."""
MOST_LINES_BETWEEN = 6
"""Lines with text from one sign of a comment to the next: a name, what was said, buttons."""
_LONGEST_NAME = 16
_CLOCK = r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?"
_YEAR = r"(?:19|20)\d{2}(?:[-/.]|年)"
_DAY = r"\d{1,2}(?:[-/.]|月)\d{1,2}日?"
_STAMP = re.compile(rf"(?<!\d)(?:{_YEAR})?{_DAY}[ T]*{_CLOCK}(?![\d:])")
_DATE = re.compile(rf"(?<!\d){_YEAR}{_DAY}(?!\d)")
_AGO = re.compile(
    rf"(?:\d+ ?(?:秒|分钟|小时|天|周|个月|月|年)前|刚刚|昨天|前天|今天)(?: *{_CLOCK})?|(?<!\d){_DAY}"
)
_BETWEEN = re.compile(r"[\d\s.,，·•|/()（）\[\]【】:：#>*\\-]+")
_SAID = re.compile("[。！？，；]")
_PARTS = ("cn、", "(cn)")


def comments(lines: Lines) -> Result:
    """Remove what readers wrote, from the head of their comments on.

    Times and reply buttons that keep coming below the head prove comments; so does a form to write one, if
    nothing below it looks like an article: then the rest of the page goes. Where only the head speaks for
    comments the editor is told.
    """
    texts = [line.text.strip() for line in lines]
    heads = [
        index for index, text in enumerate(texts) if len(text) < LONGEST_HEAD and _head().fullmatch(text)
    ]
    # Below each answer of a question page stands how many comments it has, and then the next answer.
    if any(expression("comments", "answer").search(text) for text in texts):
        heads = [index for index in heads if not expression("comments", "counter").fullmatch(texts[index])]
    if not heads:
        return list(lines), []
    han = [0, *accumulate(map(han_count, texts))]
    first_sentence = next((index for index, text in enumerate(texts) if "。" in text), len(texts))
    last_of_article = max((index for index, text in enumerate(texts) if _is_of_an_article(text)), default=-1)
    gone: set[int] = set()
    changes: list[Change] = []
    for index in heads:
        if index in gone or index < first_sentence or han[index] < LEAST_HAN_ABOVE:
            continue
        is_form = bool(expression("comments", "form").fullmatch(texts[index]))
        end, signs = _extent(texts, index)
        short = all(han_count(text) <= LONGEST_REMARK for text in texts[index:end])
        if signs > 1 or (signs and end == len(texts) and short):
            gone.update(range(index, end))
        elif is_form and last_of_article < index and han[-1] - han[index] <= 2 * han[index]:
            gone.update(range(index, len(texts)))
        elif not expression("comments", "counter").fullmatch(texts[index]):
            text, why = lines[index].text, "readers' comments may begin here"
            changes.append(Change(lines[index].number, "comments", "doubtful", "left", text, text, why))
    why = "readers' comments"
    changes += [
        Change(lines[index].number, "comments", "comments", "removed", lines[index].text, "", why)
        for index in sorted(gone)
        if texts[index]
    ]
    return [line for index, line in enumerate(lines) if index not in gone], changes


@cache
def _head() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{words('comments', kind)})" for kind in ("form", "named", "counter")))


def _extent(texts: list[str], head: int) -> tuple[int, int]:
    """Return where the comments below a head end, and how many signs of comments there are.

    The signs must not be far apart; where they stop before the end of the page, the last of them is the end.
    """
    signs, last_sign, between = 0, head, 0
    for index in range(head + 1, len(texts)):
        text = texts[index]
        if not text:
            continue
        between += 1
        if between > MOST_LINES_BETWEEN or _is_of_an_article(text):
            return last_sign + 1, signs
        if _is_sign(text):
            signs, last_sign, between = signs + 1, index, 0
    return len(texts), signs


def _is_of_an_article(text: str) -> bool:
    if han_count(text) > LONGEST_COMMENT or expression("comments", "answer").search(text):
        return True
    if HEADING.match(text):
        return not _head().fullmatch(text)
    mark = mark_of(text)
    return bool(mark and mark.style in _PARTS)


def _is_sign(text: str) -> bool:
    """Tell whether a line bears the time of a comment or the button to reply to it, and at most a name."""
    if _STAMP.search(text):
        return True
    if expression("head", "date_labels").match(text):
        return False
    rest, dates = _DATE.subn(" ", text)
    rest, times = _AGO.subn(" ", rest)
    rest, buttons = expression("comments", "buttons").subn(" ", rest)
    rest = _BETWEEN.sub("", rest)
    if not rest:
        return bool(dates or times or (buttons and "回复" in text))
    return bool(dates) and len(rest) <= _LONGEST_NAME and not _SAID.search(text)
