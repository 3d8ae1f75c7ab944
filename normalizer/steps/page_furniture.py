"""What a page has around an article: lines that their score shows to be noise, and the article's own link."""

from __future__ import annotations

import re
from collections import Counter

from normalizer.model import Change, Line, Lines, Result
from normalizer.scoring import Judgement, judge
from normalizer.steps.bylines import chronicle, date_in
from normalizer.steps.contacts import at_places
from normalizer.steps.tables import table_lines
from normalizer.text import HAN, han_count, is_prose
from normalizer.vocabulary import expression, reason, starts, whole_lines

REMOVE_AT = 0.75
"""The score from which on a line goes."""
MARK_AT = 0.6
"""The score from which on a line is shown to the editor, or goes if the lines on both sides of it go."""
COMPANY_AT = 0.25
"""The score from which on a sentence goes with the rest of its line, if most of that goes."""
NEVER = 1.1
"""More than any score: rows of tables, addresses of halls, chronicles, what names a carrier: they stay."""
_MENU_ENTRY = re.compile(rf"- ([{HAN}A-Za-z]{{2,6}})")
_HOME = ("首页", "网站首页", "主页", "Home")
_RULE = re.compile(r"(?:[-*_=─━—]\s*){3,}")
_ADDRESS = re.compile(r"(?:https?://|www\.|//)[!-;=?-~]+")
_SOURCE = re.compile(
    r"(?:(?<!注明)出处|来源|链接|原文|转自|转载自)[^，。：:]{0,4}[：:]\s*(https?://[!-;=?-~]+)"
)
_NOISE = "page furniture by its score"


def page_furniture(lines: Lines) -> Result:
    """Remove lines that are page furniture as a whole; keep the article's date and address as metadata."""
    judged = judge([line.text for line in lines])
    menu = _menu(lines)
    inside = _inside_noise(lines, judged)
    certain = _certain(lines, judged)
    kept: list[Line] = []
    changes: list[Change] = []
    for index, (line, judgement) in enumerate(zip(lines, judged, strict=True)):
        below = lines[index + 1].text if index + 1 < len(lines) else ""
        remove_at = NEVER if index in certain else MARK_AT if index in inside else REMOVE_AT
        change = _furniture(line, judgement, below, remove_at) if line.text else None
        if index in menu:
            why = "a menu"
            change = Change(line.number, "page_furniture", "menu", "removed", line.text, "", why)
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


def _names_content(text: str) -> bool:
    """Tell whether a line names a carrier, a hall or a public number, and not as a seller would."""
    named = expression("clauses", "content").search(text)
    return bool(named and not expression("clauses", "sure").search(text))


def _in_bad_company(judgement: Judgement) -> bool:
    """Tell whether more than half of a line's sentences are noise."""
    noise = sum(score >= REMOVE_AT for score in judgement.scores)
    return 2 * noise > len(judgement.scores) > 1


def _certain(lines: Lines, judged: list[Judgement]) -> set[int]:
    """Return the lines whose form shows them to be content, if there are any that could go."""
    if all(judgement.score < MARK_AT for judgement in judged):
        return set()
    days = {index for index in chronicle(lines) if not judged[index].below_head}
    return days | table_lines(lines) | at_places([line.text for line in lines])


def _inside_noise(lines: Lines, judged: list[Judgement]) -> set[int]:
    """Return the lines between two that go, or one and the edge of the page: a lower score does there."""
    filled = [index for index, line in enumerate(lines) if line.text.strip()]
    goes = [True, *(judged[index].score >= REMOVE_AT for index in filled), True]
    return {
        index
        for at, index in enumerate(filled, start=1)
        if goes[at - 1] and goes[at + 1] and not judged[index].of_the_article
    }


def _menu(lines: Lines) -> set[int]:
    """Return the lines of a menu: a list of short words that begins with the home page."""
    menu: list[int] = []
    for index, line in enumerate(lines):
        entry = _MENU_ENTRY.fullmatch(line.text)
        if entry and (menu or entry[1] in _HOME):
            menu.append(index)
        elif line.text and len(menu) > 1:
            return set(menu)
        elif line.text:
            menu = []
    return set()


def _lead_label(text: str) -> str:
    """Return the label before a lead (导读：), or nothing: a list of entries may follow one as well."""
    label = starts("lines", "lead_label").match(text)
    return label[0] if label and is_prose(text[label.end() :]) and "。" in text else ""


def _furniture(line: Line, judgement: Judgement, below: str, remove_at: float) -> Change | None:
    text = line.text.strip()
    if _RULE.fullmatch(text):
        why = "a line drawn between parts"
        return Change(line.number, "page_furniture", "rule", "removed", line.text, "", why)
    address = _ADDRESS.search(text)
    if address and whole_lines("heads", "article_link").fullmatch(text):
        why, fact = reason("heads", "article_link"), ("source", address[0])
        return Change(line.number, "page_furniture", "article_link", "removed", line.text, "", why, fact)
    for kind in ("keywords", "code"):
        if whole_lines("lines", kind).fullmatch(text):
            why = reason("lines", kind)
            return Change(line.number, "page_furniture", kind, "removed", line.text, "", why)
    if is_stuffed(text) and len(below.split()) != len(text.split()):
        why = "keywords for search engines"
        return Change(line.number, "page_furniture", "stuffing", "removed", line.text, "", why)
    score = judgement.score
    if judgement.of_the_article and _names_content(text):
        remove_at = NEVER
    elif _in_bad_company(judgement):
        remove_at = min(remove_at, COMPANY_AT)
    if score >= remove_at:
        source = _SOURCE.search(text)
        date = date_in(text) if judgement.dates_the_article else None
        learnt = ("source", source[1]) if source else date
        return Change(line.number, "page_furniture", "score", "removed", line.text, "", _NOISE, learnt, score)
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
