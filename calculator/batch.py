"""Answer every row of a batch file, one at a time."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from calculator import follow_up, procedures, query, solve, spread, working_days
from calculator.batch_reader import Row, Table
from calculator.count import batch as count_batch
from calculator.count import export as count_export
from calculator.count import question as count_question
from calculator.count import solve as count_solve
from calculator.count.question import Count
from calculator.count.solve import Result
from calculator.errors import Problem, QuestionError
from calculator.events import Event, Matter, name_of, of_plan
from calculator.messages import Messages, load
from calculator.query import Question
from calculator.render import backward, phases, problems
from calculator.solve import Solution

# What a phone's browser takes without running out of memory; the terminal takes any size.
MAX_WEB_BYTES = 8_000_000
MAX_WEB_ROWS = 50_000
# Of a table whose dates go into a calendar file: a row is three events, and nothing takes a phone longer.
MAX_WEB_EVENT_ROWS = 2_000


class Answered(NamedTuple):
    """A row that was answered: its line, its label, and its question and solution."""

    line: int
    label: str
    question: Question
    solution: Solution


class Counted(NamedTuple):
    """A row that asked for a count and was answered."""

    line: int
    label: str
    asked: Count
    result: Result


class Refused(NamedTuple):
    """A row that could not be answered: its line, its label as far as it has one, and the reasons."""

    line: int
    label: str
    problems: list[Problem]


# A row that was answered, whichever its kind of question.
Done = Answered | Counted


def answer(rows: Iterable[Row], *, today: date) -> Iterator[Done | Refused]:
    """Yield each row answered or refused, in the order of the file."""
    for row in rows:
        label = row.values.get("label", "")
        if row.problem:
            yield Refused(row.line, label, [row.problem])
            continue
        try:
            if not row.values.keys().isdisjoint(count_question.NAMES):
                count = count_question.from_values(row.values, today=today)
                yield Counted(row.line, label, count, count_solve.solve(count))
                continue
            question = query.from_values(row.values, today=today)
            yield Answered(row.line, label, question, _solve(question, today))
        except QuestionError as error:
            yield Refused(row.line, label, error.problems)


def columns(words: Messages, *, counts: bool = False) -> dict[str, str]:
    """Return the columns of the result in order: key → heading; `counts` for a file that asks for counts."""
    if counts:
        return count_batch.columns(words)
    before = ("label", "apply", "card", "via", "earliest", "latest")
    found = {key: words.text(f"batch.column.{key}") for key in before}
    for stage in procedures.load().stages:
        for bound in ("earliest", "latest"):
            heading = words.text(f"batch.stage_column.{bound}", stage=words.text(f"stage.name.{stage}"))
            found[f"{stage}_{bound}"] = heading
    after = (*procedures.load().follow_up, "last_safe", "last_possible", "calendar", "next")
    return found | {key: words.text(f"batch.column.{key}") for key in after}


# What can be read at a glance, on a phone and on paper; the rest stands behind a fold and in the file.
_AT_A_GLANCE = ("label", "apply", "earliest", "latest", "next")


def at_a_glance(*, counts: bool = False) -> tuple[str, ...]:
    """Return the keys of the columns that are shown first; `counts` for a file that asks for counts."""
    return count_batch.AT_A_GLANCE if counts else _AT_A_GLANCE


def cells(words: Messages, row: Done, *, today: date) -> list[str]:
    """Return the cells of an answered row in the order of `columns`; a date is ISO, nothing is "".

    What is to be done next is told as of `today`, a date in China.
    """
    if isinstance(row, Counted):
        return count_batch.cells(words, row.label, row.asked, row.result)
    return [row.label, *_cells(words.lang, row.solution, today)]


def place(words: Messages, row: Refused) -> str:
    """Return where a refused row stands in the file, with its own label as far as it has one."""
    key = "batch.place_labelled" if row.label else "batch.place"
    return words.text(key, line=row.line, label=problems.quote(row.label))


def events(words: Messages, rows: Iterable[Done], *, today: date) -> Iterator[Event]:
    """Yield the diary events of answered rows, with their labels in the titles.

    Rows of one label that ask different things are different matters; one that says the same as an earlier
    one of its label has no events of its own.
    """
    known: dict[str, set[str]] = {}
    for row in rows:
        asked, name = _asked_and_name(row)
        of_name = known.setdefault(name, set())
        if asked in of_name:
            continue
        matter = Matter(name, len(of_name))
        of_name.add(asked)
        if isinstance(row, Counted):
            yield from count_export.of_count(words, row.asked, row.result, matter, row.label)
        else:
            yield from of_plan(words, row.question, row.solution.plan, matter, row.label, today=today)


def _asked_and_name(row: Done) -> tuple[str, str]:
    if isinstance(row, Counted):
        return row.asked.query(), count_export.name_of(row.asked, row.label)
    return row.question.query(), name_of(row.question, row.label)


def summary(words: Messages, table: Table, *, answered: int, refused: int) -> str:
    """Return how many rows were answered and refused, and what was made of the table's first lines."""
    key = "batch.summary_refused" if refused else "batch.summary"
    sentences = [words.text(key, answered=answered, refused=refused)]
    if table.above:
        sentences.append(words.text("batch.above", n=table.above))
    if table.taken_as:
        names = [words.text(f"batch.column.{name}") for name in table.taken_as if name]
        sentences.append(words.text("batch.taken_as", columns=words.join(names)))
    if table.unused:
        sentences.append(words.text("batch.unused", columns=words.join(table.unused)))
    return "\n".join(sentences)


