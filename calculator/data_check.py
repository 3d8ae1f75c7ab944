"""Looks for what is wrong in the calculator's data files: the build asks before it begins."""

import re
from collections.abc import Callable, Iterator
from string import Formatter
from typing import Any

from calculator import batch_reader, messages, procedures, resources, working_days
from calculator.count.question import OPS, UNITS
from calculator.errors import DataError
from calculator.papers import text as papers_text
from calculator.query import YES_OR_NO
from calculator.resources import UnreadableError


def problems() -> list[str]:
    """Return a sentence for each fault, naming the file, the place in it and, if it can be told, the line."""
    checks = (_languages, _procedures, _calendar, _columns, _papers)
    found: list[str] = []
    for check in checks:
        try:
            found += map(str, check())
        except (DataError, UnreadableError) as error:
            found.append(str(error))
    # The same broken file may be in the way of several checks.
    return list(dict.fromkeys(found))


def _languages() -> Iterator[DataError]:
    """Yield every message that one language lacks, or that differs from the other's in kind or places."""
    tables = {lang: messages.load(lang).entries for lang in messages.LANGUAGES}
    for lang, entries in tables.items():
        for other, others in tables.items():
            for key in sorted(others.keys() - entries.keys()):
                there = _message_file(other, key)
                line = line_of(there, key)
                yield DataError(_message_file(lang, key), key, "message_missing", other=there, line=line)
        for key, entry in entries.items():
            try:
                places(entry)
            except (ValueError, KeyError, TypeError) as error:
                yield DataError(_message_file(lang, key), _place(lang, key), "not_to_fill", detail=error)
                return
    first, *rest = messages.LANGUAGES
    for lang in rest:
        for key in sorted(tables[first].keys() & tables[lang].keys()):
            yield from _unlike(lang, key, tables[lang][key], tables[first][key])


def _unlike(lang: str, key: str, entry: Any, other: Any) -> Iterator[DataError]:
    file = _message_file(lang, key)
    if _kind(entry) != _kind(other):
        yield DataError(file, _place(lang, key), "kind_unequal")
    elif places(entry) != places(other):
        here, there = (", ".join(sorted(places(each))) or "–" for each in (entry, other))
        yield DataError(file, _place(lang, key), "places_unequal", here=here, there=there)


def _kind(entry: Any) -> int:
    """Return the length of a list, 0 for a sentence, which may have plural forms in one language only."""
    return len(entry) if isinstance(entry, list) else 0


def _place(lang: str, key: str) -> str:
    return f"{key} (line {line_of(_message_file(lang, key), key)})"


def line_of(file: str, key: str) -> int:
    """Return the line of a TOML file on which a dotted key, or the table of that name, begins, or 0."""
    section: list[str] = []
    wanted = key.split(".")
    for number, line in enumerate(resources.text(file).splitlines(), 1):
        if header := re.match(r"\[+([^\]]+)\]", line):
            section = header[1].split(".")
            found = section
        else:
            found = [*section, *line.partition("=")[0].strip().split(".")]
        if found == wanted:
            return number
    return 0


def _message_file(lang: str, key: str) -> str:
    return f"{'count_' if key.startswith('count.') else ''}messages.{lang}.toml"


def places(message: Any) -> set[str]:
    """Return the names of the places that a message, a list of words or its plural forms leave open."""
    if isinstance(message, dict):
        return places(message["other"])
    if isinstance(message, list):
        return set().union(*map(places, message))
    return {name for _, name, _, _ in Formatter().parse(message) if name}


def _procedures() -> list[DataError]:
    return _made(
        lambda: procedures.build(resources.read("procedures")),
        lambda kind, detail: DataError("procedures.toml", kind, "other_shape", detail=detail),
    )


def _papers() -> list[DataError]:
    return _made(
        lambda: papers_text.parse(resources.read("papers")),
        lambda kind, detail: DataError("papers.toml", kind, "other_shape", detail=detail),
    )


def _calendar() -> list[DataError]:
    return _made(
        lambda: working_days.Calendar(resources.read("working_days")),
        lambda kind, detail: DataError("working_days.json", kind, "not_as_made", detail=detail),
    )


def _made(make: Callable[[], object], told: Callable[[str, str], DataError]) -> list[DataError]:
    """Return what keeps a file from being read that is not of the shape that is read there."""
    try:
        make()
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        if isinstance(error, (DataError, UnreadableError)):
            raise
        return [told(type(error).__name__, str(error))]
    return []


def _columns() -> Iterator[DataError]:
    """Yield every name of a column or of a value that the batch reader does not know."""
    file, table, rules = "batch_columns.toml", resources.read("batch_columns"), procedures.load()
    for part in ("header", "value", "characters"):
        if part not in table:
            yield DataError(file, "top level", "key_missing", name=part)
            return
    yield from _made(
        lambda: str.maketrans(table["characters"]["traditional"], table["characters"]["simplified"]),
        lambda kind, detail: DataError(file, f"characters, {kind}", "other_shape", detail=detail),
    )
    ids: dict[str, set[str]] = {
        "card": set(rules.default_via),
        "via": {via for _, via in rules.routes},
        "finish_by": {"bill"},
        "skip_makeup": {*rules.stages, "all"},
        "stop": set(rules.stops),
        **{name: {"yes", "no"} for name in YES_OR_NO},
        "count": set(OPS),
        "unit": set(UNITS),
        "first": {"yes", "no"},
        "makeup": {"yes", "no"},
    }
    for column, meanings in table["value"].items():
        for value in sorted(meanings.keys() - ids.get(column, set())):
            known = " / ".join(sorted(ids.get(column, set()))) or "–"
            yield DataError(file, f"value.{column}", "unknown_value", name=column, value=value, known=known)
    yield from _words(file, "header", table["header"])
    for column, meanings in table["value"].items():
        yield from _words(file, f"value.{column}", meanings)


def _words(file: str, section: str, meanings: dict[str, Any]) -> Iterator[DataError]:
    """Yield what is no list of words, and every word that stands for two things."""
    taken: dict[str, str] = {}
    for name, words in meanings.items():
        place = f"{section}.{name} (line {line_of(file, f'{section}.{name}')})"
        if not (isinstance(words, list) and all(isinstance(word, str) for word in words)):
            yield DataError(file, place, "no_words")
            continue
        for word in map(batch_reader.tidy, words):
            if taken.setdefault(word, name) != name:
                yield DataError(file, place, "word_twice", word=word, other=taken[word])
