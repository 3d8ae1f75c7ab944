"""What both command lines of the calculator share: reading arguments, saying things, files.

Exit codes: 0 answered; 1 the question, or a row of the file, cannot be answered; 2 the command itself is
wrong or a file cannot be read or written.
"""

import argparse
import shutil
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, NoReturn

from calculator import messages as wording
from calculator.messages import Messages

CHINA = timezone(timedelta(hours=8))
PROGRAM = "python -m calculator"
ANSWERED, REFUSED, MISUSED = 0, 1, 2


class CommandError(Exception):
    """A command that cannot be carried out; the text says why."""


class Parser(argparse.ArgumentParser):
    """A parser that leaves it to its caller to say what is wrong."""

    def error(self, message: str) -> NoReturn:
        """Raise CommandError."""
        raise CommandError(message)


def language(given: list[str]) -> str:
    """Return the language asked for: help and errors need it before the command line is read."""
    early = Parser(add_help=False, allow_abbrev=False)
    early.add_argument("--lang", default="zh")
    try:
        lang = str(early.parse_known_args(given)[0].lang)
    except CommandError:
        return "zh"
    return lang if lang in wording.LANGUAGES else "en"


def is_text(argument: str) -> bool:
    """Return whether an argument came in the encoding of the terminal; other bytes come as surrogates."""
    try:
        argument.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def parser(words: Messages, prog: str, name: str) -> tuple[Parser, "argparse._ArgumentGroup"]:
    """Return a parser with its help, and the group for its arguments; `name`: the family of its messages."""
    made = Parser(
        prog=prog,
        description=words.text(f"{name}.description"),
        epilog=words.text(f"{name}.examples"),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        add_help=False,
        allow_abbrev=False,
    )
    # One group under a heading of ours: those of argparse are English.
    group = made.add_argument_group(words.text("cli.arguments"))
    group.add_argument("-h", "--help", action="help", help=words.text("cli.help"))
    return made, group


def add_common(group: "argparse._ArgumentGroup", words: Messages, name: str) -> None:
    """Add the arguments that every command line has."""
    group.add_argument("--batch", help=words.text(f"{name}.batch"))
    group.add_argument("--ics", help=words.text("cli.ics"))
    group.add_argument("--json", action="store_true", help=words.text("cli.json"))
    group.add_argument("--lang", choices=wording.LANGUAGES, default="zh", help=words.text("cli.lang"))
    group.add_argument("--today", help=words.text("cli.today"))


def today(words: Messages, given: str | None) -> date:
    """Return the day given as today, or today in China; raises CommandError for what is no date."""
    try:
        return date.fromisoformat(given) if given else datetime.now(CHINA).date()
    except ValueError:
        raise CommandError(words.text("error.request.today", given=given)) from None


def moment(given: str | None) -> datetime:
    """Return the moment at which a file is made; with a day that was given as today, the beginning of it."""
    return datetime.combine(date.fromisoformat(given), time(), UTC) if given else datetime.now(UTC)


def open_file(words: Messages, file: str) -> BinaryIO:
    """Return the file, or standard input for "-", as a stream that can be read twice."""
    try:
        if file == "-":
            return _kept(sys.stdin.buffer)
        path = Path(file)
        if path.is_file():
            return path.open("rb")
        with path.open("rb") as pipe:
            return _kept(pipe)
    except OSError as error:
        raise CommandError(words.text("cli.cannot_read", file=file, why=error.strerror or error)) from None


def _kept(pipe: BinaryIO) -> BinaryIO:
    """Return what comes through a pipe, which cannot be read twice, as a file that goes when it is closed."""
    file: BinaryIO = TemporaryFile()  # noqa: SIM115 - the caller closes it
    shutil.copyfileobj(pipe, file)
    file.seek(0)
    return file


def write_file(words: Messages, file: str, pieces: Iterator[str]) -> None:
    """Write a file piece by piece; raises CommandError if that cannot be done."""
    first = next(pieces)  # what cannot be made leaves the old file alone
    try:
        with Path(file).open("w", encoding="utf-8", newline="") as written:
            written.write(first)
            written.writelines(pieces)
    except OSError as error:
        raise CommandError(words.text("cli.cannot_write", file=file, why=error.strerror or error)) from None


def show(text: str) -> None:
    """Print a result."""
    sys.stdout.write(f"{text}\n")


def say(text: str, code: int) -> int:
    """Say something that is not part of the result, and return the exit code."""
    sys.stderr.write(f"{text}\n")
    return code
