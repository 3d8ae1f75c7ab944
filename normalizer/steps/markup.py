"""Leftovers of HTML: entities, tags, comments and scripts that a scraper forgot."""

from __future__ import annotations

import html
import re
from itertools import pairwise

from normalizer.model import Change, Line, Lines, Result

_MAY_BE = re.compile("[&<†]|\\[(?:\\d|citation|ref)")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_CITATION = re.compile(
    r"【\d+†[^】]{0,40}】|\[(?:citation|ref):\s*\d+\]|(?<=[\u4e00-\u9fff，。；！？])(?:\[\d{1,2}\])+(?![(\[:：])"
)
_HIDDEN_OPEN = re.compile(r"<!--|<(script|style|noscript|iframe)\b[^<>]*>", re.IGNORECASE)
_LONGEST_BLOCK = 60
"""Lines of the longest comment, script or table row; without its end within these it is taken as text."""
_ROW_OPEN = re.compile(r"<tr\b[^<>]*>(?!.*</tr\s*>)", re.IGNORECASE)
_CELL_BORDER = re.compile(r"</t[dh]\s*>\s*<t[dh]\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(
    r"<!DOCTYPE[^<>]*>|<(?P<end>/?)\s*(?P<name>p|div|span|li|ul|ol|dl|dt|dd|h[1-6]|strong|b|i|u|em|small|font|section|article"
    r"|header|footer|main|nav|aside|figure|figcaption|blockquote|table|thead|tbody|tr|td|th|img|center|a|br|hr"
    r"|html|head|body|title|meta|link|ins|sup|sub|mark|label|button|svg|path|video|source)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_BREAKING_END = {"p", "div", "li", "tr", "title", "dt", "dd", "blockquote", "section"}
_EMPTY_LINES = re.compile(r"\n(?:[ \t]*\n)+")


def markup(lines: Lines) -> Result:
    """Resolve entities; write headings, items and cells as text shows them; drop all other markup."""
    kept: list[Line] = []
    changes: list[Change] = []
    tags = _Tags()
    for line in _joined_rows(_without_hidden(lines, changes)):
        if not _MAY_BE.search(line.text):
            kept.append(line)
            continue
        cited = _CITATION.sub("", line.text)
        if cited != line.text:
            marks = "".join(_CITATION.findall(line.text))
            changes.append(
                Change(line.number, "markup", "citation", "removed", marks, "", "marks of footnotes")
            )
            line = Line(line.number, cited)
        plain = tags.plain(line.text)
        if plain != line.text:
            why = "HTML left over by the scraper"
            changes.append(Change(line.number, "markup", "html", "repaired", line.text, plain, why))
        kept.extend(Line(line.number, part) for part in plain.split("\n"))
    return kept, changes


def _without_hidden(lines: Lines, changes: list[Change]) -> list[Line]:
    """Return the lines without comments, scripts and styles, which no reader of the page saw."""
    kept = list(lines)
    for index in range(len(kept)):
        while opening := _HIDDEN_OPEN.search(kept[index].text):
            end = f"</{opening[1]}" if opening[1] else "-->"
            last = _line_with(kept, index, opening.end(), end)
            if last is None:
                break
            start = opening.end() if last == index else 0
            close = kept[last].text.lower().index(end, start) + len(end)
            if opening[1]:
                close = kept[last].text.find(">", close) + 1 or close
            before, after = kept[index].text[: opening.start()], kept[last].text[close:]
            whole = "\n".join(line.text for line in kept[index : last + 1])
            removed = whole[len(before) : len(whole) - len(after)]
            why = "a comment or a script of the page"
            changes.append(Change(kept[index].number, "markup", "hidden", "removed", removed, "", why))
            for blank in range(index + 1, last + 1):
                kept[blank] = Line(kept[blank].number, "")
            kept[index] = Line(kept[index].number, before + after)
    return kept


def _line_with(lines: Lines, start: int, column: int, end: str) -> int | None:
    for index in range(start, min(len(lines), start + _LONGEST_BLOCK)):
        if end in lines[index].text[column if index == start else 0 :].lower():
            return index
    return None


def _joined_rows(lines: Lines) -> list[Line]:
    """Return the lines with each table row on one, for its cells often have a line each."""
    if not any(_ROW_OPEN.search(line.text) for line in lines if "<" in line.text):
        return list(lines)
    joined: list[Line] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        last = _line_with(lines, index, 0, "</tr") if _ROW_OPEN.search(line.text) else None
        if last is not None:
            cells = (part.text.strip() for part in lines[index : last + 1])
            line = Line(line.number, "".join(cells))
            index = last
        joined.append(line)
        index += 1
    return joined


class _Tags:
    """Writes tags as text; it remembers the open lists, for their items may stand on other lines."""

    def __init__(self) -> None:
        self.counts: list[int | None] = []

    def plain(self, text: str) -> str:
        text = _CELL_BORDER.sub("\t", text)
        tags = list(_TAG.finditer(text))
        edges = [0, *(edge for tag in tags for edge in tag.span()), len(text)]
        pieces = [text[start:end] for start, end in pairwise(edges)]
        pieces[1::2] = [self._written(tag) for tag in tags]
        written = "".join(pieces)
        if tags:
            written = _EMPTY_LINES.sub("\n", written).removeprefix("\n")
        # An entity may stand for "<" or "&": resolved last, and once, or literal text would turn into tags.
        return _ENTITY.sub(lambda match: html.unescape(match[0]), written)

    def _written(self, tag: re.Match[str]) -> str:
        if not tag["name"]:
            return ""
        name, ends = tag["name"].lower(), bool(tag["end"])
        if name in ("ul", "ol"):
            if not ends:
                self.counts.append(0 if name == "ol" else None)
            elif self.counts:
                self.counts.pop()
            return ""
        if name in ("br", "hr"):
            return "\n"
        if name[0] == "h" and name[1:].isdigit():
            return "\n" if ends else f"\n{'#' * int(name[1:])} "
        if ends:
            return "\n" if name in _BREAKING_END else ""
        if name == "title":
            return "\n# "
        return self._item() if name == "li" else ""

    def _item(self) -> str:
        if not self.counts or self.counts[-1] is None:
            return "\n- "
        self.counts[-1] += 1
        return f"\n{self.counts[-1]}. "
