"""Lists: every kind of mark to `1.` and `-`, nested where items hold items, with their paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass

from normalizer.model import Change, Line, Lines, Result
from normalizer.steps.marks import BULLET, CAPITAL, NUMBERED, SMALL, SMALL_IN_BRACKETS, Mark, mark_of
from normalizer.text import FULL_STOP, han_count, is_prose

_SEQUENCE = re.compile(
    r"(首先|第一步|其一)[，,：:]|(其次|再次|然后|接着|随后|再者|其二|其三|另外)[，,：:]|(最后|最终)[，,：:]"
)
_LONGEST_HEAD = 30
_ENDED = re.compile(r"[。！!；;.…，,]$")
_ABOVE_LETTERS = {
    CAPITAL: NUMBERED,
    SMALL: (*NUMBERED, CAPITAL),
    SMALL_IN_BRACKETS: (*NUMBERED, CAPITAL, SMALL),
}
"""The marks of lists that a list counted in letters belongs into."""
_BLOCK = re.compile(r"#{1,6} |\|")
_OFFICIAL = "(cn)"
"""The mark （三）: other texts name it, so that it keeps its number or stays as it stands."""
_FLAT = ("n、", "n.", "n)", "(n)", "circled")
"""Marks of one level, which a page may mix in one list."""


@dataclass(slots=True)
class Entry:
    """One line with text: a list item where it has a mark, else a paragraph."""

    line: Line
    mark: Mark | None
    sub: bool = False
    """Whether it is an item below the last one, though its mark does not show it."""


@dataclass(slots=True)
class Level:
    """An open list: what its marks look like, how far it has counted, and where its items' text begins."""

    style: str
    number: int
    raw_indent: int
    indent: int
    count: int = 1
    bodies: int = 0
    """Paragraphs of the present item, and the fewest any earlier item had."""
    fewest_bodies: int = 99
    title_only: bool = True
    opens: bool = False
    """Whether the present item ends in a colon, and so leads into a list of its own."""
    child_style: str = ""
    """What the marks inside an earlier item looked like."""

    @property
    def lacks_body(self) -> bool:
        """Tell whether the present item is a bare title though each earlier one had a paragraph."""
        return self.title_only and not self.bodies and 0 < self.fewest_bodies < 99

    @property
    def content(self) -> int:
        """Return the column where the text of the present item begins."""
        return self.indent + (2 if self.style == BULLET else len(f"{self.count}. "))


def lists(lines: Lines) -> Result:
    """Write every list as Markdown, section by section."""
    kept: list[Line] = []
    changes: list[Change] = []
    section: list[Line] = []
    counted = 0
    for line in lines:
        if _BLOCK.match(line.text):
            counted = _flush(section, kept, changes, counted) if section else counted
            # A table may stand inside a list; a heading ends it.
            counted = 0 if line.text.startswith("#") else counted
            kept.append(line)
        else:
            section.append(line)
    _flush(section, kept, changes, counted)
    return kept, changes


def _flush(section: list[Line], kept: list[Line], changes: list[Change], counted: int) -> int:
    """Write a section, and return how far its list has counted; `counted` is that above a table."""
    entries = [Entry(line, mark_of(line.text)) for line in section if line.text.strip()]
    _keep_official_numbers(entries)
    _make_one_list(entries)
    _mark_unmarked(entries)
    _number_sequences(entries)
    if any(entry.mark for entry in entries):
        writer = _Writer(entries, counted)
        written, found = writer.write()
        kept.extend(written)
        changes.extend(found)
        counted = writer.stack[0].count if writer.stack else 0
    elif any(entry.line.text.strip() for entry in entries):
        kept.extend(Line(line.number, line.text.strip()) for line in section)
        counted = 0
    else:
        kept.extend(section)
    section.clear()
    return counted


def _keep_official_numbers(entries: list[Entry]) -> None:
    """Take （三） for a part of the text where it does not count on from （二）, or begin at （一）."""
    counted = 0
    for entry in entries:
        if entry.mark and entry.mark.style == _OFFICIAL:
            if entry.mark.number in (1, counted + 1):
                counted = entry.mark.number
            else:
                counted, entry.mark = 0, None


def _make_one_list(entries: list[Entry]) -> None:
    """Give marks that count on in another style ((1) ② ③) the style of the list they belong to."""
    before: Mark | None = None
    for at, entry in enumerate(entries):
        mark = entry.mark
        if not mark or mark.style not in _FLAT:
            continue
        if (
            before
            and mark.style != before.style
            and mark.number == before.number + 1
            and mark.indent == before.indent
            and not any(_is(later.mark, before.style, mark.number) for later in entries[at:])
        ):
            entry.mark = mark = mark._replace(style=before.style)
        before = mark


def _is(mark: Mark | None, style: str, number: int) -> bool:
    return bool(mark and mark.style == style and mark.number == number)


