"""Reads claims.toml, sources.toml and terms.toml; refuses, by file and entry, what does not fit together."""

import datetime
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
FILES = ("sources.toml", "claims.toml", "terms.toml")
LANGUAGES = ("zh", "en")
GRADES = ("A", "B")
SOURCE_KINDS = ("article", "law", "notice", "authority", "press", "reading")


class FactsError(ValueError):
    """A fact file that cannot be used: the sentence names file, entry and what would be right."""


class Dropped(StrEnum):
    """Why a claim of an article is not stated anywhere."""

    PROMOTION = "promotion"
    UNSUPPORTED = "unsupported"
    WRONG = "wrong"
    REPEATS = "repeats"


@dataclass(frozen=True)
class Source:
    """Where claims come from; `address` is a public page or a described repository path, if there is one."""

    id: str
    kind: str
    title: Mapping[str, str]
    short: Mapping[str, str]
    address: str | None
    date: str | None


@dataclass(frozen=True)
class Claim:
    """One fact in both languages (`text["zh"]`, `text["en"]`).

    A claim of an article has `lines`, the lines of the article's raw text; an official one has a `grade`, A
    or B. A dropped claim is stated nowhere; `repeats` names the claim that says the same.
    """

    id: str
    topic: str
    text: Mapping[str, str]
    source: Source
    lines: str | None
    grade: str | None
    conflicts: tuple[str, ...]
    dropped: Dropped | None
    repeats: str | None
    note: Mapping[str, str] | None

    @property
    def anchor(self) -> str:
        """Return the id of the claim's entry on the sources page."""
        return self.id.lower()


@dataclass(frozen=True)
class Term:
    """One entry of the glossary.

    `avoid` holds, by language, the forms that no page may use for it; `also_en` the other English words that
    may stand where the Chinese page has the term.
    """

    id: str
    name: Mapping[str, str]
    pinyin: str
    definition: Mapping[str, str]
    avoid: Mapping[str, tuple[str, ...]]
    also_en: tuple[str, ...]


@dataclass(frozen=True)
class Facts:
    """All claims, sources and terms by id, each in the order of its file."""

    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    terms: Mapping[str, Term]


@dataclass(frozen=True)
class LookedFor:
    """The year whose notice on days off had not been found on the day `on`, a date in China."""

    year: int
    on: datetime.date


class _Entry:
    """One table of a fact file, which must be read completely: a name nobody reads is a typing error."""

    def __init__(self, file: str, table: Mapping[str, Any]) -> None:
        self.file = file
        self.rest = dict(table)
        self.id = str(table.get("id", "without an id"))
        self.rest.pop("id", None)
        if "id" not in table:
            raise self.error("give it an id")

    def error(self, text: str) -> FactsError:
        return FactsError(f"facts/{self.file}: {self.id}: {text}")

    def optional(self, key: str) -> str | None:
        value = self.rest.pop(key, None)
        if value is not None and not str(value).strip():
            raise self.error(f"{key} is empty")
        return None if value is None else str(value)

    def needed(self, key: str) -> str:
        value = self.optional(key)
        if value is None:
            raise self.error(f"{key} is missing")
        return value

    def both(self, stem: str = "") -> dict[str, str]:
        return {lang: self.needed(f"{stem}_{lang}" if stem else lang) for lang in LANGUAGES}

    def words(self, key: str) -> tuple[str, ...]:
        value = self.rest.pop(key, [])
        if not isinstance(value, list):
            raise self.error(f"{key} must be a list of words")
        return tuple(str(word) for word in value)

    def one_of(self, key: str, allowed: Iterable[str]) -> str | None:
        value = self.optional(key)
        if value is not None and value not in tuple(allowed):
            raise self.error(f"{key} is {value!r}; it must be one of {', '.join(allowed)}")
        return value

    def finish(self) -> None:
        if self.rest:
            raise self.error(f"no entry has {', '.join(self.rest)}: mend the name or take the line out")


