"""Headings: numbered in Chinese, in brackets, behind a symbol, or a bare line between paragraphs."""

from __future__ import annotations

import re
from collections import Counter

from normalizer.model import Change, Line, Lines, Result
from normalizer.steps.marks import mark_of
from normalizer.text import (
    HEADING,
    LONGEST_BARE_HEADING,
    ends_question,
    han_count,
    is_prose,
    is_title_like,
    next_filled,
)

_CN = "[一二三四五六七八九十]{1,3}"
_NUMBERED = (
    (2, re.compile(rf"\s*{_CN}\s*[、.．，,：:]\s*(.+)")),
    (2, re.compile(rf"\s*{_CN} +(\S.*)")),
    (2, re.compile(r"\s*0[1-9][\s.、/|]*(?=[\u4e00-\u9fff])(.+)")),
    (2, re.compile(rf"\s*第(?:{_CN}|\d{{1,2}})(?:章|节|部分|大点)[：:、.\s]*(.+)")),
    (3, re.compile(rf"\s*[(（]{_CN}[)）]\s*[、.]?\s*(.+)")),
    (2, re.compile(rf"\s*[【\[]{_CN}[】\]]\s*(.+)")),
    (2, re.compile(r"\s*(?:Part|PART|part)\.? ?\d{1,2}[\s.、：:|]*(.+)")),
    (3, re.compile(r"\s*\d{1,2}\.\d{1,2}(?:\.\d{1,2})?[、.]?\s*(?=[^\d\s.%元个天])(.+)")),
)
_DECIMAL = _NUMBERED[-1][1]
_EMPHASISED = (
    re.compile(r"\s*【([^【】]+)】[：:]?\s*$"),
    re.compile(r"\s*(?:\*\*|__)([^*_]+)(?:\*\*|__)[：:]?\s*$"),
    re.compile(r"\s*[▌▎◆■◎❖★☆●▶►✦📌📍🔔💡🎯🔍📝📞📱⏰📋📄🚀🔥❓❗⚠🌟⭐🏢💳🧾🔑]+\s*(.+)"),
)
_NUMBER = re.compile(
    rf"^(?:0[1-9][\s.、/|]*(?=[\u4e00-\u9fff])|{_CN}(?:[、.．，：]|\s+)|第{_CN}[章节][：:、\s]*|[(（]{_CN}[)）]"
    rf"|\d{{1,2}}(?:\.\d{{1,2}})*[.、．])\s*(?=[^\d\s])"
)
_EMOJI = "\u2300-\u23ff\u2600-\u27bf\u2b50\u2b55\U0001f300-\U0001faff\ufe0f"
_DECORATION = re.compile(f"[{_EMOJI}]+\\s*")
_SYMBOL = _EMPHASISED[-1]
_BOLD = re.compile(r"(?:\*\*|__)([^*_]+)(?:\*\*|__)[：:]?\s*$")
_LONE_NUMBER = re.compile(
    r"\s*(?:0[1-9]|(?:Part|PART|part)\.? ?\d{1,2}|(?:Step|STEP|step|NO)\.? ?\d{1,2})\s*"
)
_COUNTED = rf"((?:方法|方式|途径|渠道|情形|情况) ?(?:{_CN}|\d{{1,2}}))"
_WAY = re.compile(rf"\s*[【\[]{_COUNTED}[】\]][：:]?\s*(.+?)[：:]?\s*")
_PLAIN_WAY = re.compile(rf"\s*{_COUNTED}[：:]\s*(.+?)[：:]?\s*")
_LABELLED_NUMBER = re.compile(r"：\s*\d")
_FILLER_QUESTION = re.compile("那么?|所以|但|可是|不过|因此|究竟")
_HASH = re.compile(r"\s{0,3}(#{1,6})(?:\s+|(?=[^\s#\d*]))(.*?)\s*#*$")
"""The blank may be missing, but ##002# is a code to dial."""
_PART_STYLES = ("n.", "n、", "n)")
_LEAST_BODIES = 1.6
"""Paragraphs an item must hold on average to be a part with a heading; one is a title and its body."""
QUESTION_LEVEL = 3
"""The level that the step `questions` writes; if all are, `placeholders` supplies the one above."""


def headings(lines: Lines) -> Result:
    """Find the headings and write them as `##` and `###`, without their numbers and trailing marks."""
    texts = [line.text for line in lines]
    found = {index: heading for index in range(len(texts)) if (heading := _heading(texts, index))}
    _forget_lists(texts, found)
    numbers = _lone_numbers(texts)
    found |= {below: (2, texts[below].strip().rstrip("：:")) for below in numbers.values()}
    found |= _numbered_parts(texts, found)
    first_numbered = min(
        (index for index in found if _NUMBERED[0][1].match(texts[index])), default=len(texts)
    )
    for index in range(len(texts)):
        if index not in found and _is_bare(texts, index, found):
            # Below headings numbered 一、二、三 a bare line is one level down.
            found[index] = (3 if index > first_numbered else 2, texts[index].strip().rstrip("：:"))
    only_questions = all(texts[index].startswith("### ") for index in found)
    return _written(lines, _levelled(found, QUESTION_LEVEL - 1 if only_questions else 1), set(numbers))