def _mark_unmarked(entries: list[Entry]) -> None:
    """Mark as bullets two or more short lines without full stop below a line that ends in a colon."""
    at = 0
    while at < len(entries):
        after = at + 1
        if entries[at].line.text.rstrip().endswith(("：", ":")) and not entries[at].mark:
            while after < len(entries) and not entries[after].mark and _is_short(entries[after].line.text):
                after += 1
            # The last item may close the sentence that the others carry on with semicolons.
            if after - at > 1 and after < len(entries) and _closes(entries[after - 1], entries[after]):
                after += 1
            if after - at > 2:
                for entry in entries[at + 1 : after]:
                    entry.mark = Mark(0, BULLET, 0, entry.line.text.strip())
        at = after


def _closes(before: Entry, last: Entry) -> bool:
    text = last.line.text.rstrip()
    return (
        before.line.text.endswith(("；", ";"))
        and not last.mark
        and text.endswith("。")
        and _is_short(text[:-1])
    )


def _is_short(text: str) -> bool:
    return han_count(text) <= 24 and not is_prose(text.rstrip("；;，,")) and not text.startswith(" ")


def _repaired(line: Line, text: str, rule: str) -> Change:
    return Change(line.number, "lists", rule, "repaired", line.text, text, "a list")


class _Writer:
    """Writes one section; it walks the lines once and keeps the open lists on a stack."""

    def __init__(self, entries: list[Entry], counted: int) -> None:
        self.entries = entries
        self.counted = counted
        _find_sub_items(entries)
        self.later: dict[tuple[str, int], list[int]] = defaultdict(list)
        for at, entry in enumerate(entries):
            if entry.mark and not entry.sub:
                self.later[(entry.mark.style, entry.mark.number)].append(at)
        self.stack: list[Level] = []
        self.kept: list[Line] = []
        self.changes: list[Change] = []

    def write(self) -> Result:
        for at, entry in enumerate(self.entries):
            if entry.mark:
                self._item(at, entry, entry.mark)
            else:
                self._paragraph(at, entry)
        self.kept.append(Line(self.entries[-1].line.number, ""))
        return self.kept, self.changes

    def _item(self, at: int, entry: Entry, mark: Mark) -> None:
        if entry.sub:
            self._sub_item(mark)
        elif not self._continued(mark):
            if not self._nests(at, mark):
                self._close_for(mark)
            indent = self.stack[-1].content if self.stack else 0
            if self.stack:
                self.stack[-1].child_style = mark.style
            else:
                self.kept.append(Line(entry.line.number, ""))
            count = mark.number if not self.stack and mark.number == self.counted + 1 else 1
            self.counted = 0
            self.stack.append(Level(mark.style, mark.number, mark.indent, indent, count))
        level = self.stack[-1]
        level.bodies = 0
        level.title_only = not _ENDED.search(mark.text)
        level.opens = mark.text.endswith(("：", ":"))
        sign = "-" if level.style == BULLET else f"{level.count}."
        text = f"{' ' * level.indent}{sign} {mark.text}"
        self.kept.append(Line(entry.line.number, text))
        if text != entry.line.text:
            self.changes.append(_repaired(entry.line, text, "item"))

    def _sub_item(self, mark: Mark) -> None:
        head = next(depth for depth, level in enumerate(self.stack) if level.style != "sub")
        if len(self.stack) > head + 1 and self.stack[head + 1].style == BULLET:
            del self.stack[head + 2 :]
        else:
            del self.stack[head + 1 :]
            self.stack.append(Level(BULLET, 0, mark.indent, self.stack[head].content))

    def _continued(self, mark: Mark) -> bool:
        """Go back to the open list that this mark carries on, if there is one."""
        for depth in range(len(self.stack) - 1, -1, -1):
            level = self.stack[depth]
            follows = mark.number == level.number + 1 or (level.style == BULLET and mark.style == BULLET)
            if level.style != mark.style or not follows:
                continue
            if mark.indent > level.raw_indent + (not level.opens) and depth == len(self.stack) - 1:
                return False
            if mark.indent + 1 < level.raw_indent and depth > 0:
                continue
            if mark.indent < level.raw_indent and any(
                outer.style == mark.style and outer.raw_indent == mark.indent for outer in self.stack[:depth]
            ):
                continue
            del self.stack[depth + 1 :]
            level.fewest_bodies = min(level.fewest_bodies, level.bodies)
            level.number = mark.number
            level.count += 1
            return True
        return False

    def _nests(self, at: int, mark: Mark) -> bool:
        """Tell whether a new list belongs inside the present item."""
        if not self.stack:
            return False
        level = self.stack[-1]
        if mark.indent >= level.raw_indent + 2 or (level.opens and mark.indent > level.raw_indent):
            return True
        if mark.indent + 1 < level.raw_indent:
            return False
        if mark.style == level.style and mark.style != BULLET:
            return level.title_only and mark.number == 1 and self._goes_on(at, level)
        if mark.style == BULLET != level.style and level.lacks_body:
            return True
        if mark.number == 1 and level.style in _ABOVE_LETTERS.get(mark.style, ()):
            return True
        if mark.style != level.style and (level.opens or level.child_style == mark.style):
            return True
        return any(
            self._goes_on(at, open_level) for open_level in self.stack if open_level.style != mark.style
        )

    def _goes_on(self, at: int, level: Level) -> bool:
        """Tell whether the list takes up its count again further down, before it begins anew."""
        if level.style == BULLET:
            return False
        following = self._next_at(level.style, level.number + 1, at)
        anew = self._next_at(level.style, 1, at)
        return following is not None and (anew is None or following < anew or level.title_only)

    def _next_at(self, style: str, number: int, at: int) -> int | None:
        places = self.later.get((style, number), [])
        place = bisect_right(places, at)
        return places[place] if place < len(places) else None

    def _close_for(self, mark: Mark) -> None:
        while self.stack and (mark.indent < self.stack[-1].raw_indent + 2):
            self.stack.pop()

    def _paragraph(self, at: int, entry: Entry) -> None:
        text = entry.line.text
        indent = len(text) - len(text.lstrip(" "))
        level = self._level_of_body(at, indent)
        if level is None:
            self.stack.clear()
            self.kept.extend((Line(entry.line.number, ""), Line(entry.line.number, text.strip())))
            if indent:
                self.changes.append(_repaired(entry.line, text.strip(), "indentation"))
            return
        level.bodies += 1
        body = " " * level.content + text.strip()
        self.kept.extend((Line(entry.line.number, ""), Line(entry.line.number, body)))
        if body != text:
            self.changes.append(_repaired(entry.line, body, "body"))

    def _level_of_body(self, at: int, indent: int) -> Level | None:
        """Return the list whose present item this paragraph belongs to, and close the lists below it."""
        for depth in range(len(self.stack) - 1, -1, -1):
            level = self.stack[depth]
            indented = indent >= level.raw_indent + 2 or (
                0 < level.raw_indent <= indent and (level.opens or level.title_only)
            )
            if indented or self._goes_on(at, level) or level.lacks_body or self._title_of_bullet(at, level):
                del self.stack[depth + 1 :]
                return level
        return None

    def _title_of_bullet(self, at: int, level: Level) -> bool:
        """Tell whether a bullet is a title whose paragraph this is: another bullet follows right behind."""
        if level.style != BULLET or not level.title_only or level.bodies or at + 1 >= len(self.entries):
            return False
        if self.entries[at].line.text.endswith("："):
            return False
        after = self.entries[at + 1].mark
        before = self.entries[at - 1].mark
        return bool(after and before and after.style == BULLET and before.style == BULLET)


