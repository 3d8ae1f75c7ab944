"""Read a batch file: find its encoding, its separator and its columns, and yield its rows one by one."""

import codecs
import csv
import io
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, TextIO

from calculator import messages, procedures, resources
from calculator.errors import Problem, QuestionError

if TYPE_CHECKING:
    from _csv import Reader

ENCODINGS = ("utf-8-sig", "gb18030")  # GB18030 holds all of GBK
SEPARATORS = ",;\t，；"
_CHUNK = 1 << 16


class Row(NamedTuple):
    """One row: the line on which it begins, its cells by column name, or why it cannot be read."""

    line: int
    values: dict[str, str]
    problem: Problem | None = None


class Table(NamedTuple):
    """The rows of a file, read as they are asked for, and the headings of columns that mean nothing here.

    `text` is the file as text: a text stream that is dropped closes the file under it, before its owner does.
    """

    rows: Iterator[Row]
    unused: list[str]
    text: TextIO


def read(stream: BinaryIO) -> Table:
    """Return the table in a seekable binary stream.

    Raises QuestionError if the stream is empty, is neither UTF-8 nor GBK, or has no column for the date.
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
    reader = csv.reader(text, delimiter=separator)
    names: list[str] = []
    unused: list[str] = []
    for name in _heading(reader):
        column = _columns().get(_tidy(name), "")
        if column and column in names:
            raise _fault("error.batch.header_twice", given=name)
        if not column and name.strip():
            unused.append(name.strip())
        names.append(column)
    if "apply" not in names and "finish_by" not in names:
        raise _fault(
            "error.batch.no_header", known=", ".join(resources.read("batch_columns")["header"]["apply"])
        )
    return Table(_rows(reader, names), unused, text)


def _heading(reader: "Reader") -> list[str]:
    try:
        return next((row for row in reader if "".join(row).strip()), [])
    except csv.Error:
        raise _fault("error.batch.too_long") from None


def _rows(reader: "Reader", names: list[str]) -> Iterator[Row]:
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield Row(line, {}, Problem("line", "impossible", "error.batch.too_long", {}))
            continue
        if "".join(cells).strip():
            yield Row(line, _values(names, cells))


def _values(names: list[str], cells: list[str]) -> dict[str, str]:
    """Return the cells by column name, with words of either language turned into a query's."""
    values = {name: cell.strip() for name, cell in zip(names, cells, strict=False) if name and cell.strip()}
    if route := values.pop("route", ""):
        card, _, via = route.replace("，", "/").replace(",", "/").replace(" ", "/").partition("/")
        values |= {"card": card.strip(), "via": via.strip(" /")}
    for column, words in _words().items():
        if column in values:
            values[column] = words.get(_tidy(values[column]), values[column])
    return values


def _decoded(stream: BinaryIO) -> TextIO:
    """Return the stream as text, in the first encoding in which every byte of it can be read."""
    for encoding in ENCODINGS:
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


@cache
def _columns() -> dict[str, str]:
    """Return every accepted heading with the column that it means."""
    table = resources.read("batch_columns")["header"]
    return {_tidy(word): column for column, words in table.items() for word in words}


@cache
def _words() -> dict[str, dict[str, str]]:
    """Return, for each column with words of its own, every accepted word with the value that it means.

    The names of cards and channels in answers are among them, so that a result can be asked again.
    """
    found = {
        column: {_tidy(word): value for value, words in meanings.items() for word in words}
        for column, meanings in resources.read("batch_columns")["value"].items()
    }
    for names in map(messages.load, messages.LANGUAGES):
        for card, via in procedures.load().routes:
            found["card"][_tidy(names.text(f"card.{card}"))] = card
            found["via"][_tidy(names.text(f"via.{card}.{via}"))] = via
    return found


def _tidy(word: str) -> str:
    return word.strip().lower()


def _fault(key: str, **values: object) -> QuestionError:
    return QuestionError([Problem("file", "impossible", key, values)])
