"""Tables that were flattened: cells parted by tabs, wide blanks or bars, or one cell a line."""

from __future__ import annotations

import re

from normalizer.model import Change, Line, Lines, Result
from normalizer.steps.marks import mark_of
from normalizer.text import HAN_CHARACTER, han_count

_SPLITS = (re.compile(r"\s*\t\s*"), re.compile(r" {2,}"), re.compile(r"\s*[|｜]\s*"))
# One blank parts cells too, but not a number from its unit; it parts words of a sentence more often.
_ONE_BLANK = re.compile(r"(?<!\d) | (?!个|天|小时|分钟|元|工作日|周|月|年|日)")
_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r":?-{2,}:?")
_BULLETED = re.compile(r"[-*•·] ")
_INDENTED = re.compile(r" {4}(?!.*\S {2,}\S)")
_LEAST_ROWS = 2
_LEAST_COLUMNS = 2
_SENTENCE = re.compile("[。，！？；]")
_LEAST_CELLS = 6
_MOST_CELLS = 60
"""A longer run of short lines is no table; without a bound, each of its lines would be tried to its end."""
_MOST_LINES = 120
"""Of a table whose cells are parted by one blank, for the same reason."""
_LONGEST_CELL = 20
_LONGEST_ROW_CELL = 80
_VALUE = re.compile(
    r"\d|当[天日]|次日|[一二两三四五六七八九十几数半]+(?:个)?(?:工作日|天|小时|分钟|周|月|年|元)|免费|当场|即时|[√×✓✗]|[是否有无]$"
)


def tables(lines: Lines) -> Result:
    """Restore tables: the first row is taken for the head, for Markdown has no table without one."""
    kept: list[Line] = []
    changes: list[Change] = []
    index = 0
    while index < len(lines):
        bars, used, ended = _bars(lines, index)
        is_ruled = len(bars) > 1 and all(_RULE.fullmatch(cell) for cell in bars[1])
        if len(bars) >= _LEAST_ROWS and not (is_ruled and ended):
            rows, rule = [row for at, row in enumerate(bars) if not (is_ruled and at == 1)], "bars"
        else:
            rows, used, rule = ([], max(1, used if is_ruled else 1), "") if bars else _table(lines, index)
        if not rows:
            for line in lines[index : index + max(1, used)]:
                tidied = _tidied(line.text)
                kept.append(Line(line.number, tidied))
                if tidied != line.text:
                    why = "the cells of a Markdown table set alike"
                    changes.append(Change(line.number, "tables", "cells", "repaired", line.text, tidied, why))
            index += max(1, used)
            continue
        before = "\n".join(line.text for line in lines[index : index + used] if line.text)
        written = _markdown(rows)
        numbers = [line.number for line in lines[index : index + used]]
        for offset, text in enumerate(written):
            kept.append(Line(numbers[min(offset, len(numbers) - 1)], text))
        after = "\n".join(written)
        changes.append(
            Change(lines[index].number, "tables", rule, "repaired", before, after, "a flattened table")
        )
        index += used
    return kept, changes


