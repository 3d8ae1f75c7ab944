"""Mobile numbers, as people write and paste them: one, or a list with whatever stands beside each number."""

import re
from typing import NamedTuple

from calculator.printable import HALF_WIDTH

MAX_NUMBERS = 2000
# 11 digits, or the 13 of cards for devices; with blanks, hyphens or full stops where people put them.
_NUMBER = re.compile(
    r"(?<![\d+])(?:(?:\+|00)?86[- ]?)?"
    r"(1[3-9]\d{9}|1[04]\d{11}|1[3-9]\d([- .])\d{4}\2\d{4}|1[3-9]\d\d([- .])\d{4}\3\d{3})"
    r"(?!\d)"
)
# A mobile number with a digit too few or too many, or with blanks where nobody puts them.
_MISTYPED = re.compile(r"(?<!\d)1[3-9](?:[- .]?\d){8,10}(?!\d)")
# What a heading does not hold: many digits, or what a spreadsheet makes of them.
_DIGITS = re.compile(r"\d(?:[- .]?\d){4,}|\d(?:\.\d+)?E\+?\d+", re.IGNORECASE)
# Hyphens and blanks of other kinds, as keyboards and pages give them.
_PLAIN: dict[int, int | str | None] = {
    **HALF_WIDTH,
    **dict.fromkeys(map(ord, "‐‑‒–—"), "-"),
    **dict.fromkeys(map(ord, "\t\u00a0\u2009\u202f"), " "),
    **dict.fromkeys(map(ord, "\u200b\u200e\u200f\u202a\u202c\u202d\ufeff")),
}


class Fault(NamedTuple):
    """What is wrong in a list: the line, from 1, what stands there, and the message that says it."""

    line: int
    given: str
    key: str


class Listed(NamedTuple):
    """The numbers of a list, each once, in its order, and what is wrong with it."""

    numbers: tuple[str, ...]
    faults: tuple[Fault, ...]


def one(text: str) -> str | None:
    """Return the digits of the number that a text is, or None if it is anything else."""
    found = _NUMBER.fullmatch(text.translate(_PLAIN).strip().replace("(", "").replace(")", ""))
    return _digits(found) if found else None


def read(text: str) -> Listed:
    """Return the numbers in a pasted list; what stands beside a number on its line is left out.

    A line without a number is a fault, except a heading. So are a number that is there twice and one that was
    typed wrongly.
    """
    numbers: dict[str, int] = {}
    faults: list[Fault] = []
    for line, content in enumerate(text.translate(_PLAIN).splitlines(), 1):
        found = [_digits(match) for match in _NUMBER.finditer(content)]
        mistyped = [match[0] for match in _MISTYPED.finditer(_NUMBER.sub("|", content))]
        is_heading = line == 1 and not _DIGITS.search(content)
        if not (found or mistyped or is_heading) and content.strip():
            mistyped = [content.strip()]
        faults += [Fault(line, given, "no_number") for given in mistyped]
        for number in found:
            if number in numbers:
                faults.append(Fault(line, number, "number_twice"))
            numbers.setdefault(number, line)
    return Listed(tuple(numbers), tuple(faults))


def _digits(found: re.Match[str]) -> str:
    return re.sub(r"\D", "", found[1])
