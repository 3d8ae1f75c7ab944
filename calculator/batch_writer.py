"""Write the result of a batch as CSV that spreadsheets open without harm."""

import csv
import re
from typing import Protocol

from calculator.batch_reader import SEPARATORS

# Excel takes a file for Unicode only if it begins with this mark.
MARK = "\ufeff"
# A label that a spreadsheet takes for a number, a date or a time, and shows otherwise: Excel makes a phone
# number 1.38E+10, rounds beyond 15 digits, drops leading zeros, and makes a day of 3-1.
_LOOKS_LIKE_A_NUMBER = re.compile(r"\d[\d.,:/%Ee+-]*", re.ASCII)
_STAYS_THE_SAME = re.compile(r"0|[1-9]\d{0,7}", re.ASCII)
# Excel and LibreOffice take a number for text if a tab follows it, and a reader of tables strips it.
_TEXT_MARK = "\t"
_FORMULA = tuple("=+-@\t\r＝＋－＠")


class Output(Protocol):
    """Anything that text can be written to."""

    def write(self, text: str, /) -> object:
        """Take a piece of text."""


class Writer:
    """Write rows as they come. The first cell of a row is the reader's own label."""

    def __init__(self, output: Output, headings: list[str]) -> None:
        output.write(MARK)
        self._plain = csv.writer(output, lineterminator="\r\n")
        # Where a spreadsheet parts cells at another sign, a cell that holds one must not fall into two.
        self._quoted = csv.writer(output, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
        self._plain.writerow(headings)

    def row(self, cells: list[str]) -> None:
        """Write one row."""
        cells = [as_text(cells[0]), *cells[1:]]
        writer = self._quoted if any(sign in cell for cell in cells for sign in SEPARATORS) else self._plain
        writer.writerow([escape_formula(cell) for cell in cells])


def as_text(label: str) -> str:
    """Return the label such that a spreadsheet shows all of it as it is."""
    if not _LOOKS_LIKE_A_NUMBER.fullmatch(label) or _STAYS_THE_SAME.fullmatch(label):
        return label
    return f"{label}{_TEXT_MARK}"


def escape_formula(cell: str) -> str:
    """Return the cell such that a spreadsheet shows it and never takes it for a formula."""
    # Blanks before the sign do not keep a spreadsheet from calculating; a tab or a line end is a sign itself.
    return f"'{cell}" if cell.startswith(_FORMULA) or cell.lstrip().startswith(_FORMULA) else cell
