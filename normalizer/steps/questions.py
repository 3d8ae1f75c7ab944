"""Questions and answers, in every way sites mark them, as headings with paragraphs."""

from __future__ import annotations

import re

from normalizer.model import Change, Line, Lines, Result
from normalizer.steps.marks import mark_of
from normalizer.text import LONGEST_TITLE, ends_question, han_count, next_filled

_QUESTION = re.compile(
    r"\s*(?:[-*•]\s+)?(?:\*\*|__)?(?:\d{1,2}\s*[、.)）]\s*)?[【\[（(]?(?:(?:网友|用户|客户|读者|粉丝)[A-Za-z\d]?)?(?:问题?|追问|提问|疑问|Q|q)\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})?\s*"
    r"(?:[】\]）)]\s*[：:]?|[：:.、])\s*(?P<text>\S.*)"
)
_ANSWER = re.compile(
    r"\s*(?:[-*•]\s+)?(?:\*\*|__)?[【\[（(]?(?:专家|小编|客服|老师)?(?:回答|解答|答复|答案|追答|答|A|a)\s*(?:\d{1,2}\s?[.．、]|(?:\d{1,2}|[一二三四五六七八九十]{1,2})?\s*(?:[】\]）)]\s*[：:]?|[：:]))(?:\*\*|__)?\s*(?P<text>.*)"
)
_CHINESE_ANSWER = re.compile(r"\s*(?:\*\*|__)?[【\[（(]?(?:专家|小编|客服|老师)?[回解追]?答")
_ONE_LINE = re.compile(
    r"(?P<question>.+?[？?])\s*(?P<answer>[【\[（(]?(?:回答|解答|答|A)[】\]）)]?[：:]\s*\S.*)"
)


def questions(lines: Lines) -> Result:
    """Make a marked question a heading, and drop the mark of its answer."""
    parted = [part for line in lines for part in _parted(line)]
    texts = [line.text for line in parted]
    kept: list[Line] = []
    changes: list[Change] = []
    open_question = False
    for index, line in enumerate(parted):
        question = _question(texts, index)
        answer = _ANSWER.match(line.text) if line.text and not question else None
        if question:
            open_question = True
            kept.append(Line(line.number, f"### {question}"))
        elif answer and (open_question or _CHINESE_ANSWER.match(line.text)):
            if answer["text"]:
                kept.append(Line(line.number, answer["text"]))
        else:
            open_question &= not line.text.startswith("#")
            kept.append(line)
            continue
        after = kept[-1].text if question or (answer and answer["text"]) else ""
        changes.append(
            Change(line.number, "questions", "question", "repaired", line.text, after, "question and answer")
        )
    return kept, changes


def _parted(line: Line) -> list[Line]:
    if not _QUESTION.match(line.text) or not (match := _ONE_LINE.fullmatch(line.text)):
        return [line]
    return [Line(line.number, match["question"]), Line(line.number, match["answer"])]


def _question(texts: list[str], index: int) -> str:
    """Return the question this line asks, or nothing if it is no marked question."""
    text = texts[index]
    if not text or text.startswith(("#", "|")):
        return ""
    if match := _QUESTION.match(text):
        question = match["text"].strip().removesuffix("**").removesuffix("__").strip()
        return (
            question.rstrip("：:")
            if han_count(question) <= 2 * LONGEST_TITLE and "。" not in question
            else ""
        )
    if not ends_question(text) or han_count(text) > LONGEST_TITLE:
        return ""
    after = next_filled(texts, index + 1)
    if after == len(texts) or not _ANSWER.match(texts[after]):
        return ""
    mark = mark_of(text)
    return (mark.text if mark else text).strip()