# Many rows of a batch ask the same question; each is solved and put into cells once.
@lru_cache(maxsize=8192)
def _solve(question: Question, today: date) -> Solution:
    return solve.solve(question, today=today, calendar=working_days.load())


@lru_cache(maxsize=8192)
def _cells(lang: str, solution: Solution, today: date) -> tuple[str, ...]:
    words = load(lang)
    plan = solution.plan
    found = {
        "apply": plan.apply.isoformat(),
        "card": words.text(f"card.{plan.route.card}"),
        "via": words.text(f"via.{plan.route.card}.{plan.route.via}"),
        "earliest": plan.earliest.finish.isoformat(),
        "latest": plan.latest.finish.isoformat(),
        "calendar": words.text(f"batch.state.{spread.state(working_days.load(), plan.latest.finish)}"),
    }
    for number, stage in enumerate(plan.route.stages):
        found[f"{stage.id}_earliest"] = plan.earliest.stages[number].end.isoformat()
        found[f"{stage.id}_latest"] = plan.latest.stages[number].end.isoformat()
    for entry in follow_up.dates(plan, procedures.load()):
        found[entry.rule.id] = entry.date.isoformat() if entry.date else ""
    if solution.last_days:
        safe, possible = solution.last_days.safe, solution.last_days.possible
        found["last_safe"] = safe.isoformat() if safe else ""
        found["last_possible"] = possible.isoformat() if possible else ""
    found["next"] = _next(words, solution, today)
    return tuple(found.get(key, "") for key in columns(words) if key != "label")


def _next(words: Messages, solution: Solution, today: date) -> str:
    """Return what is to be done next; whether a deadline can be met comes before the day to apply."""
    plan = solution.plan
    phase = phases.at(phases.render(words, procedures.load(), plan), today)
    if phase is None and solution.last_days:
        return backward.render(words, solution.last_days, plan, bill_day=None, today=today)["lead"]
    values = {"apply": plan.apply, "earliest": plan.earliest.finish, "latest": plan.latest.finish}
    values |= {entry.rule.id: entry.date for entry in follow_up.dates(plan, procedures.load()) if entry.date}
    dated = {name: words.date(day) for name, day in values.items()}
    id_ = phase["id"] if phase else "applied" if plan.apply == today else "ahead"
    return words.text(f"batch.next.{id_}", **dated)
