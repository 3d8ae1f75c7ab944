"""Read the names and values of a link as people pass it on: chats and pages change it on the way."""

import re
from typing import NamedTuple
from urllib.parse import parse_qsl

from calculator.errors import Problem

# A link of the site has some 300 characters and ten names at most; a much longer text is no question.
MAX_LENGTH = 10_000
MAX_NAMES = 50
# What stands for & ? = in a link that was typed on a Chinese keyboard or copied out of a page's source.
_AMPERSAND = re.compile(r"&(?:amp|#38|#x26)(?:;|%3b)|＆|%ef%bc%86", re.IGNORECASE)
_EQUALS = re.compile(r"＝|%ef%bc%9d", re.IGNORECASE)
_QUESTION_MARK = re.compile(r"^(?:\s|\?|？|%ef%bc%9f)+", re.IGNORECASE)
# What a sentence around a link leaves at its end, and blanks of every kind, seen or not.
_AT_THE_ENDS = " \t\r\n\u00a0\u3000\u200b\u200e\u200f\u2060\ufeff"
_AFTER = _AT_THE_ENDS + "。，、；：！？）】」』》”’.,;:!?)]}>\"'"
# Names as short as this are near to too many others: such a one is a slip only with a value of ours.
_SHORT = 3


class Given(NamedTuple):
    """What a link says: the value of each known name, faults found, and the names that mean nothing here."""

    values: dict[str, str]
    problems: list[Problem]
    unused: list[str]


def read(query: str, names: tuple[str, ...], own_values: frozenset[str]) -> Given:
    """Return what the query string of a link gives for the known `names`.

    `own_values` are values that only this site uses: beside one, any name that is nearly a known one is a
    slip. A slip is a fault, since its value would be missing in silence; names from elsewhere, such as those
    that count clicks, are returned as unused. The same name with two values is a fault too.
    """
    query = _mended(query[: MAX_LENGTH + 1])
    if len(query) > MAX_LENGTH or query.count("&") >= MAX_NAMES:
        limits = {"length": str(MAX_LENGTH), "names": str(MAX_NAMES)}
        return Given({}, [Problem("link", "impossible", "error.link.too_long", limits)], [])
    values: dict[str, str] = {}
    problems = []
    unused = []
    for raw_name, raw_value in parse_qsl(query, keep_blank_values=True):
        name, value = raw_name.strip(_AT_THE_ENDS).lower(), raw_value.lstrip(_AT_THE_ENDS).rstrip(_AFTER)
        if name in names:
            if values.get(name, value) != value:
                problems.append(Problem(name, "impossible", "error.twice", {}))
            values[name] = value
        elif meant := _meant(name, value, names, own_values):
            told = {"given": raw_name, "meant": meant}
            problems.append(Problem(meant, "impossible", "error.link.misspelt", told))
        elif name and name not in unused:
            unused.append(name)
    return Given(values, problems, unused)


def _mended(query: str) -> str:
    query = _QUESTION_MARK.sub("", query)
    # `&amp;` that was escaped twice leaves `amp;` behind.
    while (mended := _AMPERSAND.sub("&", query)) != query:
        query = mended
    return _EQUALS.sub("=", query)


def _meant(name: str, value: str, names: tuple[str, ...], own_values: frozenset[str]) -> str | None:
    """Return the known name that an unknown one is a slip of, or None."""
    ours = value in own_values
    allowed = max(1, len(name) // 3) if len(name) > _SHORT or ours else 0
    plain = name.replace("-", "_")
    distance, nearest = min((_distance(plain, known), known) for known in names)
    if distance <= min(allowed, 2):
        return nearest
    return None


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
