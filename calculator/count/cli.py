"""`python -m calculator count`: counts on a command line."""

import argparse

from calculator import terminal
from calculator.count.question import OPS
from calculator.messages import Messages
from calculator.terminal import Parser

# A flag for each value that is no default.
FLAGS = {"natural": ("unit", "natural"), "first": ("first", "yes"), "no_makeup": ("makeup", "no")}


def parser(words: Messages) -> Parser:
    """Return the parser of what stands after `count`."""
    made, group = terminal.parser(words, f"{terminal.PROGRAM} count", "count.cli")
    group.add_argument(
        "count", nargs="?", metavar="KIND", help=words.text("count.cli.op", choices=words.join(OPS))
    )
    group.add_argument("values", nargs="*", metavar="VALUE", help=words.text("count.cli.values"))
    for name in FLAGS:
        flag = f"--{name.replace('_', '-')}"
        group.add_argument(flag, action="store_true", help=words.text(f"count.cli.{name}"))
    terminal.add_common(group, words, "count.cli")
    return made


def written(name: str) -> str:
    """Return how the value of that name is written on a command line."""
    flags = {value: f"--{flag.replace('_', '-')}" for flag, (value, _) in FLAGS.items()}
    return "KIND" if name == "count" else flags.get(name, "VALUE")


def question(arguments: argparse.Namespace) -> dict[str, str]:
    """Return the named values of a count, none if the arguments ask for nothing.

    A date may be several words: of two dates each is half of the words, and a number of days is the last one.
    """
    found = {name: value for flag, (name, value) in FLAGS.items() if getattr(arguments, flag)}
    if arguments.count:
        found |= {"count": arguments.count} | _dates(arguments.count, arguments.values)
    return found


def _dates(op: str, written: list[str]) -> dict[str, str]:
    if op == "is":
        return {"from": " ".join(written)}
    if op == "between":
        half = (len(written) + 1) // 2
        return {"from": " ".join(written[:half]), "to": " ".join(written[half:])}
    return {"from": " ".join(written[:-1]), "days": " ".join(written[-1:])}
