"""Reads the vocabulary of the field, by which the search understands pages and queries.

A concept is one thing or act with all its names in every language. What can be derived (Traditional
characters, pinyin, plural forms) stands in no file; hooks/finish/search derives it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from facts.reader import FOLDER, LANGUAGES, Term, load
from facts.toml_text import FactsError, line_of, tables, texts

FILE = "vocabulary.toml"
# What a name without a role may be called, see the head of the file.
ROLES = ("", "field", "foreign", "either", "question", "unlawful")
KEYS = {"id", "term", "role", *LANGUAGES, "near", "not", "asks", "signs", "weight", "of"}


@dataclass(frozen=True)
class Concept:
    """One thing or act: its names by language, and the concepts that stand near it or must be kept apart.

    `asks` is what is meant besides if nothing more is said. `signs` are regular expressions: what an answer
    to a question of this kind looks like. `weight`, above 0 and at most 1, is
    what the concept counts in a query; with `of` it is always of something, such as a refund.
    """

    id: str
    role: str
    names: Mapping[str, tuple[str, ...]]
    near: tuple[str, ...]
    apart: tuple[str, ...]
    asks: tuple[str, ...]
    signs: tuple[str, ...]
    weight: float
    of: bool


@dataclass(frozen=True)
class Vocabulary:
    """All concepts, the words without a meaning of their own by language, and the page of the law.

    `holidays` holds what people call each holiday of calculator/data/working_days.json, by its id; a day of
    every year that is no day off has its month and day in `fixed_days`, as in 12-25.
    """

    concepts: tuple[Concept, ...]
    function: Mapping[str, tuple[str, ...]]
    law: str
    holidays: Mapping[str, tuple[str, ...]]
    fixed_days: Mapping[str, str]


def _place(text: str, entry: str) -> str:
    """Return the file and the line on which an entry's table names it."""
    line = line_of(text, rf'id\s*=\s*"{re.escape(entry)}"')
    return f"facts/{FILE}, line {line}"


def _texts(entry: Mapping[str, Any], key: str, place: str) -> tuple[str, ...]:
    """Return a list of texts of an entry, empty if it has none of the key."""
    return texts(entry.get(key, []), f"{place}: `{key}`", f'{key} = ["注销", "销户"]')


def _names(entry: Mapping[str, Any], place: str, terms: Mapping[str, Term]) -> dict[str, tuple[str, ...]]:
    """Return the names of a concept by language, with those of its term."""
    term = entry.get("term")
    if term is not None and term not in terms:
        raise FactsError(f'{place}: there is no term "{term}" in terms.toml; name one, or take `term` away.')
    names = {}
    for lang in LANGUAGES:
        own = _texts(entry, lang, place)
        names[lang] = tuple(dict.fromkeys([*((terms[term].name[lang],) if term else ()), *own]))
        if not names[lang]:
            raise FactsError(
                f"{place}: a concept needs at least one name in each language; `{lang}` has none."
            )
    return names


def _concept(entry: Mapping[str, Any], place: str, terms: Mapping[str, Term]) -> Concept:
    unknown = sorted(set(entry) - KEYS)
    if unknown:
        raise FactsError(f"{place}: unknown key `{unknown[0]}`; there are {', '.join(sorted(KEYS))}.")
    role = entry.get("role", "")
    if role not in ROLES:
        raise FactsError(f'{place}: role "{role}" should be one of {", ".join(filter(None, ROLES))}.')
    signs = _texts(entry, "signs", place)
    for sign in signs:
        try:
            re.compile(sign)
        except re.error as error:
            raise FactsError(f"{place}: `signs` holds {sign!r}, no regular expression: {error}.") from error
    weight = entry.get("weight", 1)
    if not isinstance(weight, int | float) or not 0 < weight <= 1:
        raise FactsError(
            f"{place}: `weight` should be a number above 0 and at most 1, for example weight = 0.4."
        )
    near, apart, asks = (_texts(entry, key, place) for key in ("near", "not", "asks"))
    return Concept(
        entry["id"],
        role,
        _names(entry, place, terms),
        near,
        apart,
        asks,
        signs,
        float(weight),
        bool(entry.get("of")),
    )


def _holiday(entry: Mapping[str, Any], text: str) -> tuple[str, ...]:
    place = f"{_place(text, str(entry.get('id')))}, [[holiday]]"
    return tuple(name for lang in LANGUAGES for name in _texts(entry, lang, place))


def _fixed(entry: Mapping[str, Any], text: str) -> str:
    day = entry["on"]
    try:
        date.fromisoformat(f"2023-{day}")  # a year without 29 February, which most years lack
    except ValueError:
        place = f"{_place(text, str(entry.get('id')))}, [[holiday]]"
        raise FactsError(
            f'{place}: `on` should be the month and the day of every year, for example "12-25".'
        ) from None
    return str(day)


def _check_links(concepts: tuple[Concept, ...], text: str) -> None:
    """Raise FactsError if a concept is there twice or names one that is not there."""
    known = {concept.id for concept in concepts}
    if len(known) < len(concepts):
        twice = next(each.id for each in concepts if sum(each.id == other.id for other in concepts) > 1)
        raise FactsError(f'{_place(text, twice)}: the concept "{twice}" is there twice.')
    for concept in concepts:
        for key, links in (("near", concept.near), ("not", concept.apart), ("asks", concept.asks)):
            for link in links:
                if link not in known:
                    raise FactsError(
                        f'{_place(text, concept.id)}: `{key}` of "{concept.id}" names '
                        f'"{link}", which is no concept.'
                    )


def load_vocabulary(folder: Path = FOLDER) -> Vocabulary:
    """Return the vocabulary of `folder`; raises FactsError, naming file, line and key, if it is wrong."""
    text = (folder / FILE).read_text("utf-8")
    data = tables(text, FILE)
    terms = load(folder).terms
    entries = data.get("concept", [])
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry.get("id"), str):
            raise FactsError(
                f'facts/{FILE}: concept number {number} has no `id`; write for example id = "refund".'
            )
    concepts = tuple(
        _concept(entry, f'{_place(text, entry["id"])} ("{entry["id"]}")', terms) for entry in entries
    )
    _check_links(concepts, text)
    law = data.get("law")
    if not isinstance(law, str):
        raise FactsError(
            f'facts/{FILE}: `law` should name the page of the law, for example law = "law-and-safety".'
        )
    function = data.get("function", {})
    return Vocabulary(
        concepts,
        {lang: _texts(function, lang, f"facts/{FILE}, [function]") for lang in LANGUAGES},
        law,
        {str(entry.get("id")): _holiday(entry, text) for entry in data.get("holiday", [])},
        {str(entry["id"]): _fixed(entry, text) for entry in data.get("holiday", []) if "on" in entry},
    )
