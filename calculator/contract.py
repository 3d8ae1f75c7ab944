"""The shapes of what the calculator answers: plain JSON data, typed for both sides.

Every date is a date in China as ISO text (`YYYY-MM-DD`), every `text` a ready sentence in the reader's
language, every claim the id of one in facts/claims.toml. `browser/contract.d.ts` is made of this file by
`python -m tools.contract_types`.
"""

from typing import Literal, NotRequired, TypedDict

from calculator.count.question import Op
from calculator.count.solve import Verdict as CountVerdict
from calculator.count.solve import Works
from calculator.days import Verdict
from calculator.errors import Code
from calculator.papers.text import PaperKind
from calculator.procedures import Reading, Unit
from calculator.render.backward import Level
from calculator.render.phases import PhaseId
from calculator.working_days import State


class DateReading(TypedDict):
    """A day that a date may mean, and the same in words."""

    date: str
    text: str


class Problem(TypedDict):
    """One fault in what was asked: the name it stands in, its kind, and what would be right.

    `readings` are there where a date may mean either of two days.
    """

    field: str
    code: Code
    text: str
    readings: NotRequired[list[DateReading]]


class Unused(TypedDict):
    """The names of a link that mean nothing here, and a sentence about them, "" if there are none."""

    names: list[str]
    text: str


class Span(TypedDict):
    """From one day to another, both included."""

    start: str
    end: str


class Range(TypedDict):
    """From one day to another."""

    earliest: str
    latest: str


class Notice(TypedDict):
    """Where a year's days off come from, with its public address."""

    year: int
    text: str
    address: str
    claim: str


class Certainty(TypedDict):
    """How certain the calendar is; `uncertain_from` is the first day that a coming notice may change."""

    state: State
    text: str
    uncertain_from: str | None
    covered_from: str
    covered_to: str
    notices: list[Notice]


class Stage(TypedDict):
    """One stage of a cancellation: when it runs in the earliest and in the latest course."""

    number: int
    id: str
    name: str
    actor: str
    duration: str
    unit: Unit
    reading: Reading
    reading_text: str
    claims: list[str]
    earliest: Span
    latest: Span
    text: str


class Day(TypedDict):
    """One day from the application to the latest finish.

    `weekday` is 1 (Monday) to 7, `count` its number among the working days counted, `stages` the numbers of
    the stages that run on it in the latest course, `finish` whether the cancellation may be finished on it,
    `place` and `ahead` how far it has come on that day and how far it has to go.
    """

    date: str
    verdict: Verdict
    name: str
    label: str
    weekday: int
    text: str
    count: int | None
    state: State
    stages: list[int]
    finish: bool
    place: str
    ahead: str


class Asked(TypedDict):
    """The question in words, part by part."""

    day: str
    card: str
    via: str


class Figure(TypedDict):
    """A date to be shown large, in parts; `year` and `away` are "" where there is nothing to say."""

    id: str
    label: str
    date: str
    day: str
    weekday_name: str
    away: str
    year: str


class Chip(TypedDict):
    """What must be known beside the dates, in a few words."""

    id: str
    text: str


class PhaseToDo(TypedDict):
    """What to do in a phase."""

    text: str
    claims: list[str]


class Phase(TypedDict):
    """Where the case stands from `first` to `last`, both included; None without an end."""

    id: PhaseId
    first: str
    last: str | None
    title: str
    text: str
    todo: list[PhaseToDo]


class ToDo(TypedDict):
    """What must be settled before the application."""

    id: str
    text: str
    claims: list[str]


class FollowUp(TypedDict):
    """A date for the diary; None where it lies beyond the calendar. `grade` is that of its source."""

    id: str
    date: str | None
    text: str
    claims: list[str]
    grade: str | None
    source: str


class Backward(TypedDict):
    """The last days to apply for a finish in time, and what the plan's own day would do."""

    finish_by: str
    last_safe: str | None
    last_possible: str | None
    verdict: Literal["sure", "maybe", "no"]
    level: Level
    lead: str
    notes: list[str]
    text: list[str]


class DeadlineAsked(TypedDict):
    """What was asked, where it is a finish."""

    day: str


class DeadlineText(TypedDict):
    """The sentences of an answer that are others where a finish is asked for."""

    headline: str
    said: str


class Deadline(TypedDict):
    """What a finish that is asked for puts into the answer about the day of application that it leads to.

    See `calculator.render.deadline`. `dates` holds the dates of `backward`.
    """

    query: str
    asked: DeadlineAsked
    figures: list[Figure]
    backward: Backward
    text: DeadlineText
    dates: dict[str, str]


class AnswerText(TypedDict):
    """Ready sentences of an answer; `options` and `faster` are "" where there is nothing to say."""

    route: str
    headline: str
    said: str
    after: str
    faster: str
    earliest: str
    latest: str
    counted_from: str
    options: str
    estimate: str


