"""Headings that an article lacks: a neutral one for the editor to word, where a part begins."""

from __future__ import annotations

import re

from normalizer.model import Change, Line, Lines, Result
from normalizer.text import HAN_CHARACTER, HEADING, is_prose, next_filled
from normalizer.vocabulary import expression

HEADING_PLACEHOLDERS = {"zh": "小标题{number}（待补）", "en": "Heading {number} (to be worded)"}
TITLE_PLACEHOLDERS = {"zh": "标题（待补）", "en": "Title (to be worded)"}
_ITEM = re.compile(r"(?:\d{1,3}\.|-) ")
_ORDERED = re.compile(r"(\d{1,3})\. ")
_PLACEHOLDER = re.compile(r"#+ (?:小标题|Heading )(\d+)(?:（待补）| \(to be worded\))$")


def placeholders(lines: Lines) -> Result:
    """Supply a heading before each list, and each paragraph after one, of an article without headings.

    Questions are no headings of parts: they get one above them all, and a closing paragraph one of its own.

    Where an ordered list follows another at once, the second gets a heading in any article: beginning
    again at 1 is the only sign of a new part, and Markdown would read both as one list.
    """
    left, changes = _without_idle(lines)
    texts = [line.text for line in left]
    has_headings = any(text.startswith("## ") for text in texts)
    if not has_headings and _only_questions(texts):
        raised, found = _raised(left)
        return raised, [*changes, *found]
    number = max((int(match[1]) for text in texts if (match := _PLACEHOLDER.match(text))), default=0)
    language = "zh" if any(map(HAN_CHARACTER.search, texts)) else "en"
    # The signs of a part are those of Chinese pages; in English only a list that begins anew shows one.
    wanted = _restarts(texts) if has_headings or language == "en" else _parts(texts)
    level = _level_at(texts) if has_headings else [2] * len(texts)
    kept: list[Line] = []
    for index, line in enumerate(left):
        if index in wanted:
            number += 1
            text = f"{'#' * level[index]} {HEADING_PLACEHOLDERS[language].format(number=number)}"
            kept += [Line(line.number, ""), Line(line.number, text), Line(line.number, "")]
            reason = "a part without a heading begins here; word one"
            changes.append(Change(line.number, "placeholders", "heading", "supplied", "", text, reason))
        kept.append(line)
    return kept, changes


def _without_idle(lines: Lines) -> Result:
    """Drop placeholders of an earlier run that have lost their part since: nothing, or a part, follows."""
    kept: list[Line] = []
    changes: list[Change] = []
    texts = [line.text for line in lines]
    for index, line in enumerate(lines):
        after = next_filled(texts, index + 1)
        if _PLACEHOLDER.match(line.text) and (after == len(texts) or texts[after].startswith("## ")):
            why = "nothing is left below it"
            changes.append(Change(line.number, "placeholders", "idle", "removed", line.text, "", why))
        else:
            kept.append(line)
    return kept, changes


def _only_questions(texts: list[str]) -> bool:
    """Tell whether the first part of an article is a question: nothing is above it that needs a heading."""
    for text in texts:
        if _ITEM.match(text):
            return False
        if text.startswith("#"):
            return True
    return False


def _raised(lines: Lines) -> Result:
    kept: list[Line] = []
    changes: list[Change] = []
    for line in lines:
        text = line.text[1:] if line.text.startswith("### ") else line.text
        kept.append(Line(line.number, text))
        if text != line.text:
            why = "a question with no heading above it"
            changes.append(Change(line.number, "placeholders", "level", "repaired", line.text, text, why))
    return kept, changes


def _level_at(texts: list[str]) -> list[int]:
    """Return, for each line, the level of the heading it stands under, or 2."""
    levels: list[int] = []
    last = 2
    for text in texts:
        if match := HEADING.match(text):
            last = len(match[1])
        levels.append(last)
    return levels


def _restarts(texts: list[str]) -> set[int]:
    """Return where an ordered list begins anew with nothing but blank lines after another one."""
    found: set[int] = set()
    counted = 0
    for index, text in enumerate(texts):
        if not text or text.startswith(" "):
            continue
        match = _ORDERED.match(text)
        if match and int(match[1]) <= counted:
            found.add(index)
        counted = int(match[1]) if match else 0
    return found


def _parts(texts: list[str]) -> set[int]:
    found = _restarts(texts)
    in_list = in_questions = False
    for index, text in enumerate(texts):
        if not text or text.startswith((" ", "|")):
            continue
        is_item = bool(_ITEM.match(text))
        if text.startswith("#"):
            if not in_questions:
                found.add(index)
            in_questions, in_list = True, False
            continue
        if in_questions and expression("articles", "conclusion").match(text):
            found.add(index)
            in_questions = False
        if is_item and not in_list and not in_questions:
            found.add(_lead_in(texts, index))
        elif in_list and not is_item and not in_questions and not _is_led(texts, index):
            found.add(index)
        in_list = is_item
    first = next_filled(texts, 0)
    if first < len(texts) and not texts[first].startswith("#"):
        found.discard(first)
    return found


def _lead_in(texts: list[str], index: int) -> int:
    """Return the line that leads into the list (it ends in a colon), or the list's own first line."""
    before = index - 1
    while before >= 0 and not texts[before]:
        before -= 1
    leads = before >= 0 and texts[before].rstrip().endswith(("：", ":")) and not texts[before].startswith(" ")
    return before if leads and not _ITEM.match(texts[before]) else index


def _is_led(texts: list[str], index: int) -> bool:
    """Tell whether a paragraph leads into a list, or belongs to the label above it (收费：)."""
    before = next((text for text in reversed(texts[:index]) if text), "")
    return _leads(texts, index) or before.rstrip().endswith(("：", ":"))


def _leads(texts: list[str], index: int) -> bool:
    after = next_filled(texts, index + 1)
    return (
        after < len(texts)
        and bool(_ITEM.match(texts[after]))
        and is_prose(texts[index])
        and texts[index].endswith("：")
    )