def table_lines(lines: Lines) -> set[int]:
    """Return the lines of flattened tables whose cells blanks or tabs part."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        if index not in found and _ONE_BLANK.search(line.text.strip()):
            rows, used, rule = _table(lines, index)
            if len(rows) > _LEAST_ROWS and rule != "cells":
                found.update(range(index, index + used))
    return found


def _bars(lines: Lines, start: int) -> tuple[list[list[str]], int, bool]:
    """Return the rows whose cells bars part, the lines they take, and whether each has a bar at both ends."""
    rows: list[list[str]] = []
    used, ended = 0, True
    for index in range(start, len(lines)):
        text = lines[index].text.strip()
        if not text:
            continue
        if not text.startswith("|") and not text.endswith("|"):
            break
        cells = [cell.strip() for cell in _BAR.split(text.removeprefix("|").removesuffix("|"))]
        if len(cells) < _LEAST_COLUMNS or (rows and len(cells) != len(rows[0])):
            break
        ended &= text.startswith("|") and text.endswith("|")
        rows.append(cells)
        used = index - start + 1
    return rows, used, ended


def _table(lines: Lines, start: int) -> tuple[list[list[str]], int, str]:
    text = lines[start].text
    if not text.strip() or text.startswith(("|", "#", ">")) or _INDENTED.match(text) or mark_of(text):
        return [], 0, ""
    for split in _SPLITS:
        rows, used = _rows(lines, start, split)
        if len(rows) >= _LEAST_ROWS:
            return rows, used, "rows"
    rows, used = _rows(lines[start : start + _MOST_LINES], 0, _ONE_BLANK)
    if _are_parted_by_blanks(rows):
        return rows, used, "blanks"
    rows, used = _one_cell_a_line(lines, start)
    return rows, used, "cells"


def _rows(lines: Lines, start: int, split: re.Pattern[str]) -> tuple[list[list[str]], int]:
    rows: list[list[str]] = []
    used = index = 0
    while start + index < len(lines):
        text = lines[start + index].text.strip()
        if text:
            cells = split.split(text)
            if len(rows) == 1 and len(cells) == len(rows[0]) + 1 and split in _SPLITS and _names(rows[0]):
                rows[0].insert(0, "")  # a head whose first cell is empty
            if (
                len(cells) < 2
                or _BULLETED.match(text)
                or (rows and len(cells) != len(rows[0]))
                or not _is_row(cells)
            ):
                break
            rows.append(cells)
            used = index + 1
        index += 1
    return rows, used


def _are_parted_by_blanks(rows: list[list[str]]) -> bool:
    """Tell whether lines of words with one blank between them are a table: a head of words, values below."""
    if len(rows) <= _LEAST_ROWS:
        return False
    cells = [cell for row in rows for cell in row]
    if any(len(cell) > _LONGEST_CELL or _SENTENCE.search(cell) for cell in cells):
        return False
    head, *body = rows
    if any(_VALUE.search(cell) for cell in head) or len({*head}) < len(head):
        return False
    if len(head) == _LEAST_COLUMNS:
        return _columns_differ(rows)
    return all(any(_VALUE.search(cell) for cell in row[1:]) for row in body)


def _names(head: list[str]) -> bool:
    """Tell whether a row is the head of columns: words, no values."""
    return len(head) > 1 and not any(_VALUE.search(cell) or len(cell) > _LONGEST_CELL for cell in head)


def _is_row(cells: list[str]) -> bool:
    if not all(cells) or max(map(len, cells)) > _LONGEST_ROW_CELL:
        return False
    return any(HAN_CHARACTER.search(cell) for cell in cells)


def _one_cell_a_line(lines: Lines, start: int) -> tuple[list[list[str]], int]:
    cells: list[str] = []
    used = 0
    for index in range(start, len(lines)):
        text = lines[index].text
        if not text:
            continue
        if not _is_cell(text):
            break
        cells.append(text.strip())
        if len(cells) > _MOST_CELLS:
            return [], 0
        used = index - start + 1
    if len(cells) < _LEAST_CELLS:
        return [], 0
    for columns in (2, 3, 4, 5):
        rows = [cells[at : at + columns] for at in range(0, len(cells), columns)]
        if len(cells) % columns == 0 and len(rows) > _LEAST_ROWS and _columns_differ(rows):
            return rows, used
    return [], 0


def _is_cell(text: str) -> bool:
    if (
        text[0] in "#|>"
        or mark_of(text)
        or len(text) > _LONGEST_CELL
        or (han_count(text) == 0 and len(text) > 12)
    ):
        return False
    return not re.search(r"[。！？；：，?;:,]$", text)


def _columns_differ(rows: list[list[str]]) -> bool:
    """Tell whether some column holds values below a head of words while the others hold words alone."""
    head, *body = rows
    if any(_VALUE.search(cell) for cell in head):
        return False
    columns = list(zip(*body, strict=True))
    values = [sum(bool(_VALUE.search(cell)) for cell in column) / len(column) for column in columns]
    return values[0] == 0 and any(share == 1 for share in values) and all(share in (0, 1) for share in values)


def _tidied(text: str) -> str:
    """Return a row of a Markdown table with one blank round each cell; any other line as it is."""
    if len(text) < 3 or not (text.startswith("|") and text.endswith("|") and not text.endswith(r"\|")):
        return text
    return _row([cell.strip() for cell in _BAR.split(text[1:-1])])


def _row(cells: list[str]) -> str:
    """Return a Markdown row: one blank beside a bar, and just one in an empty cell."""
    return f"| {' | '.join(cells)} |".replace("|  |", "| |")


def _markdown(rows: list[list[str]]) -> list[str]:
    head, *body = ([cell.strip().replace("|", r"\|") for cell in row] for row in rows)
    rule = ["---"] * len(head)
    return [_row(row) for row in (head, rule, *body)]
