"""Noise that stands in a clause of a paragraph: the clause goes, the paragraph stays."""

from __future__ import annotations

import re

from normalizer.model import Change, Line, Lines, Result
from normalizer.vocabulary import clauses, expression, reason

_TRAILING = "，。！？；：、,.!?;~～…"
_FULL_STOPS = "。！？；!?;…"
_SENTENCE_MARKS = "。！？!?；;"
_OPEN = "，、：；,:;"
_BARE_MARK = re.compile(
    r"[\s>#*•·\-（(【\[\u2600-\u27bf\U0001f300-\U0001faff]*(?:[(（]?\d{1,3}[.、)）．]?|[①-⑳]|答：|A：)?"
    r"(?:注|小编的话|写在最后|备注|注意|说明|提示|温馨提示|声明|PS|ps)?[】\]]?[：:]?[\s。，“”\"]*"
)
_CONTACT_BEHIND = re.compile(r"[：:]\s*(?:(?:https?://|www\.)[!-~]+|[@+]?[\w-][\w -]{4,30})", re.ASCII)
_BARE_END = re.compile(r"[*_\s。，；”\"）)】\]\u2600-\u27bf\U0001f300-\U0001faff]*")


def without_noise_clauses(lines: Lines, name: str) -> Result:
    """Remove the clauses that the section `name` of the vocabulary describes."""
    kept: list[Line] = []
    changes: list[Change] = []
    finder = clauses(name)
    for line in lines:
        if not line.text or not finder.search(line.text):
            kept.append(line)
            continue
        text, found = without_clauses(line, finder, name)
        changes.extend(found)
        if text.strip() or not found:
            kept.append(Line(line.number, text))
    return kept, changes


def without_clauses(line: Line, finder: re.Pattern[str], name: str) -> tuple[str, list[Change]]:
    """Return the line without the clauses found, its punctuation closed again, and a change for each.

    A clause that names a carrier, a hall or a public hotline is content: it stays, left to the editor.
    """
    text, start = line.text, 0
    changes: list[Change] = []
    while match := finder.search(text, start):
        begin, end = match.span()
        if name == "advertising" and (contact := _CONTACT_BEHIND.match(text, end)):
            end = contact.end()
            # The bracket that the contact stands in closes behind it.
            end += text[begin:end].count("（") > text[begin:end].count("）") and text.startswith("）", end)
        elif name == "advertising" and text.startswith("：", end):
            # A label: what it leads into is not known to be advertising.
            start = end + 1
            continue
        found = text[begin:end]
        if begin == end:
            start = end + 1
            if start > len(text):
                break
            continue
        named = expression("clauses", "content").search(found)
        if named and not expression("clauses", "sure").search(found):
            changes.append(
                Change(
                    line.number,
                    name,
                    "doubtful",
                    "left",
                    found,
                    found,
                    "looks like noise, names content",
                )
            )
            start = end
            continue
        text, start, removed, mended = cut(text, begin, end)
        changes.append(Change(line.number, name, name, "removed", removed, mended, reason("clauses", name)))
    return text, changes


def _lone_condition(before: str) -> str:
    """Return the clause, with its comma, that says when to do what is cut (如果有疑问，), or nothing.

    It must be all there is of its sentence: behind other clauses it may belong to them.
    """
    sentence = before[max(before.rfind(mark) for mark in _SENTENCE_MARKS) + 1 :]
    known = expression("clauses", "condition").fullmatch(sentence)
    return sentence if known else ""


def cut(text: str, start: int, end: int) -> tuple[str, int, str, str]:
    """Cut text[start:end] with the punctuation after it and close the sentence before it.

    Returns the text, where to read on, what went and what punctuation came in its place.
    """
    while end < len(text) and text[end] in _TRAILING:
        end += 1
    before, removed, after = text[:start], text[start:end], text[end:]
    last = before.rstrip()[-1:]
    if _BARE_MARK.fullmatch(before):
        if _BARE_END.fullmatch(after):
            return "", 0, text, ""
        return before + after.lstrip("，。、；： "), len(before), removed, ""
    if last and last in _OPEN and (removed[-1:] in _FULL_STOPS or not after.strip()):
        before = before.rstrip()
        if condition := _lone_condition(before):
            before = before[: -len(condition)]
            return before + after, len(before), condition + removed, ""
        return before[:-1] + "。" + after, len(before), last + removed, "。"
    return before + after, len(before), removed, ""
