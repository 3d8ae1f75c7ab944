"""The shape of the answer to a count; every date in it is a China date as ISO text."""

from typing import Any, Literal, TypedDict

from calculator.count.question import Op
from calculator.count.solve import Verdict, Works
from calculator.working_days import State


class CountedDay(TypedDict):
    """One day of a count, with its sentence.

    `weekday` is 1 (Monday) to 7, `count` its number among the days surely counted, `finish` whether it may be
    the day that is reached.
    """

    date: str
    verdict: Verdict
    name: str
    label: str
    weekday: int
    text: str
    count: int | None
    state: State
    finish: bool


class Range(TypedDict):
    """From one day to another."""

    earliest: str
    latest: str


class CountText(TypedDict, total=False):
    """Ready sentences, "" where there is nothing to say; none at all in a refusal."""

    headline: str
    why: str
    first: str
    unit: str
    carried: str


class CountAnswer(TypedDict):
    """The answer to a count; see `calculator.count.door.answer`."""

    ok: bool
    kind: Literal["count"]
    query: str
    op: Op | None
    earliest: str | None
    latest: str | None
    least: int | None
    most: int | None
    works: Works | None
    carried: Range | None
    days: list[CountedDay]
    calendar: dict[str, Any]
    text: CountText
    errors: list[dict[str, str]]
    claims: list[str]
    dates: dict[str, str]
    unused: dict[str, Any]
    months: dict[str, str]
