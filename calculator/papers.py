"""The papers that a reader hands in or reads out, as data: places to fill in and what each paragraph says."""

import re
from collections.abc import Collection, Mapping
from functools import cache
from typing import Any, Literal, NamedTuple

from calculator import resources
from calculator.errors import DataError
from calculator.messages import LANGUAGES

FILE = "papers.toml"

FieldKind = Literal["text", "lines", "date"]
FIELD_KINDS = ("text", "lines", "date")
PaperKind = Literal["letter", "phrases"]
PAPER_KINDS = ("letter", "phrases")

PLACE = re.compile(r"\{([a-z_]+)\}")


class Field(NamedTuple):
    """A place that the reader fills in; `lines` takes several, `date` a China date."""

    id: str
    kind: FieldKind
    label: Mapping[str, str]


class Paper(NamedTuple):
    """One paper: paragraphs in Chinese (`zh`), which count, each with its gloss in every other language.

    A letter's paragraphs hold `{places}`, each the id of one of its fields, which stand in the order in which
    they are asked. Phrases have none.
    """

    id: str
    kind: PaperKind
    title: Mapping[str, str]
    fields: tuple[Field, ...]
    paragraphs: tuple[Mapping[str, str], ...]


def places(text: str) -> list[str]:
    """Return the ids of the places in a paragraph, in the order of the text."""
    return PLACE.findall(text)


@cache
def load() -> Mapping[str, Paper]:
    """Return every paper by id, in the order of the file; raises DataError naming the paper that is wrong."""
    return parse(resources.read("papers"))


def parse(data: Mapping[str, Any]) -> Mapping[str, Paper]:
    """Return the papers of a file already read; raises DataError naming the paper or field that is wrong."""
    fields = {entry["id"]: _field(entry) for entry in data["field"]}
    papers = {entry["id"]: _paper(entry, fields) for entry in data["paper"]}
    for key, kept in (("field", fields), ("paper", papers)):
        if len(kept) < len(data[key]):
            raise DataError(FILE, key, "id_twice")
    for name in set(fields) - {field.id for paper in papers.values() for field in paper.fields}:
        raise DataError(FILE, "field", "field_unused", name=name)
    return papers


def _known(place: str, name: str, value: str, known: Collection[str]) -> None:
    if value not in known:
        raise DataError(FILE, place, "unknown_value", name=name, value=value, known=", ".join(known))


def _field(entry: Mapping[str, Any]) -> Field:
    _known(entry["id"], "kind", entry["kind"], FIELD_KINDS)
    return Field(entry["id"], entry["kind"], {lang: entry[lang] for lang in LANGUAGES})


def _paper(entry: Mapping[str, Any], fields: Mapping[str, Field]) -> Paper:
    place = entry["id"]
    _known(place, "kind", entry["kind"], PAPER_KINDS)
    asked = entry.get("fields", [])
    for name in asked:
        _known(place, "field", name, fields)
    paragraphs = tuple({lang: paragraph[lang] for lang in LANGUAGES} for paragraph in entry["paragraph"])
    for paragraph in paragraphs:
        if any(sorted(places(text)) != sorted(places(paragraph["zh"])) for text in paragraph.values()):
            raise DataError(FILE, place, "places_differ", text=paragraph["zh"])
    for name in {name for paragraph in paragraphs for name in places(paragraph["zh"])} ^ set(asked):
        raise DataError(FILE, place, "places_not_asked", name=name)
    return Paper(
        place,
        entry["kind"],
        {lang: entry[f"title_{lang}"] for lang in LANGUAGES},
        tuple(fields[name] for name in asked),
        paragraphs,
    )
