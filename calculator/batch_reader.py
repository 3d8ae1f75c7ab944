"""Read a batch file: find its separator and its columns, and yield its rows one by one."""

import csv
import re
from collections import deque
from collections.abc import Iterator
from functools import cache
from itertools import islice, zip_longest
from typing import BinaryIO, NamedTuple, TextIO

from calculator import batch_encoding, dates, messages, procedures, resources
from calculator.errors import Problem, QuestionError
from calculator.printable import HALF_WIDTH, printable

SEPARATORS = ",;\t，；"
MAX_LINES_TO_HEAD = 20  # among which the names of the columns are looked for
MAX_LINES = 100  # of one row; more are the trace of a quotation mark that is never closed
_LIST_COLUMNS = ("skip_makeup", "stop")
# With this line some programs tell others the separator; a table's own programs may have added empty cells.
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?[,;\t]*\s*', re.IGNORECASE)
# What a spreadsheet leaves of a long number: 1.38E+10 stands for a million numbers, 13800138000.0 is none.
_CUT_NUMBER = re.compile(r"[+-]?(?:\d(?:[.,]\d*)?|\d+[.,]\d+)E\+?\d+|\d{7,}[.,]0+", re.IGNORECASE | re.ASCII)
_LIST_SEPARATOR = re.compile("[,，、;；]")
# A remark such as "(required)", and what tells apart "Apply date", "apply_date" and "*apply-date".
_BESIDE_THE_WORD = re.compile(r"[(（][^()（）]*[)）]|[\s_*-]")


class Row(NamedTuple):
    """One row: the line on which it begins, its cells by column name, or why it cannot be read."""

    line: int
    values: dict[str, str]
    problem: Problem | None = None


class Table(NamedTuple):
    """The rows of a file, read as they are asked for, and what was made of its first lines.

    `unused`: the headings of columns that mean nothing here. `above`: how many lines stand above the
    headings, and are not read. `taken_as`: where no line names the columns, what each was taken as.
    `counts`: the rows ask for counts of days (see `calculator.count`), and not about cards.

    `text` is the file as text. Keep a reference: collecting it would close the file before its owner does.
    """

    rows: Iterator[Row]
    unused: list[str]
    text: TextIO
    counts: bool
    above: int = 0
    taken_as: tuple[str, ...] = ()


class _Record(NamedTuple):
    """A row as it stands in the file: the line on which it begins, and its cells, None if it is broken."""

    line: int
    cells: list[str] | None


class _Head(NamedTuple):
    """Where and how a table begins: its rows stand below the line `first`, which is 0 if all lines are rows.

    `above`: how many rows are not read, above those that name the columns. `named`: whether a line names the
    columns; else `names` are what the columns were taken as.
    """

    separator: str
    first: int
    above: int
    headings: list[str]
    names: list[str]
    named: bool


class _Lines:
    """The lines of a text and their number; those after the first line of a broken row can be read again."""

    def __init__(self, text: Iterator[str]) -> None:
        self._text = text
        self._again: deque[str] = deque()
        self._row: list[str] = []
        self.number = 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        if len(self._row) == MAX_LINES:
            raise csv.Error
        line = self._again.popleft() if self._again else next(self._text)
        self._row.append(line)
        self.number += 1
        return line

    def begin_row(self) -> None:
        """Note that the next line is the first one of a row."""
        self._row.clear()

    def give_up_row(self) -> None:
        """Go back to the line after the one on which the row began."""
        self._again.extendleft(reversed(self._row[1:]))
        self.number -= len(self._row) - 1


def read(stream: BinaryIO) -> Table:
    """Return the table in a seekable binary stream.

    The names of the columns are looked for in the first lines: what stands above them is a title. A file
    whose first line holds a date and nothing unknown needs no names. Of several columns that can be a label
    the first is taken. Raises QuestionError if the stream is empty, is not text in UTF-8, UTF-16, GBK or
    Big5, names a column twice, has no column for the date, or has columns of both kinds of question.
    """
    faults: list[QuestionError] = []
    for text in batch_encoding.texts(stream):
        try:
            return _table(text)
        except QuestionError as error:
            faults.append(error)
            text.detach()
    raise faults[0]


def _table(text: TextIO) -> Table:
    head = _head(list(islice(text, MAX_LINES_TO_HEAD)))
    counts = "from" in head.names
    if counts and not {"apply", "finish_by", "card", "via", "route"}.isdisjoint(head.names):
        raise _fault("error.batch.two_kinds")
    unused = [
        heading for heading, name in zip(head.headings, head.names, strict=True) if heading and not name
    ]
    # All goes through the reader again, so that line numbers are those of the file.
    text.seek(0)
    records = _records(text, head.separator)
    rows = _rows((record for record in records if record.line > head.first), head.names)
    return Table(rows, unused, text, counts, head.above, () if head.named else tuple(head.names))


def _head(lines: list[str]) -> _Head:
    """Return how the table with these first lines begins; raises QuestionError if that cannot be told."""
    told = next((number for number, line in enumerate(lines) if line.strip()), None)
    if told is None:
        raise _fault("error.batch.empty")
    separator_line = _SEPARATOR_LINE.fullmatch(lines[told])
    separators = sorted(SEPARATORS, key=lines[told].count, reverse=True)
    if separator_line:
        separators = [separator_line[1], *separators]
    begin = told + 1 if separator_line else 0
    tables = {
        separator: [record for record in _records(iter(lines), separator) if record.line > begin]
        for separator in separators
        if len(separator) == 1 and separator not in '\r\n"\0'
    }
    heads = [_named(separator, records) for separator, records in tables.items()]
    if named := max(filter(None, heads), key=lambda found: sum(map(bool, found.names)), default=None):
        return named._replace(names=_names(named.headings))
    unnamed = (_unnamed(separator, records, begin) for separator, records in tables.items())
    if found := next(filter(None, unnamed), None):
        return found
    first = next((record.cells for records in tables.values() for record in records[:1]), [])
    raise _fault("error.batch.no_header" if first is not None else "error.batch.broken_line")


