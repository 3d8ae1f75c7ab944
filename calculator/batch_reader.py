"""Read a batch file: find its encoding, its separator and its columns, and yield its rows one by one."""

import codecs
import csv
import io
import re
from collections import deque
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, TextIO

from calculator import messages, procedures, resources
from calculator.errors import Problem, QuestionError
from calculator.printable import printable

if TYPE_CHECKING:
    from _csv import Reader

ENCODINGS = ("utf-8-sig", "gb18030")  # GB18030 holds all of GBK
SEPARATORS = ",;\t，；"
MAX_LINES = 100  # of one row; more are the trace of a quotation mark that is never closed
_CHUNK = 1 << 16
_BYTE_ORDER_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LIST_COLUMNS = ("skip_makeup", "stop")
# What a spreadsheet leaves of a long number: 1.38E+10 stands for a million numbers, 13800138000.0 is none.
_CUT_NUMBER = re.compile(r"[+-]?(?:\d(?:[.,]\d*)?|\d+[.,]\d+)E\+?\d+|\d{7,}[.,]0+", re.IGNORECASE | re.ASCII)
# Letters and signs as a Chinese keyboard types them.
_HALF_WIDTH = {sign + 0xFEE0: sign for sign in range(0x21, 0x7F)}
_LIST_SEPARATOR = re.compile("[,，、;；]")
# A remark such as "(required)", and what tells apart "Apply date", "apply_date" and "*apply-date".
_BESIDE_THE_WORD = re.compile(r"[(（][^()（）]*[)）]|[\s_*-]")


class Row(NamedTuple):
    """One row: the line on which it begins, its cells by column name, or why it cannot be read."""

    line: int
    values: dict[str, str]
    problem: Problem | None = None


class Table(NamedTuple):
    """The rows of a file, read as they are asked for, and the headings of columns that mean nothing here.

    `counts`: the rows ask for counts of days (see `calculator.count`), and not about cards.

    `text` is the file as text. Keep a reference: collecting it would close the file before its owner does.
    """

    rows: Iterator[Row]
    unused: list[str]
    text: TextIO
    counts: bool


class _Lines:
    """The lines of a text and their number; those after the first line of a broken row can be read again."""

    def __init__(self, text: TextIO) -> None:
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

    Of several columns that can be a label the first is taken. Raises QuestionError if the stream is empty, is
    not text in UTF-8, UTF-16 or GBK, names a column twice, has no column for the date, or has columns of both
    kinds of question.
    """
    text = _decoded(stream)
    first = text.readline()
    while first and not first.strip():
        first = text.readline()
    if not first:
        raise _fault("error.batch.empty")
    separator = max(SEPARATORS, key=first.count)
    # The heading goes through the reader again, so that line numbers are those of the file.
    text.seek(0)
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    headings = _headings(lines, reader)
    names = _names(headings)
    counts = "from" in names
    if counts and not {"apply", "finish_by", "card", "via", "route"}.isdisjoint(names):
        raise _fault("error.batch.two_kinds")
    if not counts and "apply" not in names and "finish_by" not in names:
        raise _fault("error.batch.no_header", known=resources.read("batch_columns")["header"]["apply"])
    unused = [heading for heading, name in zip(headings, names, strict=True) if heading and not name]
    return Table(_rows(lines, reader, names), unused, text, counts)


def _headings(lines: _Lines, reader: "Reader") -> list[str]:
    try:
        for cells in reader:
            if "".join(cells).strip():
                return [cell.strip() for cell in cells]
            lines.begin_row()
    except csv.Error:
        raise _fault("error.batch.broken_line") from None
    return []


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


def _rows(lines: _Lines, reader: "Reader", names: list[str]) -> Iterator[Row]:
    while True:
        lines.begin_row()
        line = lines.number + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            lines.give_up_row()
            yield Row(line, {}, Problem("line", "impossible", "error.batch.broken_line", {}))
            continue
        if "".join(cells[len(names) :]).strip():
            yield Row(line, {}, Problem("line", "impossible", "error.batch.too_many_cells", {}))
        elif "".join(cells).strip():
            values = _values(names, cells)
            yield Row(line, values, _fault_of_label(values.get("label", "")))


def _fault_of_label(label: str) -> Problem | None:
    if not _CUT_NUMBER.fullmatch(label.translate(_HALF_WIDTH)):
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


def _decoded(stream: BinaryIO) -> TextIO:
    """Return the stream as text: UTF-16 if it begins so, else the first encoding that can read all of it."""
    mark = stream.read(2)
    encodings: tuple[str, ...] = ENCODINGS
    if mark in _BYTE_ORDER_MARKS:
        encodings = ENCODINGS[:1]
        stream = io.BufferedReader(_Utf16AsUtf8(stream))
    for encoding in encodings:
        decoder = codecs.getincrementaldecoder(encoding)()
        stream.seek(0)
        try:
            while chunk := stream.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            continue
        stream.seek(0)
        return io.TextIOWrapper(stream, encoding=encoding, newline="")
    raise _fault("error.batch.encoding")


class _Utf16AsUtf8(io.RawIOBase):
    """A stream of UTF-16 read as UTF-8, piece by piece.

    Not by the name of the encoding: its module is not among those that come to a browser.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._begin()

    def _begin(self) -> None:
        self._undecoded = self._ready = b""
        self._order = 0  # as the mark at the beginning says

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to the beginning; there is no other place to go to."""
        if (offset, whence) != (0, 0):
            raise io.UnsupportedOperation
        self._begin()
        return self._stream.seek(0)

    def tell(self) -> int:
        return self._stream.tell()

    def readinto(self, buffer: Any) -> int:
        while not self._ready:
            chunk = self._stream.read(_CHUNK)
            data = self._undecoded + chunk
            if not data:
                return 0
            text, used, self._order = codecs.utf_16_ex_decode(data, "strict", self._order, not chunk)
            self._undecoded = data[used:]
            self._ready = text.encode("utf-8")
        count = min(len(buffer), len(self._ready))
        buffer[:count] = self._ready[:count]
        self._ready = self._ready[count:]
        return count


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
    """Return a heading or a value without what does not count in it: capitals, blanks, lines and remarks."""
    return _BESIDE_THE_WORD.sub("", word).lower()


def _fault(key: str, **values: object) -> QuestionError:
    return QuestionError([Problem("file", "impossible", key, values)])
