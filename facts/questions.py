"""Reads what readers ask, by the section that answers it: the words by which the search finds a section."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facts.reader import FOLDER, LANGUAGES, FactsError

FILE = "questions.toml"
UNASKED = "unasked"


@dataclass(frozen=True)
class Questions:
    """The questions of every section, by its name (`page#section`) and language.

    `unasked` holds patterns, as fnmatch reads them, of the names of sections that nobody looks for.
    """

    by_section: Mapping[str, Mapping[str, tuple[str, ...]]]
    unasked: tuple[str, ...] = ()


def _line_of(text: str, section: str) -> int:
    """Return the line of the section's table; 1 if it is not found."""
    found = re.search(rf'^\["{re.escape(section)}"\]', text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _texts(value: Any, place: str, example: str) -> tuple[str, ...]:
    """Return a list of texts, at least one; raises FactsError with the place if it is something else."""
    if not isinstance(value, list) or not value or not all(isinstance(each, str) and each for each in value):
        raise FactsError(f"{place} should be a list of at least one text, for example {example}.")
    return tuple(value)


def load_questions(folder: Path = FOLDER) -> Questions:
    """Return the questions of `folder`; raises FactsError, naming file, line and key, if they are wrong."""
    text = (folder / FILE).read_text("utf-8")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FactsError(f"{FILE}: {error}.") from error
    unasked = _texts(data.pop(UNASKED, None), f"{FILE}: `{UNASKED}`", f'{UNASKED} = ["*#next-step"]')
    sections: dict[str, dict[str, tuple[str, ...]]] = {}
    answered: dict[tuple[str, str], str] = {}
    for name, entry in data.items():
        place = f'{FILE}, line {_line_of(text, name)} ("{name}")'
        if not isinstance(entry, dict) or set(entry) != set(LANGUAGES):
            raise FactsError(
                f"{place}: a section needs questions in {' and '.join(LANGUAGES)}, nothing else."
            )
        sections[name] = {
            lang: _texts(entry[lang], f"{place}: `{lang}`", f'{lang} = ["要多久"]') for lang in LANGUAGES
        }
        for lang, questions in sections[name].items():
            for question in questions:
                other = answered.setdefault((lang, question.casefold()), name)
                if other != name or questions.count(question) > 1:
                    raise FactsError(f'{place}: "{question}" stands there twice, or at "{other}" too.')
    return Questions(sections, unasked)
