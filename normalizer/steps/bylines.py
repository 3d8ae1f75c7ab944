"""Publish lines and bylines: author, date, views. They go; the date is kept as metadata."""

from __future__ import annotations

import re
from functools import cache

from normalizer.model import Change, Line, Lines, Result
from normalizer.steps.marks import number_of
from normalizer.text import han_count, is_prose
from normalizer.vocabulary import expression, words

_DATE = r"(?P<year>(?:19|20)\d{2})(?:年|[-/.])(?P<month>\d{1,2})(?:月|[-/.])(?P<day>\d{1,2})日?"
_TIME = r"(?:[T ]*(?:上午|下午|晚上)?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:Z|\+08:?00)?)?"
_DELIMITED_DATE = re.compile(
    rf"(?<![^\s|/·（(\[—,，])(?:星期.|周. *)?{_DATE}{_TIME}(?![^\s|/·）)\]，,—人阅浏作来文])"
)
_ANY_DATE = re.compile(_DATE)
# 截止日期 and 查询次数 are words of their own, not the labels 日期 and 次数.
_ALONE = r"(?:(?<=文章)|(?<=本文)|(?<=最后)|(?<![\u4e00-\u9fff]))"
_DAY_AND_WORDS = re.compile(rf"\s*(?:[-*•]\s+)?{_DATE}[\s：:，]*[\u4e00-\u9fff]{{2}}")
_CHINESE_DATE = re.compile(
    "([一二][〇零○О０九][〇零○０一二三四五六七八九]{2})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_DIGITS = str.maketrans("〇零○О０一二三四五六七八九", "00000123456789")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ENGLISH_DATE = re.compile(
    rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.? (?P<day>\d{{1,2}}),? (?P<year>(?:19|20)\d{{2}})"
    rf"|(?P<first>\d{{1,2}}) (?P<name>{'|'.join(_MONTHS)})[a-z]*\.? (?P<last>(?:19|20)\d{{2}})"
)
_AGO = r"(?:\d+ ?(?:秒|分钟|小时|天|周|个月|月|年)前|刚刚|昨天|前天)"
_SEPARATORS = re.compile(r"[\s。|｜/·•,，、:：()（）\[\]【】<>《》丨_—–-]+")
_NUMBERS = re.compile(r"[\d.,万wk+ ]+$")
# Below the head 时间：2024-05-01 may be the day something begins.
_VAGUE = re.compile("时间|日期")
HEAD_LINES = 12
"""Lines with text that can belong to the head of an article."""
LONGEST = 160
"""Characters of the longest publish line; the search for one must not grow with a paragraph."""
_AUTHOR_HAN = 18
_MAY_BE = re.compile(r"\d|前|刚刚|昨天|作者|来源|编辑|小编|栏目|分类")


@cache
def _labelled_date() -> re.Pattern[str]:
    return re.compile(
        rf"{_ALONE}(?:{words('head', 'date_labels')})[：:\s]*(?:于)?\s*(?:{_DATE}{_TIME}|{_AGO})"
    )


@cache
def _counter() -> re.Pattern[str]:
    labels, units = words("head", "labels"), words("head", "units")
    number = r"\d[\d.,]*\s*[万wWkK千亿]?\+?"
    return re.compile(
        rf"{_ALONE}(?:{labels})\s*[：:（(\[]?\s*{number}\s*(?:{units})?[）)\]]?|(?<![\dA-Za-z.]){number}\s*(?:{units})(?!\S)"
    )


@cache
def _labelled_name() -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{words('head', 'labels')})[：:][ ]*[^\s：:。，|/]{{0,20}}|{_AGO}")


def bylines(lines: Lines) -> Result:
    """Remove publish lines and bylines.

    A line made of nothing but labels, dates and counters goes wherever it stands; one with a name or a
    category beside a date goes only above the first paragraph of the article.
    """
    kept: list[Line] = []
    changes: list[Change] = []
    filled, in_head = 0, True
    days = chronicle(lines)
    for index, line in enumerate(lines):
        text = _with_digits(line.text.strip().removeprefix("> "))
        if text and in_head:
            filled += 1
            in_head = filled <= HEAD_LINES and not (is_prose(text) and "。" in text)
        if (
            text
            and len(text) <= LONGEST
            and index not in days
            and _MAY_BE.search(text)
            and _is_byline(text, in_head, first=filled == 1)
        ):
            changes.append(_removed(line))
        else:
            kept.append(line)
    return kept, changes


def chronicle(lines: Lines) -> set[int]:
    """Return the lines of a chronicle: one below the other, each begins with a day and goes on in words."""
    filled = [index for index, line in enumerate(lines) if line.text.strip()]
    dated = [bool(_DAY_AND_WORDS.match(lines[index].text)) for index in filled]
    return {
        index
        for at, index in enumerate(filled)
        if dated[at] and (dated[at - 1 : at] == [True] or dated[at + 1 : at + 2] == [True])
    }


def _is_byline(text: str, in_head: bool, *, first: bool) -> bool:
    if "。" in text.rstrip("。") or text.startswith(("#", "- ", "|")):
        return False
    rest, labelled = _labelled_date().subn(" ", text)
    rest, dates = _DELIMITED_DATE.subn(" ", rest)
    rest, counters = _counter().subn(" ", expression("head", "posts").sub(" ", rest))
    # Below the head a label with words after it is a sentence more often than a byline.
    rest, names = _labelled_name().subn(" ", rest) if in_head or labelled else (rest, 0)
    rest = _SEPARATORS.sub(" ", rest).strip()
    if counters:
        rest = _NUMBERS.sub("", rest)
    if not in_head and _VAGUE.match(text):
        return False
    if not rest:
        return bool(labelled or counters or (in_head and (dates or names)))
    # The first line of all may be a title that holds a date; a byline has more than that.
    if first and not (labelled or counters or re.search(r"\d[:：]\d\d", text)):
        return False
    if not in_head or not (labelled or dates) or han_count(rest) > _AUTHOR_HAN or len(rest) > 40:
        return False
    return "？" not in rest and "；" not in rest


def _with_digits(text: str) -> str:
    """Return the text with a date in Chinese numerals (二〇二四年五月六日) in digits."""
    date = _CHINESE_DATE.search(text)
    if not date:
        return text
    year = date[1].translate(_DIGITS)
    digits = f"{year}年{number_of(date[2])}月{number_of(date[3])}日"
    return text[: date.start()] + digits + text[date.end() :]


def date_in(text: str) -> tuple[str, str] | None:
    """Return the fact `date` of the first full date of a text, or None."""
    if date := _ANY_DATE.search(_with_digits(text)):
        return "date", f"{date['year']}-{int(date['month']):02}-{int(date['day']):02}"
    if date := _ENGLISH_DATE.search(text):
        month = _MONTHS.index(date["month"] or date["name"]) + 1
        return "date", f"{date['year'] or date['last']}-{month:02}-{int(date['day'] or date['first']):02}"
    return None


def _removed(line: Line) -> Change:
    fact = date_in(line.text)
    reason = "author, date and counters; the date is kept as metadata"
    return Change(line.number, "bylines", "publish_line", "removed", line.text, "", reason, fact)
