"""Looks for what is wrong in the calculator's data files: the build asks before it begins."""

from collections.abc import Callable, Iterator
from string import Formatter
from typing import Any

from calculator import messages, procedures, resources, working_days
from calculator.count.question import OPS, UNITS
from calculator.errors import DataError
from calculator.resources import UnreadableError


def problems() -> list[str]:
    """Return a sentence for each fault, naming the file and the place in it."""
    checks = (_languages, _procedures, _calendar, _columns)
    found: list[str] = []
    for check in checks:
        try:
            found += map(str, check())
        except (DataError, UnreadableError) as error:
            found.append(str(error))
    return found


def _languages() -> Iterator[DataError]:
    """Yield every message that one language lacks, or that has other places to fill in than the other's."""
    tables = {lang: messages.load(lang).entries for lang in messages.LANGUAGES}
    for lang, entries in tables.items():
        for other, others in tables.items():
            for key in sorted(others.keys() - entries.keys()):
                yield DataError(_message_file(lang), key, "message_missing", other=_message_file(other))
    first, *rest = messages.LANGUAGES
    for lang in rest:
        for key in sorted(tables[first].keys() & tables[lang].keys()):
            here, there = places(tables[lang][key]), places(tables[first][key])
            if here != there:
                said = [", ".join(sorted(names)) or "–" for names in (here, there)]
                yield DataError(_message_file(lang), key, "places_unequal", here=said[0], there=said[1])


def _message_file(lang: str) -> str:
    return f"messages.{lang}.toml"


def places(message: Any) -> set[str]:
    """Return the names of the places that a message, a list of words or its plural forms leave open."""
    if isinstance(message, dict):
        return places(message["other"])
    if isinstance(message, list):
        return set()
    return {name for _, name, _, _ in Formatter().parse(message) if name}


def _procedures() -> list[DataError]:
    procedures.build(resources.read("procedures"))
    return []


def _calendar() -> list[DataError]:
    return _made("working_days.json", lambda: working_days.Calendar(resources.read("working_days")))


def _made(file: str, make: Callable[[], object]) -> list[DataError]:
    """Return what keeps a generated file from being read: nobody edits one by hand, so its place will do."""
    try:
        make()
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        if isinstance(error, (DataError, UnreadableError)):
            raise
        return [DataError(file, type(error).__name__, "not_as_made", detail=str(error))]
    return []


def _columns() -> Iterator[DataError]:
    """Yield every name of a column or of a value that the batch reader does not know."""
    file, table, rules = "batch_columns.toml", resources.read("batch_columns"), procedures.load()
    for part in ("header", "value"):
        if part not in table:
            yield DataError(file, "top level", "key_missing", name=part)
            return
    ids: dict[str, set[str]] = {
        "card": set(rules.default_via),
        "via": {via for _, via in rules.routes},
        "after_hours": {"yes", "no"},
        "finish_by": {"bill"},
        "skip_makeup": {*rules.stages, "all"},
        "stop": set(rules.stops),
        "count": set(OPS),
        "unit": set(UNITS),
        "first": {"yes", "no"},
        "makeup": {"yes", "no"},
    }
    for column, meanings in table["value"].items():
        for value in sorted(meanings.keys() - ids.get(column, set())):
            known = " / ".join(sorted(ids.get(column, set()))) or "–"
            yield DataError(file, f"value.{column}", "unknown_value", name=column, value=value, known=known)
