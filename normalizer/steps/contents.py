"""Tables of contents: they repeat the headings, which stay."""

from __future__ import annotations

import re
from collections import Counter

from normalizer.model import Change, Line, Lines, Result
from normalizer.text import HAN, han_count, is_title_like, next_filled, squeezed
from normalizer.vocabulary import inline, reason, whole_lines

_ENTRY_MARK = re.compile(
    r"\s*(?:[-*+•·●○▪►▶◆]\s*|[(（]?(?:\d{1,2}(?:\.\d{1,2})*|[一二三四五六七八九十]{1,3}|[①-⑳])[)）]?\s*[.、．:：]?\s*)"
)
_PAGE_NUMBER = re.compile(r"\s*[.…·。]{3,}\s*\d{0,4}\s*$")
_INLINE_MARK = re.compile(r"(?:\d{1,2}\s*[.、．)）]|[(（]\d{1,2}[)）]|[一二三四五六七八九十]{1,2}、|[①-⑳])")
_SEPARATOR = re.compile("[；;、，,/|\\s]+")
_STRONG = re.compile("本文|文章|全文|目录|导读")
_LONGEST_ENTRY = 40


def contents(lines: Lines) -> Result:
    """Remove a table of contents: its head, and the entries that repeat headings or are plainly a list.

    The paragraph after a head without entries stays, and so does the first heading of the article.
    """
    texts = [line.text for line in lines]
    known = Counter(_key(text) for text in texts if len(text) <= _LONGEST_ENTRY * 2)
    gone: set[int] = set()
    head = whole_lines("heads", "contents")
    for index, text in enumerate(texts):
        if (
            index not in gone
            and text
            and len(text) < 40
            and head.fullmatch(text.lstrip("# ").replace(" ", ""))
        ):
            gone.add(index)
            gone.update(_entries(texts, index + 1, known))
    kept, changes = _with_headings(lines, {_key(texts[index]) for index in gone}, gone)
    why = reason("heads", "contents")
    changes += [
        Change(lines[index].number, "contents", "contents", "removed", texts[index], "", why)
        for index in sorted(gone)
        if texts[index]
    ]
    return kept, changes


def _with_headings(lines: Lines, entries: set[str], gone: set[int]) -> Result:
    """Return the lines that stay; a bare line that the table named is a heading, whatever it looks like."""
    kept: list[Line] = []
    changes: list[Change] = []
    for index, line in enumerate(lines):
        if index in gone:
            continue
        text = line.text.strip()
        if (
            entries
            and text
            and len(text) <= _LONGEST_ENTRY
            and not _ENTRY_MARK.match(text)
            and _key(text) in entries
        ):
            heading = f"## {text.lstrip('# ')}"
            if heading != line.text:
                why = "the table of contents names this heading"
                changes.append(
                    Change(line.number, "contents", "heading", "repaired", line.text, heading, why)
                )
            entries = entries - {_key(text)}
            line = Line(line.number, heading)
        kept.append(line)
    return kept, changes


def _key(text: str) -> str:
    text = _PAGE_NUMBER.sub("", text)
    return squeezed(_ENTRY_MARK.sub("", text, count=1))


def _entries(texts: list[str], start: int, known: Counter[str]) -> list[int]:
    found: list[int] = []
    keys: Counter[str] = Counter()
    index = next_filled(texts, start)
    while index < len(texts) and _is_entry(texts[index]):
        key = _key(texts[index])
        marked = bool(_ENTRY_MARK.match(texts[index]) or _PAGE_NUMBER.search(texts[index]))
        # The entry's second appearance is the heading: the table is over.
        if keys[key] or (not marked and known[key] < 2):
            break
        keys[key] += 1
        found.append(index)
        index = next_filled(texts, index + 1)
    return found if _are_contents(texts, found, index, known) else []


def _is_entry(text: str) -> bool:
    text = text.strip()
    if len(text) > _LONGEST_ENTRY + 40 or text.startswith(("#", "|")):
        return False
    return bool(_PAGE_NUMBER.search(text)) or (len(text) <= _LONGEST_ENTRY and is_title_like(text))


def _are_contents(texts: list[str], found: list[int], after: int, known: Counter[str]) -> bool:
    if not found:
        return False
    repeated = sum(known[_key(texts[index])] > 1 for index in found)
    if repeated * 2 >= len(found):
        return True
    # No heading repeats them: a list of titles is still one, but not a numbered step and its paragraph.
    return len(found) >= 2 and not _opens_a_list(texts, found, after)


def _opens_a_list(texts: list[str], found: list[int], after: int) -> bool:
    """Tell whether the last entry is a title with its body under it, so that the run is content."""
    return after < len(texts) and after == found[-1] + 1


def inline_contents(lines: Lines) -> Result:
    """Cut a table of contents out of a sentence; the sentences before and after it stay."""
    finder = inline("inline_contents")
    known: Counter[str] | None = None
    kept: list[Line] = []
    changes: list[Change] = []
    for line in lines:
        match = finder.search(line.text) if line.text else None
        if match:
            if known is None:
                known = Counter(_key(other.text) for other in lines if len(other.text) <= _LONGEST_ENTRY * 2)
            end = _end_of_sentence(line.text, match.end())
            entries = line.text[match.end() : end]
            if _lists_headings(match[0], entries, known):
                text = (line.text[: match.start()] + line.text[end:]).rstrip("，,；; ")
                removed = line.text[match.start() : end]
                why = reason("clauses", "inline_contents")
                changes.append(
                    Change(line.number, "inline_contents", "inline_contents", "removed", removed, "", why)
                )
                if text.strip():
                    kept.append(Line(line.number, _closed(text)))
                continue
        kept.append(line)
    return kept, changes


def _closed(text: str) -> str:
    return text + "。" if re.search(rf"[{HAN}A-Za-z0-9]$", text) else text


def _end_of_sentence(text: str, start: int) -> int:
    stop = re.compile("[。！]").search(text, start)
    return stop.end() if stop else len(text)


def _lists_headings(opening: str, entries: str, known: Counter[str]) -> bool:
    marks = len(_INLINE_MARK.findall(entries))
    names = [
        squeezed(name)
        for name in _SEPARATOR.split(_INLINE_MARK.sub(" ", entries.rstrip("。！")))
        if name.strip()
    ]
    if len(names) < 2:
        return False
    repeated = sum(known[name] > 0 for name in names)
    if repeated * 2 >= len(names):
        return True
    return marks >= 2 and bool(_STRONG.search(opening)) and max(map(han_count, names)) <= 20