def _number_sequences(entries: list[Entry]) -> None:
    """Mark paragraphs that begin 首先，其次，最后， in this order as items; the words stay."""
    run: list[tuple[Entry, int]] = []
    for entry in [*entries, None]:
        match = _SEQUENCE.match(entry.line.text.strip()) if entry and not entry.mark else None
        if entry and match and (match[1] or run):
            run = [] if match[1] else run
            run.append((entry, len(run) + 1))
            if not match[3]:
                continue
        if len(run) > 1:
            for item, number in run:
                item.mark = Mark(0, "sequence", number, item.line.text.strip())
        run = []


def _find_sub_items(entries: list[Entry]) -> None:
    """Undo a flattened two-level list: one count over heads and items.

    A head has no end punctuation, every other item has; each head has items under it.
    """
    start = 0
    while start < len(entries):
        end = _run_end(entries, start)
        if end - start >= 4:
            _part_heads(entries[start:end])
        start = max(end, start + 1)


def _run_end(entries: list[Entry], start: int) -> int:
    first = entries[start].mark
    end = start
    if first is None or first.number != 1:
        return start
    while end < len(entries):
        mark = entries[end].mark
        if (
            mark is None
            or mark.style != first.style
            or mark.number != end - start + 1
            or mark.indent != first.indent
        ):
            break
        end += 1
    return end


def _part_heads(run: list[Entry]) -> None:
    marks = [entry.mark for entry in run if entry.mark]
    is_head = [not _is_item(mark.text) for mark in marks]
    heads = [at for at, head in enumerate(is_head) if head]
    lonely = [at for at in heads if at + 1 == len(run) or is_head[at + 1]]
    if len(heads) < 2 or heads[0] != 0 or lonely or any(len(marks[at].text) > _LONGEST_HEAD for at in heads):
        return
    number = 0
    for entry, mark, head in zip(run, marks, is_head, strict=True):
        number += head
        entry.sub = not head
        entry.mark = mark._replace(number=number if head else 0)


def _is_item(text: str) -> bool:
    return bool(FULL_STOP.search(text)) or text.endswith(("，", ",", "."))