class Answer(TypedDict):
    """When a cancellation should be finished; see `calculator.answer`."""

    ok: Literal[True]
    kind: Literal["plan"]
    query: str
    asked: Asked
    apply: str
    earliest: str
    latest: str
    chips: list[Chip]
    figures: list[Figure]
    phases: list[Phase]
    stages: list[Stage]
    days: list[Day]
    todo: list[ToDo]
    follow_up: list[FollowUp]
    backward: Backward | None
    calendar: Certainty
    text: AnswerText
    errors: list[Problem]
    claims: list[str]
    dates: dict[str, str]
    months: dict[str, str]
    unused: Unused


class Refusal(TypedDict):
    """Why a question cannot be answered; what an answer would hold is empty."""

    ok: Literal[False]
    kind: Literal["plan"]
    query: str
    asked: None
    apply: None
    earliest: None
    latest: None
    chips: list[Chip]
    figures: list[Figure]
    phases: list[Phase]
    stages: list[Stage]
    days: list[Day]
    todo: list[ToDo]
    follow_up: list[FollowUp]
    backward: None
    calendar: Certainty
    text: dict[str, str]
    errors: list[Problem]
    claims: list[str]
    dates: dict[str, str]
    months: dict[str, str]
    unused: Unused


class CountedDay(TypedDict):
    """One day of a count, with its sentence.

    `weekday` is 1 (Monday) to 7, `count` its number among the days surely counted, `finish` whether it may be
    the day that is reached.
    """

    date: str
    verdict: CountVerdict
    name: str
    label: str
    weekday: int
    text: str
    count: int | None
    state: State
    finish: bool


class CountRules(TypedDict):
    """How it was counted, in sentences; "" for what a count does not have."""

    first: str
    unit: str
    carried: str


class CountText(CountRules):
    """Ready sentences of a count, "" where there is nothing to say."""

    headline: str
    why: str


class CountAnswer(TypedDict):
    """The answer to a count; see `calculator.count.door.answer`."""

    ok: Literal[True]
    kind: Literal["count"]
    query: str
    op: Op
    earliest: str | None
    latest: str | None
    least: int | None
    most: int | None
    works: Works | None
    carried: Range | None
    days: list[CountedDay]
    calendar: Certainty
    text: CountText
    errors: list[Problem]
    claims: list[str]
    dates: dict[str, str]
    months: dict[str, str]
    unused: Unused


class CountRefusal(TypedDict):
    """Why a count cannot be made; what an answer would hold is empty."""

    ok: Literal[False]
    kind: Literal["count"]
    query: str
    op: None
    earliest: None
    latest: None
    least: None
    most: None
    works: None
    carried: None
    days: list[CountedDay]
    calendar: Certainty
    text: dict[str, str]
    errors: list[Problem]
    claims: list[str]
    dates: dict[str, str]
    months: dict[str, str]
    unused: Unused


class BatchColumn(TypedDict):
    """One column of a table's answer; `first`: it is among the few that are shown first."""

    key: str
    label: str
    first: bool


class BatchRow(TypedDict):
    """One answered row: the line on which it begins, and its cells in the order of the columns."""

    line: int
    cells: list[str]


class BatchProblem(Problem):
    """One fault in a table; `line` is that of its row, `place` names it by line and label."""

    line: int
    place: str


class BatchAnswer(TypedDict):
    """The answer to a table: its rows, its faults, and the whole as CSV."""

    ok: Literal[True]
    columns: list[BatchColumn]
    rows: list[BatchRow]
    errors: list[BatchProblem]
    csv: str
    text: str


class RequestRefusal(TypedDict):
    """Why a request other than "answer" cannot be carried out."""

    ok: Literal[False]
    errors: list[Problem]


class PaperPiece(TypedDict):
    """A piece of a line: plain text, or what stands in the place of a `field`.

    Of a `blank` place `text` is a line to write on. `items` are the rows of a list, "" for one to write on.
    """

    text: str
    field: str
    blank: bool
    items: list[str]


class PaperLine(TypedDict):
    """The text of a paragraph in one language."""

    lang: str
    pieces: list[PaperPiece]


class PaperParagraph(TypedDict):
    """A paragraph: the Chinese, which counts, and its gloss."""

    lines: list[PaperLine]


class Paper(TypedDict):
    """A paper as far as it is filled in; see `calculator.papers.door.fill`."""

    ok: Literal[True]
    id: str
    kind: PaperKind
    title: list[PaperLine]
    paragraphs: list[PaperParagraph]
    values: dict[str, str]
    text: str
    gloss_text: str
    file_name: str
    left: str
    taken: str
    errors: list[Problem]
