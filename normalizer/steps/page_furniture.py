"""What a page has around an article: lines that their score shows to be noise, and the article's own link."""

from __future__ import annotations

import re
from collections import Counter

from normalizer.model import Change, Line, Lines, Result
from normalizer.scoring import Judgement, judge
from normalizer.steps.bylines import date_in
from normalizer.text import HAN, han_count, is_prose
from normalizer.vocabulary import reason, starts, whole_lines

REMOVE_AT = 0.85
"""The score from which on a line goes."""
MARK_AT = 0.6
"""The score from which on a line that stays is shown to the editor."""
_RULE = re.compile(r"(?:[-*_=─━—]\s*){3,}")
_ADDRESS = re.compile(r"(?:https?://|www\.|//)[!-;=?-~]+")
_NOISE = "page furniture by its score"


def page_furniture(lines: Lines) -> Result:
    """Remove lines that are page furniture as a whole; keep the article's date and address as metadata."""
    judged = judge([line.text for line in lines])
    kept: list[Line] = []
    changes: list[Change] = []
    for index, (line, judgement) in enumerate(zip(lines, judged, strict=True)):
        below = lines[index + 1].text if index + 1 < len(lines) else ""
        change = _furniture(line, judgement, below) if line.text else None
        if change:
            changes.append(change)
        if change and change.action == "removed":
            if change.rule == "rule":
                kept.append(Line(line.number, ""))
        elif label := _lead_label(line.text):
            why = reason("lines", "lead_label")
            changes.append(Change(line.number, "page_furniture", "lead_label", "removed", label, "", why))
            kept.append(Line(line.number, line.text[len(label) :]))
        else:
            kept.append(line)
    return kept, changes


def _lead_label(text: str) -> str:
    """Return the label before a lead (导读：), or nothing: a list of entries may follow one as well."""
    label = starts("lines", "lead_label").match(text)
    return label[0] if label and is_prose(text[label.end() :]) and "。" in text else ""


def _furniture(line: Line, judgement: Judgement, below: str) -> Change | None:
    text = line.text.strip()
    if _RULE.fullmatch(text):
        why = "a line drawn between parts"
        return Change(line.number, "page_furniture", "rule", "removed", line.text, "", why)
    address = _ADDRESS.search(text)
    if address and whole_lines("heads", "article_link").fullmatch(text):
        why, fact = reason("heads", "article_link"), ("source", address[0])
        return Change(line.number, "page_furniture", "article_link", "removed", line.text, "", why, fact)
    if is_stuffed(text) and len(below.split()) != len(text.split()):
        why = "keywords for search engines"
        return Change(line.number, "page_furniture", "stuffing", "removed", line.text, "", why)
    score = judgement.score
    if score >= REMOVE_AT:
        fact = date_in(text) if judgement.dates_the_article else None
        return Change(
            line.number, "page_furniture", "score", "removed", line.text, "", _NOISE, fact, score
        )
    if score >= MARK_AT:
        why = "may be page furniture"
        return Change(
            line.number, "page_furniture", "doubtful", "left", line.text, line.text, why, None, score
        )
    return None


_TOKENS = re.compile(r"[,，|/\s_;；、]+")
_GLUED = re.compile(rf"([{HAN}]{{3,10}})(?:[{HAN}]{{0,12}}?\1){{3,}}")


def is_stuffed(text: str) -> bool:
    """Tell whether a line is a list of search terms: many tokens that share one keyword, and no sentence.

    A list of things with 、 between them is ordinary Chinese, so it must be longer and share more.
    """
    if "。" in text or "：" in text or "\t" in text:
        return False
    match = _GLUED.search(text)
    if match and not re.search("[，、；]", text) and len(match[0]) * 2 > len(text):
        return True
    tokens = [token for token in _TOKENS.split(text) if token]
    enumerated = "、" in text
    if len(tokens) < (7 if enumerated else 4) or max(map(len, tokens)) > 24:
        return False
    length = 4 if enumerated else 3
    shared: Counter[str] = Counter()
    for token in tokens:
        shared.update({token[start : start + length] for start in range(len(token) - length + 1)})
    common = [
        gram for gram, count in shared.items() if count >= 0.7 * len(tokens) and han_count(gram) == length
    ]
    # Things of one kind end alike (移动营业厅 联通营业厅); search terms begin alike.
    common = [gram for gram in common if 2 * sum(token.endswith(gram) for token in tokens) <= len(tokens)]
    return bool(common) and sum(len(token) > length for token in tokens) >= 0.6 * len(tokens)
