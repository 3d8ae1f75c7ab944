"""Leftovers of HTML: entities, tags, comments and scripts that a scraper forgot."""

from __future__ import annotations

import html
import re
from itertools import pairwise

from normalizer.model import Change, Line, Lines, Result
from normalizer.text import HAN_CHARACTER, han_count

_MAY_BE = re.compile("[&<†]|\\[(?:\\d|citation|ref|\\^)")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_CITATION = re.compile(
    r"【\d+†[^】]{0,40}】|\[(?:citation|ref):\s*\d+\]|\[\^[\w-]{1,12}\](?:: ?)?"
    r"|(?<=[\u4e00-\u9fff，。；！？])(?:\[\d{1,2}\])+(?![(\[:：])"
)
# Behind a backslash stands what an earlier run escaped.
_HIDDEN_OPEN = re.compile(
    r"(?<!\\)(?:(?P<comment><!--)"
    r"|<(?P<script>script|style)\b[^<>]*>"
    r"|<(?P<name>noscript|iframe|nav|template|select|textarea|svg)\b[^<>]*>"
    r"|<(?P<unseen>\w+)\b[^<>]*\bstyle\s*=\s*[\"'][^\"'<>]*(?:display:\s*none|font-size:\s*0(?![.\d]))[^<>]*>)",
    re.IGNORECASE,
)
_LONGEST_BLOCK = 60
"""Lines of the longest comment, menu or table row; without its end within these it is taken as text."""
_ROW_OPEN = re.compile(r"<tr\b[^<>]*>(?!.*</tr\s*>)", re.IGNORECASE)
_ROW = re.compile(r"<tr\b[^<>]*>.*?</tr\s*>", re.IGNORECASE)
_CELL_BORDER = re.compile(r"\s*</t[dh]\s*>\s*<t[dh]\b[^<>]*>\s*", re.IGNORECASE)
_BREAK_IN_CELL = re.compile(r"\s*</?(?:p|div|br|section|ul|ol|li)\b[^<>]*>\s*", re.IGNORECASE)
_CELL_END = re.compile(r"(?<=>) +| +(?=<)|^ +| +$")
_LONGEST_CELL = 100
"""Chinese characters; longer cells set a page in columns and are no table."""
_INLINE = r"(?:span|a|em|i|time|label)"
_SIDE_BY_SIDE = re.compile(rf"(?<=[\w%])(?:</{_INLINE}\s*>\s*)+(?:<{_INLINE}\b[^<>]*>)+(?=\w)", re.IGNORECASE)
_TAG = re.compile(
    r"(?<!\\)(?:<!DOCTYPE[^<>]*>|<(?P<end>/?)\s*(?P<name>p|div|span|li|ul|ol|dl|dt|dd|h[1-6]|strong|b|i|u|em|small|font"
    r"|section|article|header|footer|main|nav|aside|figure|figcaption|blockquote|table|caption|colgroup|col|thead|tbody"
    r"|tfoot|tr|td|th|img|center|a|br|wbr|hr|html|head|body|title|meta|link|ins|del|s|strike|sup|sub|mark|label|button"
    r"|svg|path|picture|canvas|audio|video|source|object|param|embed|time|details|summary|form|fieldset|legend|input"
    r"|textarea|select|option|pre|code|kbd|var|tt|big|abbr|cite|q|address|map|area|nobr|o:p|mp-[a-z-]+)"
    r"(?:\s(?:(?:[^<>\"']|\"[^\"]{0,300}\"|'[^']{0,300}')*|[^<>]*))?/?>)",
    re.IGNORECASE,
)
_BLOCK = re.compile(
    "p|div|ul|ol|dl|dt|dd|section|article|header|footer|main|aside|figure|figcaption|blockquote|table|caption|tr"
    "|pre|details|summary|form|fieldset|legend|option|address|button"
)
_LEADING_BREAK = re.compile(r"\A[ \t]*\n")
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
    """Return the lines without comments, scripts, menus and elements that no reader of the page saw."""
    kept = list(lines)
    endless: set[str] = set()
    for index in range(len(kept)):
        column = 0
        while opening := _HIDDEN_OPEN.search(kept[index].text, column):
            script = (opening["script"] or "").lower()
            end = None if script in endless else _end_of(kept, index, opening)
            if script and end is None:
                endless.add(script)
            if end is None or (opening["unseen"] and "。" in _between(kept, (index, opening.end()), end)):
                # An answer that unfolds when it is asked for is hidden too, but it has sentences.
                column = opening.end()
                continue
            column, (last, close) = opening.start(), end
            removed = _between(kept, (index, column), end)
            why = "a comment, a script or something else that no reader of the page saw"
            changes.append(Change(kept[index].number, "markup", "hidden", "removed", removed, "", why))
            text = kept[index].text[:column] + kept[last].text[close:]
            for blank in range(index + 1, last + 1):
                kept[blank] = Line(kept[blank].number, "")
            kept[index] = Line(kept[index].number, text)
    return kept