def _heading(texts: list[str], index: int) -> tuple[int, str] | None:
    """Return the level and text of a heading that shows by a mark, or None."""
    text = texts[index]
    if not text:
        return None
    if (match := _HASH.match(text)) and match[2] and (len(match[1]) > 1 or HEADING.match(text)):
        return max(2, len(match[1])), _unnumbered(match[2])
    if way := _way(texts, index):
        return 2, way
    bold = _BOLD.match(text)
    for level, pattern in _NUMBERED:
        if match := pattern.match(bold[1] if bold else text):
            if pattern is _DECIMAL and not _has_body(texts, index):
                return None
            name = _unnumbered(match[1].strip().rstrip("：:"))
            return (level, name) if is_title_like(name) and "，" not in name else None
    for pattern in _EMPHASISED:
        if match := pattern.match(text):
            name = match[1].strip().rstrip("：:")
            after = next_filled(texts, index + 1)
            follows = after < len(texts) and _begins_body(texts[after]) and not pattern.match(texts[after])
            if pattern is _SYMBOL:
                before = _previous(texts, index)
                follows &= not (before >= 0 and pattern.match(texts[before]))
            return (2, name) if follows and is_title_like(name) else None
    return None


def _way(texts: list[str], index: int) -> str:
    """Return a counted way (方法一：…) that is a heading, by its brackets or by the text below it."""
    in_brackets = _WAY.fullmatch(texts[index])
    way = in_brackets or _PLAIN_WAY.fullmatch(texts[index])
    if not way or not is_title_like(way[2]):
        return ""
    after = next_filled(texts, index + 1)
    follows = after < len(texts) and _begins_body(texts[after]) and not _PLAIN_WAY.match(texts[after])
    return f"{way[1]}：{way[2]}" if in_brackets or follows else ""


def _has_body(texts: list[str], index: int) -> bool:
    """Tell whether a line numbered 1.1 has a paragraph or a part 1.1.1 below it; else it is an item."""
    after = next_filled(texts, index + 1)
    if after == len(texts):
        return False
    mark = mark_of(texts[after])
    return is_prose(texts[after]) if mark is None else mark.style not in ("n.n", *_PART_STYLES)


def _begins_body(text: str) -> bool:
    mark = mark_of(text)
    return is_prose(text) or text.startswith("|") or bool(mark and mark.style != "step")


def _unnumbered(name: str) -> str:
    """Return a heading without the number, or numbers, before it."""
    name = _DECORATION.sub("", name, count=1) if _DECORATION.match(name) else name
    while (rest := _NUMBER.sub("", name, count=1)) != name and rest:
        name = rest
    return name


def _lone_numbers(texts: list[str]) -> dict[int, int]:
    """Return the lines that hold nothing but a number (01, PART 2), each with the line of its heading."""
    numbers: dict[int, int] = {}
    for index, text in enumerate(texts):
        if text and _LONE_NUMBER.fullmatch(text):
            below = next_filled(texts, index + 1)
            if below < len(texts) and is_title_like(texts[below]) and not mark_of(texts[below]):
                numbers[index] = below
    return numbers if len(numbers) > 1 else {}


def _forget_lists(texts: list[str], found: dict[int, tuple[int, str]]) -> None:
    """Take back numbered lines that stand one under the other: they are the items of a list."""
    for index in list(found):
        if _carries_on(texts, index, found):
            del found[index]
    numbered = [index for index in found if not texts[index].lstrip().startswith("#")]
    bare = [
        index
        for index in numbered
        if next_filled(texts, index + 1) in found or next_filled(texts, index + 1) == len(texts)
    ]
    same = [index for index in bare if _same_kind(texts, index, found)]
    if len(same) * 2 > len(numbered):
        for index in {*same, *(next_filled(texts, index + 1) for index in same)}:
            found.pop(index, None)


def _carries_on(texts: list[str], index: int, found: dict[int, tuple[int, str]]) -> bool:
    """Tell whether a numbered line is the next item after the one right above it, which is no heading."""
    before = _previous(texts, index)
    if before < 0 or before in found:
        return False
    first, second = mark_of(texts[before]), mark_of(texts[index])
    return bool(first and second and first.style == second.style and first.number + 1 == second.number)


