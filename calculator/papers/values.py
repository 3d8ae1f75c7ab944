"""Read what the reader typed into the fields of a paper, each by its kind."""

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from calculator import query
from calculator.errors import Problem
from calculator.messages import LANGUAGES, load
from calculator.papers import numbers
from calculator.papers.text import Field, Words, currency
from calculator.printable import HALF_WIDTH, printable

MAX_TEXT = 500
MAX_LIST = 100_000
# A list that is wrong on every line needs not a sentence for each.
MAX_FAULTS_TOLD = 5
_AMOUNT = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d{1,2}))?")


class Value(NamedTuple):
    """What stands in a place: the text in each language; of a list its `items`, of a date the `day`."""

    text: Words
    items: tuple[str, ...] = ()
    day: date | None = None


class Reader:
    """Read fields one by one, gathering the problems; `today` is that of `calculator.dates.parse`."""

    def __init__(self, today: date | None) -> None:
        self.today = today
        self.problems: list[Problem] = []

    def read(self, field: Field, typed: str) -> Value | None:
        """Return what a field says, None if nothing is typed there or it is at fault."""
        kept = typed if field.kind == "lines" else printable(typed).strip()
        if not kept.strip():
            return None
        limit = MAX_LIST if field.kind == "lines" else MAX_TEXT
        if len(kept) > limit:
            self._fault(field, "paper.too_long", limit=limit)
            return None
        match field.kind:
            case "mobile":
                return self._mobile(field, kept)
            case "amount":
                return self._amount(field, kept)
            case "date":
                return self._date(field, kept)
            case "lines":
                return self._lines(field, kept)
            case _:
                return Value(_in_both_languages(field, kept))

    def _fault(self, field: Field, key: str, **values: object) -> None:
        self.problems.append(Problem(field.id, "impossible", key, values))

    def _mobile(self, field: Field, typed: str) -> Value | None:
        found = numbers.one(typed)
        if not found:
            self._fault(field, "paper.no_number", given=typed)
            return None
        return _same(found)

    def _amount(self, field: Field, typed: str) -> Value | None:
        found = _AMOUNT.fullmatch(_without_currency(typed.translate(HALF_WIDTH)))
        if not found:
            self._fault(field, "paper.no_amount", given=typed)
            return None
        whole, cents = str(int(found[1].replace(",", ""))), found[2]
        return _same(f"{whole}.{cents:0<2}" if cents else whole)

    def _date(self, field: Field, typed: str) -> Value | None:
        reader = query.Reader({field.id: typed}, self.problems, self.today)
        day = reader.any_day(field.id)
        return Value({lang: load(lang).written(day) for lang in LANGUAGES}, day=day) if day else None

    def _lines(self, field: Field, typed: str) -> Value | None:
        listed = numbers.read(typed)
        for fault in listed.faults[:MAX_FAULTS_TOLD]:
            self._fault(field, f"paper.{fault.key}_in_line", line=fault.line, given=fault.given)
        if more := len(listed.faults[MAX_FAULTS_TOLD:]):
            self._fault(field, "paper.more_faults", n=more)
        if len(listed.numbers) > numbers.MAX_NUMBERS:
            self._fault(field, "paper.too_many_numbers", limit=numbers.MAX_NUMBERS)
            return None
        if not listed.numbers:
            if not listed.faults:
                self._fault(field, "paper.no_numbers")
            return None
        return Value(dict.fromkeys(LANGUAGES, ""), items=listed.numbers)


def too_late(fields: Mapping[str, Field], values: Mapping[str, Value]) -> list[tuple[Field, Field]]:
    """Return each field with a date after that of a field which it cannot lie after, with that field."""
    return [
        (field, fields[other])
        for field in fields.values()
        for other in field.not_after
        if other in fields and _is_after(values.get(field.id), values.get(other))
    ]


def _is_after(value: Value | None, other: Value | None) -> bool:
    return bool(value and other and value.day and other.day and value.day > other.day)


def _without_currency(typed: str) -> str:
    names = "|".join(map(re.escape, currency()))
    return re.sub(rf"^\s*(?:{names})?\s*|\s*(?:{names})?\s*$", "", typed, flags=re.IGNORECASE)


def _in_both_languages(field: Field, typed: str) -> Words:
    """Return a suggestion in each language, anything else as it was typed."""
    for suggestion in field.suggestions:
        if typed.casefold() in (text.casefold() for text in suggestion.values()):
            return suggestion
    return dict.fromkeys(LANGUAGES, typed)


def _same(text: str) -> Value:
    return Value(dict.fromkeys(LANGUAGES, text))
