"""Read a count from its query string, which is also the link that shares it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Literal, NamedTuple
from urllib.parse import urlencode

from calculator import dates, link
from calculator.errors import Problem, QuestionError
from calculator.query import Reader

Op = Literal["after", "before", "between", "is"]
Unit = Literal["working", "natural"]
OPS: tuple[Op, ...] = ("after", "before", "between", "is")
UNITS: tuple[Unit, ...] = ("working", "natural")
MAX_DAYS = 1500  # about as many days as the calendar holds
# Every name that a count may use, in the order of its canonical form.
NAMES = ("count", "from", "to", "days", "unit", "first", "makeup")
_NEEDED = {"after": ("from", "days"), "before": ("from", "days"), "between": ("from", "to"), "is": ("from",)}


class Count(NamedTuple):
    """A valid count; every date is a date in China.

    after, before: `days` days from `start`. between: from `start` to `end`. is: what `start` is. `first`: the
    day `start` is counted too, where it counts at all; the law leaves it out (Civil Code art. 201). `makeup`:
    make-up working days are counted.
    """

    op: Op
    start: date
    end: date | None = None
    days: int | None = None
    unit: Unit = "working"
    first: bool = False
    makeup: bool = True

    def query(self) -> str:
        """Return the canonical query string: defaults left out, names in a fixed order."""
        values = {
            "count": self.op,
            "from": self.start.isoformat(),
            "to": self.end.isoformat() if self.end else "",
            "days": str(self.days or ""),
            "unit": "natural" if self.unit == "natural" else "",
            "first": "yes" if self.first else "",
            "makeup": "" if self.makeup else "no",
        }
        return urlencode({name: value for name, value in values.items() if value})


def read_link(query: str) -> link.Given:
    """Return what a query string says, as people pass it on; see `calculator.link`."""
    return link.read(query, NAMES, _fits)


def _fits(name: str, value: str) -> bool:
    """Return whether a value is one that the parameter of that name may have."""
    if name in ("from", "to"):
        return dates.is_date(value)
    if name == "days":
        return value.isdecimal()
    known: dict[str, tuple[str, ...]] = {"count": OPS, "unit": UNITS}
    return value in known.get(name, ("yes", "no"))


def is_count(query: str) -> bool:
    """Return whether a query string asks for a count, and not when a cancellation is finished."""
    # Most questions are no counts, and reading a link takes as long as a part of an answer.
    if "count" not in query.lower():
        return False
    given = read_link(query)
    return "count" in given.values or "count" in given.unused


def parse(query: str, *, today: date) -> Count:
    """Return the count of a query string such as "count=after&from=2026-09-28&days=10"; see `from_values`."""
    given = read_link(query)
    return from_values(given.values, today=today, problems=given.problems)


def from_values(given: Mapping[str, str], *, today: date, problems: Iterable[Problem] = ()) -> Count:
    """Return the count of named values. `problems` are faults already found; `today` is a date in China.

    What an operation does not use, such as `days` between two dates, must not be given: a count that passes
    over what was asked would be another one. Raises QuestionError with every problem found: missing ones
    first, then impossible ones, then those outside the calendar.
    """
    reader = Reader(dict(given), list(problems), today)
    op = _one_of(reader, "count", OPS)
    needed = _NEEDED.get(op, ("from",))
    for name in needed:
        if not given.get(name):
            reader.fault(name, "missing", f"count.error.missing.{name}")
    for name in ("days", "to"):
        if given.get(name) and op in OPS and name not in needed:
            reader.fault(name, "impossible", f"count.error.unused.{name}")
    start, end = reader.day("from"), reader.day("to")
    days = _days(reader)
    if start and end and end < start:
        reader.fault("to", "impossible", "count.error.reversed", start=start, end=end)
    unit: Unit = "natural" if _one_of(reader, "unit", UNITS) == "natural" else "working"
    first, makeup = reader.yes_or_no("first"), _yes_unless_no(reader, "makeup")
    if reader.problems or start is None:
        raise QuestionError(reader.problems)
    if op == "is":
        return Count("is", start)
    found: Op = "between" if op == "between" else "before" if op == "before" else "after"
    return Count(found, start, end, days, unit, first, makeup or unit == "natural")


def _days(reader: Reader) -> int | None:
    text = reader.given.get("days", "")
    if not text:
        return None
    if not text.isdecimal():  # full-width digits are among them, as a Chinese keyboard types them
        reader.fault("days", "impossible", "count.error.days", given=text, highest=MAX_DAYS)
        return None
    # Python itself refuses to convert thousands of digits.
    if len(text) > len(str(MAX_DAYS)) + 3 or not 1 <= int(text) <= MAX_DAYS:
        reader.fault("days", "outside", "count.error.days", given=text, highest=MAX_DAYS)
        return None
    return int(text)


def _one_of(reader: Reader, name: str, known: tuple[Any, ...]) -> str:
    """Return the value of a name, the first known one if it is not given; another is a fault."""
    value = reader.given.get(name) or str(known[0])
    if value not in known:
        reader.fault(name, "impossible", "count.error.choice", given=value, known=list(known))
    return value


def _yes_unless_no(reader: Reader, name: str) -> bool:
    return bool(reader.yes_or_no(name) or not reader.given.get(name))
