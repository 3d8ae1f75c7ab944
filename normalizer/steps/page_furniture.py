"""What a page has around an article: breadcrumbs, buttons, footers, keyword lists, the article's own link."""

from __future__ import annotations

import re
from collections import Counter

from normalizer.model import Change, Line, Lines, Result
from normalizer.text import HAN, han_count, is_prose
from normalizer.vocabulary import expression, reason, starts, whole_lines

LONGEST = 400
"""Characters: no line of page furniture is longer, except lists of keywords, which have their own check."""
_KINDS = ("breadcrumb", "navigation", "footer", "keywords", "code")
_MENU_ENTRY = re.compile(rf"- ([{HAN}A-Za-z]{{2,6}})")
_HOME = ("首页", "网站首页", "主页", "Home")
_RULE = re.compile(r"(?:[-*_=─━—]\s*){3,}")
_ADDRESS = re.compile(r"(?:https?://|www\.|//)[!-;=?-~]+")
_FOOTER_SURE = re.compile(r"ICP|©|Copyright|COPYRIGHT|Rights Reserved")


def page_furniture(lines: Lines) -> Result:
    """Remove lines that are page furniture as a whole; keep the article's address as metadata."""
    kept: list[Line] = []
    changes: list[Change] = []
    menu = _menu(lines)
    for index, line in enumerate(lines):
        change = _furniture(line) if line.text else None
        if index in menu:
            why = reason("lines", "navigation")
            change = Change(line.number, "page_furniture", "menu", "removed", line.text, "", why)
        if change:
            changes.append(change)
            if change.rule == "rule":
                kept.append(Line(line.number, ""))
        elif label := _lead_label(line.text):
            why = reason("lines", "lead_label")
            changes.append(Change(line.number, "page_furniture", "lead_label", "removed", label, "", why))
            kept.append(Line(line.number, line.text[len(label) :]))
        else:
            kept.append(line)
    return kept, changes


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


def _furniture(line: Line) -> Change | None:
    text = line.text.strip()
    if len(text) > LONGEST:
        return None
    if _RULE.fullmatch(text):
        return Change(
            line.number, "page_furniture", "rule", "removed", line.text, "", "a line drawn between parts"
        )
    address = _ADDRESS.search(text)
    if address and whole_lines("heads", "article_link").fullmatch(text):
        found = ("source", address[0])
        return Change(
            line.number,
            "page_furniture",
            "article_link",
            "removed",
            line.text,
            "",
            reason("heads", "article_link"),
            found,
        )
    for kind in _KINDS:
        if whole_lines("lines", kind).fullmatch(text) and not _names_public_number(text):
            return Change(
                line.number, "page_furniture", kind, "removed", line.text, "", reason("lines", kind)
            )
    if is_stuffed(text):
        return Change(
            line.number, "page_furniture", "stuffing", "removed", line.text, "", reason("lines", "keywords")
        )
    return None


def _names_public_number(text: str) -> bool:
    if _FOOTER_SURE.search(text):
        return False
    return any(
        expression("contacts", "public_numbers").fullmatch(number) for number in re.findall(r"\d+", text)
    )


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