def _named(separator: str, records: list[_Record]) -> _Head | None:
    """Return the head with the line that names most columns, that of the date among them; None without."""
    best, most = None, 0
    for above, (line, cells) in enumerate(records):
        headings = [cell.strip() for cell in cells or []]
        known = [_columns().get(tidy(heading), "") for heading in headings]
        number = sum(map(bool, known))
        if number > most and not {"apply", "finish_by", "from"}.isdisjoint(known):
            best, most = _Head(separator, line, above, headings, known, named=True), number
    return best


def _unnamed(separator: str, records: list[_Record], begin: int) -> _Head | None:
    """Return the head of a table without names whose columns are a date and at most one of each other kind.

    None if there is a column that could be anything: to guess would be to answer another question.
    """
    rows = [[cell.strip() for cell in record.cells] for record in records if record.cells]
    columns = [list(filter(None, cells)) for cells in zip_longest(*rows, fillvalue="")]
    names = [_kind_of(cells) if cells else "" for cells in columns]
    kinds = [name for name in names if name]
    if "apply" not in kinds or len(set(kinds)) < len(kinds):
        return None
    return _Head(separator, begin, 0, [""] * len(names), names, named=False)


def _kind_of(cells: list[str]) -> str:
    """Return what a column without a name holds, by its cells."""
    if dates.is_date(cells[0]):
        return "apply"
    known = (column for column in ("card", "via") if all(tidy(cell) in _words()[column] for cell in cells))
    return next(known, "label")


def _names(headings: list[str]) -> list[str]:
    """Return the column that each heading means, or "" for one that is not used."""
    taken: dict[str, str] = {}
    names = []
    for heading in headings:
        name = _columns().get(tidy(heading), "")
        if name in taken and name != "label":
            raise _fault("error.batch.header_twice", first=taken[name], given=heading)
        names.append("" if name in taken else name)
        if name:
            taken[name] = heading
    return names


def _records(text: Iterator[str], separator: str) -> Iterator[_Record]:
    """Yield the rows of a text that are not empty."""
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    while True:
        lines.begin_row()
        line = lines.number + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            lines.give_up_row()
            yield _Record(line, None)
            continue
        if "".join(cells).strip():
            yield _Record(line, cells)


def _rows(records: Iterator[_Record], names: list[str]) -> Iterator[Row]:
    for line, cells in records:
        if cells is None:
            yield Row(line, {}, Problem("line", "impossible", "error.batch.broken_line", {}))
        elif "".join(cells[len(names) :]).strip():
            yield Row(line, {}, Problem("line", "impossible", "error.batch.too_many_cells", {}))
        else:
            values = _values(names, cells)
            yield Row(line, values, _fault_of_label(values.get("label", "")))


def _fault_of_label(label: str) -> Problem | None:
    if not _CUT_NUMBER.fullmatch(label.translate(HALF_WIDTH)):
        return None
    return Problem("label", "impossible", "error.batch.cut_number", {"given": label})


def _values(names: list[str], cells: list[str]) -> dict[str, str]:
    """Return the cells by column name, with words of either language turned into a query's."""
    plain = (printable(cell).strip() for cell in cells)
    values = {name: cell for name, cell in zip(names, plain, strict=False) if name and cell}
    if route := values.pop("route", ""):
        card, _, via = route.replace("，", "/").replace(",", "/").replace(" ", "/").partition("/")
        values |= {"card": card.strip(), "via": via.strip(" /")}
    for column, words in _words().items():
        if column in values:
            parts = _LIST_SEPARATOR.split(values[column]) if column in _LIST_COLUMNS else [values[column]]
            values[column] = ",".join(words.get(tidy(part), part) for part in parts)
    return values


@cache
def _columns() -> dict[str, str]:
    """Return every accepted heading with the column that it means."""
    table = resources.read("batch_columns")["header"]
    return {tidy(word): column for column, words in table.items() for word in words}


@cache
def _words() -> dict[str, dict[str, str]]:
    """Return, for each column with words of its own, every accepted word with the value that it means.

    The names of cards, channels, stages and stops in answers are among them, so that they can be asked again.
    """
    found = {
        column: {tidy(word): value for value, words in meanings.items() for word in words}
        for column, meanings in resources.read("batch_columns")["value"].items()
    }
    for names in map(messages.load, messages.LANGUAGES):
        for card, via in procedures.load().routes:
            found["card"][tidy(names.text(f"card.{card}"))] = card
            found["via"][tidy(names.text(f"via.{card}.{via}"))] = via
        for stage in procedures.load().stages:
            found["skip_makeup"][tidy(names.text(f"stage.name.{stage}"))] = stage
        for stop in procedures.load().stops:
            found["stop"][tidy(names.text(f"stop_name.{stop}"))] = stop
    return found


def tidy(word: str) -> str:
    """Return a heading or a value without what does not count in it.

    Those are capitals, blanks, lines, remarks, and whether its characters are Simplified or Traditional.
    """
    return _BESIDE_THE_WORD.sub("", word).lower().translate(_simplified())


@cache
def _simplified() -> dict[int, int]:
    characters = resources.read("batch_columns")["characters"]
    return str.maketrans(characters["traditional"], characters["simplified"])


def _fault(key: str, **values: object) -> QuestionError:
    return QuestionError([Problem("file", "impossible", key, values)])