def _between(lines: Lines, start: tuple[int, int], end: tuple[int, int]) -> str:
    """Return the text from one place to another; a place is the index of a line and a column."""
    (first, column), (last, close) = start, end
    whole = "\n".join(line.text for line in lines[first : last + 1])
    return whole[column : len(whole) - len(lines[last].text) + close]


def _end_of(lines: Lines, start: int, opening: re.Match[str]) -> tuple[int, int] | None:
    """Return the line and column behind the end of what opens there, or None if it has none near by."""
    if opening["comment"]:
        border = re.compile("(?P<end>-->)")
    else:
        name = opening["script"] or opening["name"] or opening["unseen"]
        border = re.compile(rf"(?P<end></{name}\b[^<>]*>)|<{name}\b[^<>]*>", re.IGNORECASE)
    depth, column = 1, opening.end()
    # Scripts and styles are as long as they like, and nothing else ends them.
    limit = len(lines) if opening["script"] else min(len(lines), start + _LONGEST_BLOCK)
    for index in range(start, limit):
        for found in border.finditer(lines[index].text, column):
            depth += -1 if found["end"] else not opening["script"]
            if not depth:
                return index, found.end()
        column = 0
    return None


def _joined_rows(lines: Lines) -> list[Line]:
    """Return the lines with each table row on one, for its cells often have a line each."""
    if not any(_ROW_OPEN.search(line.text) for line in lines if "<" in line.text):
        return list(lines)
    joined: list[Line] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        last = _end_of_row(lines, index) if _ROW_OPEN.search(line.text) else None
        if last is not None:
            row = "".join(part.text.strip() for part in lines[index : last + 1])
            if _CELL_BORDER.search(row):
                line = Line(line.number, row)
                index = last
        joined.append(line)
        index += 1
    return joined


def _end_of_row(lines: Lines, start: int) -> int | None:
    for index in range(start, min(len(lines), start + _LONGEST_BLOCK)):
        if "</tr" in lines[index].text.lower():
            return index
    return None


def _flattened(row: re.Match[str]) -> str:
    """Return a row without the breaks inside its cells, unless they set whole texts side by side."""
    cells = _CELL_BORDER.split(row[0])
    if len(cells) < 2 or any(han_count(cell) > _LONGEST_CELL for cell in cells):
        return row[0]
    flat = (_CELL_END.sub("", _BREAK_IN_CELL.sub(" ", cell)) for cell in cells)
    return "\t".join(flat)


def _parted(tags: re.Match[str]) -> str:
    """Return a blank between a Chinese name and a date beside it; two pieces of one word stay together."""
    before, after = tags.string[tags.start() - 1], tags.string[tags.end()]
    return " " if bool(HAN_CHARACTER.match(before)) != bool(HAN_CHARACTER.match(after)) else ""


class _Tags:
    """Writes tags as text; it remembers the open lists, for their items may stand on other lines."""

    def __init__(self) -> None:
        self.counts: list[int | None] = []

    def plain(self, text: str) -> str:
        text = _CELL_BORDER.sub("\t", _ROW.sub(_flattened, text))
        text = _SIDE_BY_SIDE.sub(_parted, text)
        tags = list(_TAG.finditer(text))
        edges = [0, *(edge for tag in tags for edge in tag.span()), len(text)]
        pieces = [text[start:end] for start, end in pairwise(edges)]
        pieces[1::2] = [self._written(tag) for tag in tags]
        written = "".join(pieces)
        if tags:
            written = _LEADING_BREAK.sub("", _EMPTY_LINES.sub("\n", written), count=1)
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
            return "\n"
        if name in ("br", "hr"):
            return "\n"
        if name[0] == "h" and name[1:].isdigit():
            return "\n" if ends else f"\n{'#' * int(name[1:])} "
        if name == "title":
            return "\n" if ends else "\n# "
        if name == "li":
            return "\n" if ends else self._item()
        return "\n" if _BLOCK.fullmatch(name) else ""

    def _item(self) -> str:
        if not self.counts or self.counts[-1] is None:
            return "\n- "
        self.counts[-1] += 1
        return f"\n{self.counts[-1]}. "
