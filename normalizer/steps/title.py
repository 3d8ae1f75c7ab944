"""The title: found, freed of its second half and the site's name, moved to the front matter."""

from __future__ import annotations

import re

from normalizer.model import Change, Line, Lines, Result
from normalizer.steps.mojibake import commonness
from normalizer.steps.spacing import closed
from normalizer.text import HAN, HAN_CHARACTER, LONGEST_TITLE, han_count, is_title_like, next_filled, squeezed
from normalizer.vocabulary import expression

_MARKED = re.compile(
    r"\s*(?:[-*+•·●○▪►▶◆■]|\d{1,2}[.、．)）]"
    r"|[一二三四五六七八九十]{1,3}[、.．]"
    r"|[(（][\d一二三四五六七八九十]{1,3}[)）]"
    r"|[①-⑳]|第.{1,3}[章节步部]"
    r"|(?:问题|疑问|解答|[Ss]tep|STEP|步骤) ?[\d一二三四五六七八九十]|[问答QA]\d{0,2}[：:]|\||##)"
)
_IN_BRACKETS = re.compile(r"\s*【(?P<title>[^】：。，]{4,40})】\s*(?P<rest>(?=.*。).+)")
_MARKDOWN_TITLE = re.compile(r"# +(.+?)(?: +#+)?$")
_HEADING_MARKS = re.compile(r"#{2,6} +|\*\*(?=[^*]+\*\*$)|(?<=[^*])\*\*$")
_NUMBERED = re.compile(r"(?:\*\*)?(?:[一二三四五六七八九十]{1,3}[、.．：]|1[、.．])")
_ENGLISH_TITLE = re.compile(r"[A-Z][^.!:;]{8,100}")
_LONGEST_GLUED = 90
_LEAST_SHARED = 3
_SURELY_SHARED = 5
"""So many characters in common make two titles of any halves; fewer need a first half that ends as one."""
_LEAST_HALF = 6
LEAST_COMMON = 0.5
"""Share of everyday characters below which a line is no title but text decoded wrongly."""
_SEPARATORS = "？?_|｜ ,，:：!！-—·"


def title(lines: Lines) -> Result:
    """Take the title off the body, and remove lines that only repeat it.

    The fact `title` of the change holds it. An article whose first line is a sentence or a numbered heading
    has no title, and none is invented here.
    """
    lines = _parted(lines)
    texts = [line.text for line in lines]
    first = next_filled(texts, 0)
    if first == len(texts) or not _can_be_title(texts, first):
        return list(lines), []
    raw = _HEADING_MARKS.sub("", _MARKDOWN_TITLE.sub(r"\1", texts[first].strip()))
    name = expression("titles", "label").sub("", raw, count=1) if len(raw) < 200 else raw
    name, removed = _trimmed(closed(name))
    number = lines[first].number
    changes = [
        Change(
            number,
            "title",
            "title",
            "moved",
            name,
            name,
            "the title, moved to the front matter",
            ("title", name),
        )
    ]
    if removed:
        changes.append(
            Change(number, "title", "glued", "removed", removed, "", "a second title or the site's name")
        )
    if (
        label := closed(raw)[: len(closed(raw)) - len(name) - len(removed)]
        if closed(raw).endswith(name + removed)
        else ""
    ):
        changes.append(Change(number, "title", "label", "removed", label, "", "the word before a title"))
    repeats = {squeezed(name), squeezed(raw)}
    kept: list[Line] = []
    for line in lines[first + 1 :]:
        if line.text and len(line.text) <= len(raw) + 8 and squeezed(line.text) in repeats:
            changes.append(
                Change(line.number, "title", "repeated", "removed", line.text, "", "repeats the title")
            )
        else:
            kept.append(line)
    return kept, changes


def _parted(lines: Lines) -> Lines:
    """Return the lines with a title in black brackets (【title】text) on a line of its own."""
    at = next_filled([line.text for line in lines], 0)
    if at < len(lines) and (match := _IN_BRACKETS.fullmatch(lines[at].text)):
        number = lines[at].number
        return [*lines[:at], Line(number, match["title"]), Line(number, match["rest"]), *lines[at + 1 :]]
    return lines


def _can_be_title(texts: list[str], first: int) -> bool:
    text = texts[first].strip()
    if "\ufffd" in text or text.endswith("。") or commonness(text) < LEAST_COMMON:
        return False
    if _MARKDOWN_TITLE.match(text) or _heads_a_heading(texts, first):
        return True
    if text.isascii() and not any(map(HAN_CHARACTER.search, texts)):
        return bool(_ENGLISH_TITLE.fullmatch(text))
    if _MARKED.match(text) or len(text) > _LONGEST_GLUED or han_count(text) < 4 or "\t" in text:
        return False
    after = next_filled(texts, first + 1)
    if after < len(texts) and re.match(r"\s*(?:答|A)\d{0,2}[：:]", texts[after]):
        return False
    whole = any(map(is_title_like, (text, text.rstrip("！!"), _trimmed(text)[0])))
    # A sentence may lack its full stop; a title has no comma, except between two halves.
    return whole and text.count("，") <= 1 and not text.endswith(("：", ":"))


def _heads_a_heading(texts: list[str], first: int) -> bool:
    """Tell whether the first line is marked as a heading with another heading right below: the title."""
    heading = re.match(r"(?:#{2,6} +|\*\*)(.+)", texts[first].strip())
    after = next_filled(texts, first + 1)
    if not heading or after == len(texts) or _NUMBERED.match(heading[1]):
        return False
    return texts[after].startswith("#") or bool(
        _NUMBERED.match(texts[after]) and texts[first].startswith("#")
    )


def _trimmed(name: str) -> tuple[str, str]:
    """Return the title alone and what was glued behind it."""
    whole = name
    suffix = re.search(f"{expression('titles', 'site_suffix').pattern}$", name)
    if suffix and han_count(name[: suffix.start()]) >= 4:
        name = name[: suffix.start()]
    if at := glued_at(name):
        name = name[:at]
    name = name.rstrip(" _|｜,，:：-—·")
    return name, whole[len(name) :]


def glued_at(text: str) -> int:
    """Return where a second title begins that was glued to the first, or 0.

    Both halves speak of one thing: the second begins with words that the first holds, and the first ends
    as a title may end.
    """
    text = text.rstrip()
    if len(text) > _LONGEST_GLUED or han_count(text) < 2 * _LEAST_HALF:
        return 0
    best, best_at = 0, 0
    for at in range(_LEAST_HALF, len(text) - _LEAST_HALF + 1):
        first, second = text[:at], text[at:].lstrip(_SEPARATORS)
        shared = _shared_start(first, second)
        separated = text[at] in _SEPARATORS or text[at - 1] in _SEPARATORS
        if shared < _LEAST_SHARED + (not separated) * (not first.startswith(second[:_LEAST_SHARED])):
            continue
        if not separated and shared < _SURELY_SHARED and not _ends_as_title(first):
            continue
        if shared > best:
            best, best_at = shared, at
    return best_at if best_at and han_count(text[:best_at]) <= LONGEST_TITLE else 0


def _ends_as_title(text: str) -> bool:
    return bool(re.search(f"{expression('titles', 'ending').pattern}$", text))


def _shared_start(first: str, second: str) -> int:
    length = 0
    while length < len(second) and re.match(f"[{HAN}]", second[length]) and second[: length + 1] in first:
        length += 1
    return length
