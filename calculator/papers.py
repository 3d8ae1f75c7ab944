"""The papers that a reader hands in or reads out, as data: places to fill in and what each paragraph says."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, NamedTuple

from calculator import resources
from calculator.errors import DataError

FILE = "papers.toml"
LANGUAGES = ("zh", "en")
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
    """One paper: paragraphs in Chinese (`zh`), which count, each with its English gloss (`en`).

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
    if len(fields) < len(data["field"]) or len(papers) < len(data["paper"]):
        raise DataError(f"{FILE}: an id stands there twice")
    unused = set(fields) - {field.id for paper in papers.values() for field in paper.fields}
    if unused:
        raise DataError(f"{FILE}: no paper asks for {', '.join(sorted(unused))}")
    return papers


def _field(entry: Mapping[str, Any]) -> Field:
    if entry["kind"] not in FIELD_KINDS:
        raise DataError(f"{FILE}: field {entry['id']}: kind is {entry['kind']!r}, not {' or '.join(FIELD_KINDS)}")
    return Field(entry["id"], entry["kind"], {lang: entry[lang] for lang in LANGUAGES})


def _paper(entry: Mapping[str, Any], fields: Mapping[str, Field]) -> Paper:
    where = f"{FILE}: {entry['id']}"
    if entry["kind"] not in PAPER_KINDS:
        raise DataError(f"{where}: kind is {entry['kind']!r}, not {' or '.join(PAPER_KINDS)}")
    asked = entry.get("fields", [])
    unknown = [name for name in asked if name not in fields]
    if unknown:
        raise DataError(f"{where}: there is no field {', '.join(unknown)}")
    paragraphs = tuple({lang: paragraph[lang] for lang in LANGUAGES} for paragraph in entry["paragraph"])
    for paragraph in paragraphs:
        if sorted(places(paragraph["zh"])) != sorted(places(paragraph["en"])):
            raise DataError(f"{where}: the gloss has other places than {paragraph['zh']!r}")
    used = {name for paragraph in paragraphs for name in places(paragraph["zh"])}
    if used != set(asked):
        wrong = ", ".join(sorted(used ^ set(asked)))
        raise DataError(f"{where}: fields and places differ: {wrong}")
    return Paper(
        entry["id"],
        entry["kind"],
        {lang: entry[f"title_{lang}"] for lang in LANGUAGES},
        tuple(fields[name] for name in asked),
        paragraphs,
    )
