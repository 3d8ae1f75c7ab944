"""The command line: the same questions by flags of the same names, and whole files of them.

Exit codes: 0 answered; 1 the question, or a row of the file, cannot be answered; 2 the command itself is
wrong or a file cannot be read or written.
"""

import argparse
import io
import json
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import BinaryIO, NoReturn
from urllib.parse import urlencode

from calculator import batch, batch_read, batch_write, export_ics, export_text, procedures, web
from calculator import messages as wording
from calculator.errors import QuestionError
from calculator.messages import Messages
from calculator.progress import Progress
from calculator.query import NAMES
from calculator.render import problems

CHINA = timezone(timedelta(hours=8))
ANSWERED, REFUSED, MISUSED = 0, 1, 2


class CommandError(Exception):
    """A command that cannot be carried out; the text says why."""


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out a command line and return its exit code."""
    given = list(sys.argv[1:] if argv is None else argv)
    words = wording.load(_language(given))
    if unreadable := [text for text in given if not _is_text(text)]:
        detail = words.text("cli.no_text", given=problems.quote(unreadable[0]))
        return _say(words.text("cli.misused", detail=detail), MISUSED)
    try:
        arguments = _parser(words).parse_args(given)
    except CommandError as error:
        return _say(words.text("cli.misused", detail=error), MISUSED)
    try:
        today = date.fromisoformat(arguments.today) if arguments.today else datetime.now(CHINA).date()
    except ValueError:
        return _say(words.text("error.request.today", given=arguments.today), MISUSED)
    arguments.apply = " ".join(arguments.apply) or None
    question = {name: str(value) for name in NAMES if (value := getattr(arguments, name)) is not None}
    try:
        if arguments.batch:
            return _batch(words, arguments, question, today)
        if not question.keys() & {"apply", "finish_by"}:
            return _say(words.text("cli.no_question"), MISUSED)
        return _answer(words, arguments, urlencode(question), today)
    except CommandError as error:
        return _say(str(error), MISUSED)
    except QuestionError as error:
        return _say("\n".join(problems.render(words, found)["text"] for found in error.problems), REFUSED)


def _answer(words: Messages, arguments: argparse.Namespace, query: str, today: date) -> int:
    found = web.answer(query, lang=words.lang, today=today)
    if arguments.json:
        _print(json.dumps(found, ensure_ascii=False, indent=2))
    elif found["ok"]:
        _print(export_text.render(words, found))
    if not found["ok"]:
        return _say(export_text.render(words, found), REFUSED)
    if arguments.ics:
        _write(words, arguments.ics, iter([export_ics.of_query(words, query, today=today)[0]]))
        _say(words.text("cli.written", file=arguments.ics), ANSWERED)
    return ANSWERED


def _batch(words: Messages, arguments: argparse.Namespace, question: dict[str, str], today: date) -> int:
    if question or arguments.json:
        names = [*question, *(["json"] if arguments.json else [])]
        flags = words.join("DATE" if name == "apply" else f"--{name.replace('_', '-')}" for name in names)
        raise CommandError(words.text("cli.batch_alone", given=flags))
    with _open(words, arguments.batch) as stream:
        table = batch_read.read(stream)
        counted = _Counted()
        answered = _answered(words, table, stream, counted, today)
        if arguments.ics:
            events = (event for row in answered for event in batch.events(words, row))
            _write(words, arguments.ics, export_ics.pieces(words, events, today=today))
        else:
            deque(answered, maxlen=0)
    counts = {"answered": counted.answered, "refused": counted.refused}
    _say(batch.summary(words, **counts, unused=table.unused), REFUSED)
    if arguments.ics:
        _say(words.text("cli.written", file=arguments.ics), ANSWERED)
    return REFUSED if counted.refused else ANSWERED


@dataclass
class _Counted:
    """How many rows of a batch were answered and refused so far."""

    answered: int = 0
    refused: int = 0


def _answered(
    words: Messages, table: batch_read.Table, stream: BinaryIO, counted: _Counted, today: date
) -> Iterator[batch.Answered]:
    """Write each row of the result, say each refusal, and yield the answered rows; none of them is kept."""
    writer = batch_write.Writer(sys.stdout, list(batch.columns(words).values()))
    progress = Progress(stream, sys.stderr)
    for row in batch.answer(table.rows, today=today):
        progress.show()
        if isinstance(row, batch.Refused):
            counted.refused += 1
            progress.clear()
            _say("\n".join(_row_errors(words, row)), REFUSED)
            continue
        counted.answered += 1
        writer.row(batch.cells(words, row))
        yield row
    progress.clear()


def _row_errors(words: Messages, row: batch.Refused) -> Iterator[str]:
    for problem in row.problems:
        yield words.text("batch.error_line", line=row.line, text=problems.render(words, problem)["text"])


def _open(words: Messages, file: str) -> BinaryIO:
    """Return the file, or standard input for "-", as a stream that can be read twice."""
    try:
        if file == "-":
            return io.BytesIO(sys.stdin.buffer.read())
        path = Path(file)
        # A pipe cannot be read twice.
        return path.open("rb") if path.is_file() else io.BytesIO(path.read_bytes())
    except OSError as error:
        raise CommandError(words.text("cli.cannot_read", file=file, why=error.strerror or error)) from None


def _write(words: Messages, file: str, pieces: Iterator[str]) -> None:
    first = next(pieces)  # what cannot be made leaves the old file alone
    try:
        with Path(file).open("w", encoding="utf-8", newline="") as written:
            written.write(first)
            written.writelines(pieces)
    except OSError as error:
        raise CommandError(words.text("cli.cannot_write", file=file, why=error.strerror or error)) from None


def _print(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _say(text: str, code: int) -> int:
    """Say something that is not part of the result, and return the exit code."""
    sys.stderr.write(f"{text}\n")
    return code


def _is_text(argument: str) -> bool:
    """Return whether an argument came in the encoding of the terminal; other bytes come as surrogates."""
    try:
        argument.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _language(given: list[str]) -> str:
    """Return the language asked for: help and errors need it before the command line is read."""
    early = _Parser(add_help=False, allow_abbrev=False)
    early.add_argument("--lang", default="zh")
    try:
        lang = str(early.parse_known_args(given)[0].lang)
    except CommandError:
        return "zh"
    return lang if lang in wording.LANGUAGES else "en"


class _Parser(argparse.ArgumentParser):
    """A parser that leaves it to `main` to say what is wrong."""

    def error(self, message: str) -> NoReturn:
        raise CommandError(message)


def _parser(words: Messages) -> argparse.ArgumentParser:
    rules = procedures.load()
    parser = _Parser(
        prog="python -m calculator",
        description=words.text("cli.description"),
        epilog=words.text("cli.examples"),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        add_help=False,
        allow_abbrev=False,
    )
    # One group under a heading of ours: those of argparse are English.
    group = parser.add_argument_group(words.text("cli.arguments"))

    def add(flag: str, name: str, **values: str) -> None:
        group.add_argument(flag, help=words.text(f"cli.{name}", **values))

    group.add_argument("-h", "--help", action="help", help=words.text("cli.help"))
    group.add_argument("apply", nargs="*", metavar="DATE", help=words.text("cli.apply"))
    add("--card", "card", choices=" / ".join(rules.default_via))
    add("--via", "via", choices=" / ".join(dict.fromkeys(via for _, via in rules.routes)))
    add("--finish-by", "finish_by")
    add("--bill-day", "bill_day")
    group.add_argument("--after-hours", action="store_const", const="yes", help=words.text("cli.after_hours"))
    add("--extra-days", "extra_days")
    add("--weeks", "weeks")
    add("--skip-makeup", "skip_makeup", choices=words.join(rules.stages))
    add("--stop", "stop", choices=words.join(rules.stops))
    add("--batch", "batch")
    add("--ics", "ics")
    group.add_argument("--json", action="store_true", help=words.text("cli.json"))
    group.add_argument("--lang", choices=wording.LANGUAGES, default="zh", help=words.text("cli.lang"))
    add("--today", "today")
    return parser
