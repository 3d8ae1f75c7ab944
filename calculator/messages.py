"""The wording of one language, by key, with dates and plurals put in."""

import datetime
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from calculator import resources

LANGUAGES: tuple[str, ...] = tuple(resources.read("languages")["languages"])


class Messages(NamedTuple):
    """All messages of a language: dotted key → sentence, list of words, or plural forms `one` and `other`."""

    lang: str
    entries: dict[str, Any]

    def text(self, key: str, **values: object) -> str:
        """Return the message with its values put in; the number `n` chooses between plural forms.

        Raises KeyError for a key that the language lacks.
        """
        entry = self.entries[key]
        if isinstance(entry, dict):
            entry = entry["one"] if values["n"] == 1 and "one" in entry else entry["other"]
        return str(entry.format_map(values)) if values else str(entry)

    def words(self, key: str) -> list[str]:
        """Return the list of words under that key."""
        return list(self.entries[key])

    def weekday(self, day: datetime.date) -> str:
        """Return the short name of the day of the week."""
        return str(self.entries["date.weekdays"][day.weekday()])

    def date(self, day: datetime.date) -> str:
        """Return the date as people write it, with its weekday."""
        month = self.entries["date.months"][day.month - 1]
        return self.text("date.full", year=day.year, month=month, day=day.day, weekday=self.weekday(day))

    def day(self, day: datetime.date) -> str:
        """Return the day and month of the date alone."""
        return self.text("date.day", month=self.entries["date.months"][day.month - 1], day=day.day)

    def written(self, day: datetime.date) -> str:
        """Return the date as it stands in a letter, without its weekday."""
        month = self.entries["date.months"][day.month - 1]
        return self.text("date.written", year=day.year, month=month, day=day.day)

    def month(self, day: datetime.date) -> str:
        """Return the month of the date with its year."""
        return self.text("date.month", year=day.year, month=self.entries["date.months"][day.month - 1])

    def join(self, items: Iterable[str]) -> str:
        """Return the items as a list within a sentence."""
        return self.text("list.separator").join(items)


@cache
def load(lang: str) -> Messages:
    """Return the messages of one of LANGUAGES; raises ValueError for another language."""
    if lang not in LANGUAGES:
        raise ValueError(lang)
    tables = resources.read(f"messages.{lang}"), resources.read(f"count_messages.{lang}")
    return Messages(lang, {key: entry for table in tables for key, entry in _flatten(table)})


def _flatten(table: dict[str, Any], prefix: str = "") -> Iterable[tuple[str, Any]]:
    for key, value in table.items():
        if isinstance(value, dict) and "other" not in value:
            yield from _flatten(value, f"{prefix}{key}.")
        else:
            yield prefix + key, value
