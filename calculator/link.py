"""Read the names and values of a link as people pass it on: chats and pages change it on the way."""

import re
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import parse_qsl

from calculator.errors import Problem

# A link of the site has some 300 characters and ten names at most; a much longer text is no question.
MAX_LENGTH = 10_000
MAX_NAMES = 50
# What stands for & = # in a link that was typed on a Chinese keyboard or copied out of a page's source. Some
# programs append their own "?name=value" to an address that has a question mark already.
_AMPERSAND = re.compile(r"&(?:amp|#38|#x26)(?:;|%3b)|＆|%ef%bc%86|\?|？|%ef%bc%9f", re.IGNORECASE)
_EQUALS = re.compile(r"＝|%ef%bc%9d", re.IGNORECASE)
_FRAGMENT = re.compile(r"(?<!&)[#＃].*", re.DOTALL)  # not that of "&#38;"
# What a sentence around a link leaves at its end, and blanks of every kind, seen or not.
_AT_THE_ENDS = " \t\r\n\u00a0\u3000\u200b\u200e\u200f\u2060\ufeff"
_AFTER = _AT_THE_ENDS + "。，、；：！？）】」』》”’.,;:!?)]}>\"'"

# In a name of as many letters two may be wrong, in a shorter one only one.
_LONG = 6

Fits = Callable[[str, str], bool]


class Given(NamedTuple):
    """What a link says: the value of each known name, faults found, and the names that mean nothing here."""

    values: dict[str, str]
    problems: list[Problem]
    unused: list[str]


def read(query: str, names: tuple[str, ...], fits: Fits) -> Given:
    """Return what a query string, or a whole address, gives for the known `names`.

    `fits` tells whether a value is one that a known name may have: a name that is nearly a known one is a
    slip if its value fits. A slip is a fault, since its value would be missing in silence. Names from
    elsewhere, such as those that count clicks, are returned as unused, and so are known ones without a value,
    whose value is "". The same name with two values is a fault too.
    """
    query = _mended(query[: MAX_LENGTH + 1])
    if len(query) > MAX_LENGTH or query.count("&") >= MAX_NAMES:
        limits = {"length": str(MAX_LENGTH), "names": str(MAX_NAMES)}
        return Given({}, [Problem("link", "impossible", "error.link.too_long", limits)], [])
    values: dict[str, str] = {}
    problems = []
    unused = []
    for raw_name, raw_value in parse_qsl(query, keep_blank_values=True):
        name = raw_name.strip(_AT_THE_ENDS).lower().replace("-", "_")
        value = raw_value.lstrip(_AT_THE_ENDS).rstrip(_AFTER)
        if name in names and value:
            if values.get(name) not in (None, "", value):
                problems.append(Problem(name, "impossible", "error.twice", {}))
            values[name] = value
        elif name not in names and (meant := _meant(name, value, names, fits)):
            told = {"given": raw_name, "meant": meant}
            problems.append(Problem(meant, "impossible", "error.link.misspelt", told))
        elif name in names:
            values.setdefault(name, "")  # still tells what is asked for
            unused.append(raw_name.strip(_AT_THE_ENDS))
        # A whole address begins with what is no name.
        elif name and not (not value and "/" in name):
            unused.append(raw_name.strip(_AT_THE_ENDS))
    return Given(values, problems, list(dict.fromkeys(unused)))


def _mended(query: str) -> str:
    # `&amp;` that was escaped twice leaves `amp;` behind.
    query = _FRAGMENT.sub("", query.strip())
    while (mended := _AMPERSAND.sub("&", query)) != query:
        query = mended
    return _EQUALS.sub("=", query.strip("&"))


def _meant(name: str, value: str, names: tuple[str, ...], fits: Fits) -> str | None:
    """Return the known name that an unknown one is a slip of, or None."""
    return next((known for known in names if _is_near(name, known) and fits(known, value)), None)


def _is_near(name: str, known: str) -> bool:
    return _distance(name, known) <= (1 if len(known) < _LONG else 2)


def _distance(one: str, other: str) -> int:
    """Return how many letters must be added, dropped, changed or swapped with their neighbour."""
    if abs(len(one) - len(other)) > 2:
        return 3
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, known in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != known))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == known:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