def _numbered_parts(texts: list[str], found: dict[int, tuple[int, str]]) -> dict[int, tuple[int, str]]:
    """Return the titles of a numbered list whose items hold several paragraphs each: they are headings."""
    parts: dict[int, tuple[int, str]] = {}
    run: list[tuple[int, str]] = []
    bodies = 0
    for index in [*range(len(texts)), len(texts)]:
        mark = mark_of(texts[index]) if index < len(texts) and index not in found else None
        follows = bool(
            mark and mark.style in _PART_STYLES and mark.number == len(run) + 1 and _is_part(texts, index)
        )
        if mark and follows:
            run.append((index, mark.text.rstrip("：:")))
        elif index == len(texts) or index in found or (mark and mark.style in _PART_STYLES):
            if len(run) > 1 and bodies >= _LEAST_BODIES * len(run):
                parts.update({start: (3 if found else 2, name) for start, name in run})
            run = [(index, mark.text)] if mark and mark.number == 1 and _is_part(texts, index) else []
            bodies = 0
        elif run and texts[index].strip():
            bodies += 1
    return parts


def _is_part(texts: list[str], index: int) -> bool:
    mark = mark_of(texts[index])
    after = next_filled(texts, index + 1)
    if (
        not mark
        or after == len(texts)
        or not is_title_like(mark.text)
        or han_count(mark.text) > LONGEST_BARE_HEADING
    ):
        return False
    return (
        "：" not in mark.text
        and not texts[after].startswith(" ")
        and is_prose(texts[after])
        and not mark_of(texts[after])
    )


def _same_kind(texts: list[str], index: int, found: dict[int, tuple[int, str]]) -> bool:
    after = next_filled(texts, index + 1)
    first, second = mark_of(texts[index]), mark_of(texts[after]) if after < len(texts) else None
    return bool(after in found and first and second and first.style == second.style)


def _is_bare(texts: list[str], index: int, found: dict[int, tuple[int, str]]) -> bool:
    """Tell whether a line is a heading by its place: short, after a paragraph and before one."""
    text = texts[index]
    if not text or text[0] in " |>#<▲△" or "\t" in text or "  " in text or mark_of(text):
        return False
    name = text.strip()
    if (ends_question(name) and _FILLER_QUESTION.match(name)) or _LABELLED_NUMBER.search(name):
        return False
    if (
        not is_title_like(name)
        or han_count(name) > LONGEST_BARE_HEADING
        or han_count(name) < 2
        or "，" in name
    ):
        return False
    after = next_filled(texts, index + 1)
    if after == len(texts) or not _begins_text(texts, after, found):
        return False
    before = _previous(texts, index)
    if before < 0 or before in found:
        return True
    return _ends_text(texts[before])


def _begins_text(texts: list[str], index: int, found: dict[int, tuple[int, str]]) -> bool:
    if index in found:
        return found[index][0] == QUESTION_LEVEL
    mark = mark_of(texts[index])
    return bool(mark) or (is_prose(texts[index]) and not texts[index].startswith((" ", "|")))


def _previous(texts: list[str], index: int) -> int:
    index -= 1
    while index >= 0 and not texts[index].strip():
        index -= 1
    return index


def _ends_text(text: str) -> bool:
    return (
        (is_prose(text) and not text.rstrip().endswith(("：", ":", "，", "、")))
        or bool(mark_of(text))
        or text.startswith("|")
    )


def _levelled(found: dict[int, tuple[int, str]], last: int) -> dict[int, tuple[int, str]]:
    """Let levels never jump, the first coming after `last`, and tell headings of the same words apart."""
    levelled: dict[int, tuple[int, str]] = {}
    seen: Counter[str] = Counter()
    above: list[int] = []
    for index in sorted(found):
        level, name = found[index]
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        name = re.sub(r"[\s：:，,。；;、！!.]+$", "", name.strip("*_ ")) or name
        seen[name] += 1
        if seen[name] > 1:
            name = f"{name}（{seen[name]}）"
            seen[name] += 1
        levelled[index] = (last + len(above), name)
    return levelled


def _written(lines: Lines, found: dict[int, tuple[int, str]], numbers: set[int]) -> Result:
    kept: list[Line] = []
    changes: list[Change] = []
    for index, line in enumerate(lines):
        if index in numbers:
            why = "the number of the heading below it"
            changes.append(Change(line.number, "headings", "number", "removed", line.text, "", why))
            continue
        if index not in found:
            kept.append(line)
            continue
        level, name = found[index]
        text = f"{'#' * level} {name}"
        kept.append(Line(line.number, text))
        if text != line.text:
            changes.append(
                Change(line.number, "headings", "heading", "repaired", line.text, text, "a heading")
            )
    return kept, changes
