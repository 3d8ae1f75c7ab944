"""Write the result of a batch as CSV that spreadsheets open without harm."""

import csv
from typing import Protocol

from calculator.batch_reader import SEPARATORS

# Excel takes a file for Unicode only if it begins with this mark.
MARK = "\ufeff"
_FORMULA = tuple("=+-@\t\r＝＋－＠")


class Output(Protocol):
    """Anything that text can be written to."""

    def write(self, text: str, /) -> object:
        """Take a piece of text."""


class Writer:
    """Write rows as they come."""

    def __init__(self, output: Output, headings: list[str]) -> None:
        output.write(MARK)
        self._plain = csv.writer(output, lineterminator="\r\n")
        # Where a spreadsheet parts cells at another sign, a cell that holds one must not fall into two.
        self._quoted = csv.writer(output, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
        self._plain.writerow(headings)

    def row(self, cells: list[str]) -> None:
        """Write one row."""
        writer = self._quoted if any(sign in cell for cell in cells for sign in SEPARATORS) else self._plain
        writer.writerow([escape_formula(cell) for cell in cells])


def escape_formula(cell: str) -> str:
    """Return the cell such that a spreadsheet shows it and never takes it for a formula."""
    # Blanks before the sign do not keep a spreadsheet from calculating; a tab or a line end is a sign itself.
    return f"'{cell}" if cell.startswith(_FORMULA) or cell.lstrip().startswith(_FORMULA) else cell
