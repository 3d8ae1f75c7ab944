"""What can be wrong with a question or with a data file, as data; the sentences are in the message files."""

from typing import Any, Literal, NamedTuple

from calculator.messages import load

Code = Literal["missing", "impossible", "outside"]
ORDER: tuple[Code, ...] = ("missing", "impossible", "outside")


class Problem(NamedTuple):
    """One fault in a question: the field it stands in, its kind, and the message key with its values."""

    field: str
    code: Code
    key: str
    values: dict[str, Any]


class QuestionError(ValueError):
    """A question that cannot be answered, for the reasons in `problems`."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems, key=lambda problem: ORDER.index(problem.code))
        super().__init__("; ".join(f"{p.field}: {p.key}" for p in self.problems))


class DataError(ValueError):
    """A data file of the calculator that breaks its own rules, named by file, place and reason."""

    def __init__(self, file: str, place: str, reason: str, **values: object) -> None:
        english = load("en")
        why = english.text(f"data_error.{reason}", **values)
        super().__init__(english.text("data_error.sentence", file=file, place=place, why=why))


class OutsideCalendarError(LookupError):
    """A count that would leave the years covered by the calendar."""
