"""Read a date in the forms that people type."""

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR_FIRST = re.compile(
    r"(\d{4})(?:\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?|(\d\d)(\d\d))", re.ASCII
)
_DAY_FIRST = re.compile(r"(\d{1,2})\s+([a-z]{3})[a-z]*\.?,?\s+(\d{4})", re.ASCII)
# A Chinese keyboard types digits, dashes and slashes at full width.
_HALF_WIDTH = str.maketrans("０１２３４５６７８９－／．　", "0123456789-/. ")


class UnreadableDateError(ValueError):
    """Text in none of the forms that are read."""


class NoSuchDateError(ValueError):
    """A well-formed date that no calendar has, such as 30 February."""


def parse(text: str) -> date:
    """Return the date of 2026-11-22, 2026/11/22, 20261122, 2026年11月22日 or 22 Nov 2026.

    Raises UnreadableDateError for any other form and NoSuchDateError for a day that does not exist.
    """
    tidy = text.translate(_HALF_WIDTH).strip().lower()
    if match := _YEAR_FIRST.fullmatch(tidy):
        year, month, day = (int(part) for part in match.groups() if part)
    elif (match := _DAY_FIRST.fullmatch(tidy)) and match[2] in _MONTHS:
        year, month, day = int(match[3]), _MONTHS.index(match[2]) + 1, int(match[1])
    else:
        raise UnreadableDateError(text)
    try:
        return date(year, month, day)
    except ValueError as error:
        raise NoSuchDateError(text) from error
