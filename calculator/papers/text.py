"""The papers as data: which places each has to fill in, and what its paragraphs say."""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Any, Literal, NamedTuple, get_args

from calculator import messages, procedures, resources
from calculator.errors import DataError
from calculator.messages import LANGUAGES
from calculator.papers.taken import SOURCES, Source

FILE = "papers.toml"

FieldKind = Literal["text", "mobile", "amount", "date", "lines", "count"]
PaperKind = Literal["letter", "phrases"]

PLACE = re.compile(r"\{([a-z_]+)\}")
# What no system allows in the name of a file; a paper is saved under its title.
_NO_FILE_NAME = re.compile(r'[<>:"/\\|?*\x00-\x1f]|^\.|[. ]$')

Words = Mapping[str, str]  # the same in each language


class Field(NamedTuple):
    """A place that the reader fills in.

    `mobile` is a mobile number, `amount` a sum of money, `date` a China date, `lines` a list of mobile
    numbers, `count` how many of them the list `of` holds: nobody is asked for it. `suggestions` are values
    known in every language. A date is `not_after` the dates in the fields named there.
    """

    id: str
    kind: FieldKind
    label: Words
    hint: Words
    suggestions: tuple[Words, ...] = ()
    not_after: tuple[str, ...] = ()
    of: str = ""


class Paper(NamedTuple):
    """One paper: paragraphs in Chinese (`zh`), which count, each with its gloss in every other language.

    A letter's paragraphs hold `{places}`, each the id of one of its fields, which stand in the order in which
    they are asked. Phrases have none. `take` says which of its fields are suggested from what source.
    """

    id: str
    kind: PaperKind
    title: Words
    fields: tuple[Field, ...]
    paragraphs: tuple[Words, ...]
    take: Mapping[str, Source]


def places(text: str) -> list[str]:
    """Return the ids of the places in a paragraph, in the order of the text."""
    return PLACE.findall(text)


@cache
def load() -> Mapping[str, Paper]:
    """Return every paper by id, in the order of the file; raises DataError naming the paper that is wrong."""
    return parse(resources.read("papers"))


@cache
def currency() -> tuple[str, ...]:
    """Return what may stand before or after an amount."""
    return tuple(resources.read("papers")["currency"])


def parse(data: Mapping[str, Any]) -> Mapping[str, Paper]:
    """Return the papers of a file already read; raises DataError naming the paper or field that is wrong."""
    suggestions = {name: tuple(map(_words, values)) for name, values in data["suggest"].items()}
    suggestions["channels"] = tuple(_channels())
    fields = {entry["id"]: _field(entry, suggestions) for entry in data["field"]}
    papers = {entry["id"]: _paper(entry, fields) for entry in data["paper"]}
    for key, kept in (("field", fields), ("paper", papers)):
        if len(kept) < len(data[key]):
            raise DataError(FILE, key, "id_twice")
    for name in set(fields) - {field.id for paper in papers.values() for field in paper.fields}:
        raise DataError(FILE, "field", "field_unused", name=name)
    for field in fields.values():
        for name in field.not_after:
            _known(field.id, "not_after", name, [each.id for each in fields.values() if each.kind == "date"])
        if field.kind == "count":
            _known(field.id, "of", field.of, [each.id for each in fields.values() if each.kind == "lines"])
    return papers


def _known(place: str, name: str, value: str, known: Collection[str]) -> None:
    if value not in known:
        raise DataError(FILE, place, "unknown_value", name=name, value=value, known=", ".join(known))


def _field(entry: Mapping[str, Any], suggestions: Mapping[str, tuple[Words, ...]]) -> Field:
    _known(entry["id"], "kind", entry["kind"], get_args(FieldKind))
    suggest = entry.get("suggest")
    if suggest is not None:
        _known(entry["id"], "suggest", suggest, suggestions)
    return Field(
        entry["id"],
        entry["kind"],
        _words(entry),
        {lang: entry.get(f"hint_{lang}", "") for lang in LANGUAGES},
        suggestions[suggest] if suggest else (),
        tuple(entry.get("not_after", [])),
        entry.get("of", ""),
    )


def _words(entry: Mapping[str, Any]) -> Words:
    return {lang: entry[lang] for lang in LANGUAGES}


def _channels() -> Iterator[Words]:
    """Yield what the calculator calls the channels, each once."""
    keys = (f"via.{card}.{via}" for card, via in procedures.load().routes)
    names = {tuple(messages.load(lang).text(key) for lang in LANGUAGES) for key in keys}
    yield from (dict(zip(LANGUAGES, name, strict=True)) for name in sorted(names))


def _paper(entry: Mapping[str, Any], fields: Mapping[str, Field]) -> Paper:
    place = entry["id"]
    _known(place, "kind", entry["kind"], get_args(PaperKind))
    asked = entry.get("fields", [])
    for name in asked:
        _known(place, "field", name, fields)
    paragraphs = tuple(map(_words, entry["paragraph"]))
    for paragraph in paragraphs:
        if any(sorted(places(each)) != sorted(places(paragraph["zh"])) for each in paragraph.values()):
            raise DataError(FILE, place, "places_differ", text=paragraph["zh"])
    for name in set(chain.from_iterable(places(each["zh"]) for each in paragraphs)) ^ set(asked):
        raise DataError(FILE, place, "places_not_asked", name=name)
    take = entry.get("take", {})
    for name, source in take.items():
        _known(place, "take", name, asked)
        _known(place, "take", source, SOURCES)
    title = {lang: entry[f"title_{lang}"] for lang in LANGUAGES}
    for text in title.values():
        if _NO_FILE_NAME.search(text):
            raise DataError(FILE, place, "no_file_name", text=text)
    return Paper(place, entry["kind"], title, tuple(fields[name] for name in asked), paragraphs, take)
