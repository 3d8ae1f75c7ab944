"""The command line: the same questions by flags of the same names, and whole files of them."""

import argparse
import json
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO
from urllib.parse import urlencode

from calculator import batch, batch_reader, batch_writer, door, export_ics, export_text, procedures, query
from calculator import messages as wording
from calculator.count import cli as count_cli
from calculator.errors import QuestionError
from calculator.messages import Messages
from calculator.progress import Progress
from calculator.render import problems
from calculator.terminal import (
    ANSWERED,
    MISUSED,
    PROGRAM,
    REFUSED,
    CommandError,
    Parser,
    add_common,
    is_text,
    language,
    moment,
    open_file,
    parser,
    say,
    show,
    today,
    write_file,
)

COUNT = "count"


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out a command line and return its exit code (see `calculator.terminal`)."""
    given = list(sys.argv[1:] if argv is None else argv)
    words = wording.load(language(given))
    if unreadable := [text for text in given if not is_text(text)]:
        detail = words.text("cli.no_text", given=problems.quote(unreadable[0]))
        return say(words.text("cli.misused", detail=detail), MISUSED)
    counts = given[:1] == [COUNT]
    try:
        arguments = (
            count_cli.parser(words).parse_args(given[1:]) if counts else _parser(words).parse_args(given)
        )
    except CommandError as error:
        return say(words.text("cli.misused", detail=error), MISUSED)
    try:
        question = count_cli.question(arguments) if counts else _question(arguments)
        now = today(words, arguments.today)
        if arguments.batch:
            return _batch(words, arguments, question, now)
        if not question.keys() & {"apply", "finish_by", COUNT}:
            return say(words.text(f"{'count.cli' if counts else 'cli'}.no_question"), MISUSED)
        return _answer(words, arguments, urlencode(question), now)
    except CommandError as error:
        return say(str(error), MISUSED)
    except QuestionError as error:
        return say("\n".join(problems.render(words, found)["text"] for found in error.problems), REFUSED)


def _question(arguments: argparse.Namespace) -> dict[str, str]:
    arguments.apply = " ".join(arguments.apply) or None
    return {name: str(value) for name in query.NAMES if (value := getattr(arguments, name)) is not None}


def _answer(words: Messages, arguments: argparse.Namespace, query: str, now: date) -> int:
    found = door.answer(query, lang=words.lang, today=now)
    if arguments.json:
        show(json.dumps(found, ensure_ascii=False, indent=2))
    elif found["ok"]:
        show(export_text.render(words, found, today=now))
    if not found["ok"]:
        return say(export_text.render(words, found, today=now), REFUSED)
    if arguments.ics:
        made = moment(arguments.today)
        write_file(words, arguments.ics, iter([export_ics.of_query(words, query, today=now, made=made)[0]]))
        say(words.text("cli.written", file=arguments.ics), ANSWERED)
    return ANSWERED


def _batch(words: Messages, arguments: argparse.Namespace, question: dict[str, str], now: date) -> int:
    if question or arguments.json:
        names = [*question, *(["json"] if arguments.json else [])]
        flags = dict.fromkeys(
            count_cli.written(name) if COUNT in arguments else _written(name) for name in names
        )
        raise CommandError(words.text("cli.batch_alone", given=words.join(flags)))
    with open_file(words, arguments.batch) as stream:
        table = batch_reader.read(stream)
        counted = _Counted()
        answered = _answered(words, table, stream, counted, now)
        if arguments.ics:
            events = batch.events(words, answered, today=now)
            name = "count.ics.name" if table.counts else "ics.name"
            made = moment(arguments.today)
            write_file(words, arguments.ics, export_ics.pieces(words, events, made=made, name=name))
        else:
            deque(answered, maxlen=0)
    numbers = {"answered": counted.answered, "refused": counted.refused}
    say(batch.summary(words, table, **numbers), REFUSED)
    if arguments.ics:
        say(words.text("cli.written", file=arguments.ics), ANSWERED)
    return REFUSED if counted.refused else ANSWERED


@dataclass
class _Counted:
    """How many rows of a batch were answered and refused so far."""

    answered: int = 0
    refused: int = 0


def _answered(
    words: Messages, table: batch_reader.Table, stream: BinaryIO, counted: _Counted, now: date
) -> Iterator[batch.Done]:
    """Write each row of the result, say each refusal, and yield the answered rows; none of them is kept."""
    writer = batch_writer.Writer(sys.stdout, list(batch.columns(words, counts=table.counts).values()))
    progress = Progress(stream, sys.stderr)
    for row in batch.answer(table.rows, today=now):
        progress.show()
        if isinstance(row, batch.Refused):
            counted.refused += 1
            progress.clear()
            say("\n".join(_row_errors(words, row)), REFUSED)
            continue
        counted.answered += 1
        writer.row(batch.cells(words, row, today=now))
        yield row
    progress.clear()


def _written(name: str) -> str:
    return "DATE" if name == "apply" else f"--{name.replace('_', '-')}"


def _row_errors(words: Messages, row: batch.Refused) -> Iterator[str]:
    place = batch.place(words, row)
    for problem in row.problems:
        yield words.text("batch.error_line", place=place, text=problems.render(words, problem)["text"])


def _parser(words: Messages) -> Parser:
    rules = procedures.load()
    made, group = parser(words, PROGRAM, "cli")

    def add(flag: str, name: str, **values: str) -> None:
        group.add_argument(flag, help=words.text(f"cli.{name}", **values))

    group.add_argument("apply", nargs="*", metavar="DATE", help=words.text("cli.apply"))
    add("--card", "card", choices=" / ".join(rules.default_via))
    add("--via", "via", choices=" / ".join(dict.fromkeys(via for _, via in rules.routes)))
    add("--finish-by", "finish_by")
    add("--bill-day", "bill_day")
    for name in query.YES_OR_NO:
        flag = f"--{name.replace('_', '-')}"
        group.add_argument(flag, action="store_const", const="yes", help=words.text(f"cli.{name}"))
    add("--extra-days", "extra_days")
    add("--weeks", "weeks")
    add("--skip-makeup", "skip_makeup", choices=words.join(rules.stages))
    add("--stop", "stop", choices=words.join(rules.stops))
    add_common(group, words, "cli")
    return made