def _read(folder: Path, file: str, key: str) -> list[_Entry]:
    try:
        tables = tomllib.loads((folder / file).read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise FactsError(f"facts/{file}: {error}") from error
    if set(tables) != {key}:
        raise FactsError(f"facts/{file}: it must hold [[{key}]] tables and nothing else")
    entries = [_Entry(file, table) for table in tables[key]]
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen:
            raise entry.error("this id stands there twice")
        seen.add(entry.id)
    return entries


def _source(entry: _Entry) -> Source:
    kind = entry.one_of("kind", SOURCE_KINDS)
    if kind is None:
        raise entry.error("kind is missing")
    source = Source(
        entry.id, kind, entry.both(), entry.both("short"), entry.optional("address"), entry.optional("date")
    )
    if source.address is None and kind not in ("article", "reading"):
        raise entry.error("address is missing: give the public page or the repository and path")
    entry.finish()
    return source


def _claim(entry: _Entry, sources: Mapping[str, Source]) -> Claim:
    official = entry.id.startswith("L-")
    source_id = entry.needed("source") if official else entry.id.partition("-")[0]
    if source_id not in sources:
        raise entry.error(f"its source {source_id!r} is not in facts/sources.toml")
    dropped = entry.one_of("dropped", list(Dropped))
    note = entry.both("note") if {"note_zh", "note_en"} & set(entry.rest) else None
    claim = Claim(
        id=entry.id,
        topic=entry.needed("topic"),
        text=entry.both(),
        source=sources[source_id],
        lines=None if official else entry.needed("lines"),
        grade=entry.one_of("grade", GRADES),
        conflicts=entry.words("conflicts"),
        dropped=None if dropped is None else Dropped(dropped),
        repeats=entry.optional("repeats"),
        note=note,
    )
    if official != (claim.grade is not None):
        raise entry.error("an L-claim needs a grade, A or B; a claim of an article has none")
    if (claim.dropped is Dropped.REPEATS) != (claim.repeats is not None):
        raise entry.error('dropped = "repeats" and repeats = "the other claim" go together')
    if claim.dropped not in (None, Dropped.REPEATS) and note is None:
        raise entry.error("say in note_zh and note_en why it is dropped")
    entry.finish()
    return claim


def _check_repeats(claims: Mapping[str, Claim]) -> None:
    for claim in claims.values():
        other = claims.get(claim.repeats) if claim.repeats else None
        if claim.repeats and (other is None or other.dropped):
            raise FactsError(
                f"facts/claims.toml: {claim.id}: repeats is {claim.repeats!r}; name a claim that is kept"
            )


def _term(entry: _Entry) -> Term:
    term = Term(
        id=entry.id,
        name=entry.both(),
        pinyin=entry.needed("pinyin"),
        definition=entry.both("definition"),
        avoid={lang: entry.words(f"avoid_{lang}") for lang in LANGUAGES},
        also_en=entry.words("also_en"),
    )
    entry.finish()
    return term


def load(folder: Path = FOLDER) -> Facts:
    """Return every claim, source and term; raises FactsError naming file and entry of what is wrong."""
    # Read once, and anew after an edit: a live-reload server asks for the facts of its next build.
    return _load(folder, tuple((folder / file).stat().st_mtime_ns for file in FILES))


@lru_cache(maxsize=1)
def _load(folder: Path, _edited: tuple[int, ...]) -> Facts:
    sources_file, claims_file, terms_file = FILES
    sources = {entry.id: _source(entry) for entry in _read(folder, sources_file, "source")}
    claims = {entry.id: _claim(entry, sources) for entry in _read(folder, claims_file, "claim")}
    _check_repeats(claims)
    terms = {entry.id: _term(entry) for entry in _read(folder, terms_file, "term")}
    return Facts(claims, sources, terms)


def looked_for_notice(folder: Path = FOLDER) -> LookedFor:
    """Return when the coming year's notice was looked for; raises FactsError if notices.toml lacks it."""
    file = "notices.toml"
    try:
        table = tomllib.loads((folder / file).read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise FactsError(f"facts/{file}: {error}") from error
    match table:
        case {"looked_for": {"year": int(year), "on": datetime.date() as on}} if type(on) is datetime.date:
            return LookedFor(year, on)
    raise FactsError(f"facts/{file}: [looked_for] needs year = 2027 and on = 2026-11-26, or the like")
