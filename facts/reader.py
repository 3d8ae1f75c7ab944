"""Reads the fact files; refuses, by file and entry, what does not fit together."""

import datetime
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from facts.hosts import KINDS, Host, host_of, is_allowed
from facts.toml_text import FactsError, tables

FOLDER = Path(__file__).resolve().parent
FILES = ("hosts.toml", "sources.toml", "claims.toml", "terms.toml")
# The one list of languages stands beside the calculator, which travels without this room.
LANGUAGES: tuple[str, ...] = tuple(
    tomllib.loads((FOLDER.parent / "calculator/data/languages.toml").read_text("utf-8"))["languages"]
)
GRADES = ("A", "B")
SOURCE_KINDS = ("article", "law", "notice", "authority", "carrier", "press", "mirror", "reading")
# Kinds that have no public page to name: the articles' pages advertise cards, a reading is the site's own.
NO_ADDRESS = ("article", "mirror", "reading")


class Dropped(StrEnum):
    """Why a claim of an article is not stated anywhere."""

    PROMOTION = "promotion"
    UNSUPPORTED = "unsupported"
    WRONG = "wrong"
    REPEATS = "repeats"


@dataclass(frozen=True)
class Source:
    """Where claims come from.

    `address` is a public page or a described repository path, if there is one; a mirror has none and is named
    by title and `date`. `checked_on` is the day on which somebody last read it.
    """

    id: str
    kind: str
    title: Mapping[str, str]
    short: Mapping[str, str]
    address: str | None
    date: str | None
    checked_on: datetime.date


@dataclass(frozen=True)
class Claim:
    """One fact in every language (`text["zh"]`, `text["en"]`).

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

    `avoid` holds, by language, the forms that no page may use for it; `also` the other words that may
    stand in a language where the Chinese page has the term.
    """

    id: str
    name: Mapping[str, str]
    pinyin: str
    definition: Mapping[str, str]
    avoid: Mapping[str, tuple[str, ...]]
    also: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Facts:
    """All claims, sources, terms and hosts by id, each in the order of its file."""

    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    terms: Mapping[str, Term]
    hosts: Mapping[str, Host]


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

    def in_each(self, stem: str = "") -> dict[str, str]:
        return {lang: self.needed(f"{stem}_{lang}" if stem else lang) for lang in LANGUAGES}

    def day(self, key: str) -> datetime.date:
        value = self.needed(key)
        try:
            return datetime.date.fromisoformat(value)
        except ValueError as error:
            raise self.error(f"{key} is {value!r}; write a day, such as 2026-11-26") from error

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
    found = tables((folder / file).read_text("utf-8"), file)
    if set(found) != {key}:
        raise FactsError(f"facts/{file}: it must hold [[{key}]] tables and nothing else")
    entries = [_Entry(file, table) for table in found[key]]
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen:
            raise entry.error("this id stands there twice")
        seen.add(entry.id)
    return entries


def _host(entry: _Entry) -> Host:
    kind = entry.one_of("kind", KINDS)
    if kind is None:
        raise entry.error("kind is missing")
    entry.finish()
    return Host(entry.id, kind)


def _source(entry: _Entry, hosts: Mapping[str, Host]) -> Source:
    kind = entry.one_of("kind", SOURCE_KINDS)
    if kind is None:
        raise entry.error("kind is missing")
    source = Source(
        entry.id,
        kind,
        entry.in_each(),
        entry.in_each("short"),
        entry.optional("address"),
        entry.optional("date"),
        entry.day("checked_on"),
    )
    if source.address is None and kind not in NO_ADDRESS:
        raise entry.error("address is missing: give the public page or the repository and path")
    if kind == "mirror" and (source.address is not None or source.date is None):
        raise entry.error("a mirror is named by title and date, without an address")
    if source.address is not None and "://" in source.address:
        _check_link(entry, source.address, hosts)
    entry.finish()
    return source


def _check_link(entry: _Entry, address: str, hosts: Mapping[str, Host]) -> None:
    if not address.startswith("https://"):
        raise entry.error(f"address is {address!r}; a link begins with https://")
    host = host_of(address)
    if not is_allowed(host, hosts.values()):
        raise entry.error(
            f"address leads to the host {host!r}, which is not in facts/hosts.toml; "
            "name the source by title and date as a mirror, or link an official page"
        )


def _claim(entry: _Entry, sources: Mapping[str, Source]) -> Claim:
    official = entry.id.startswith("L-")
    source_id = entry.needed("source") if official else entry.id.partition("-")[0]
    if source_id not in sources:
        raise entry.error(f"its source {source_id!r} is not in facts/sources.toml")
    dropped = entry.one_of("dropped", list(Dropped))
    note = entry.in_each("note") if any(f"note_{lang}" in entry.rest for lang in LANGUAGES) else None
    claim = Claim(
        id=entry.id,
        topic=entry.needed("topic"),
        text=entry.in_each(),
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
        raise entry.error(f"say in {' and '.join(f'note_{lang}' for lang in LANGUAGES)} why it is dropped")
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
        name=entry.in_each(),
        pinyin=entry.needed("pinyin"),
        definition=entry.in_each("definition"),
        avoid={lang: entry.words(f"avoid_{lang}") for lang in LANGUAGES},
        also={lang: entry.words(f"also_{lang}") for lang in LANGUAGES},
    )
    entry.finish()
    return term


def load(folder: Path = FOLDER) -> Facts:
    """Return every claim, source and term; raises FactsError naming file and entry of what is wrong."""
    # Read once, and anew after an edit: a live-reload server asks for the facts of its next build.
    return _load(folder, tuple(path.stat().st_mtime_ns for path in _paths(folder)))


@cache  # a build asks for the facts thousands of times, and joining paths takes longer than asking for a time
def _paths(folder: Path) -> tuple[Path, ...]:
    return tuple(folder / file for file in FILES)


@lru_cache(maxsize=1)
def _load(folder: Path, _edited: tuple[int, ...]) -> Facts:
    hosts_file, sources_file, claims_file, terms_file = FILES
    hosts = {entry.id: _host(entry) for entry in _read(folder, hosts_file, "host")}
    sources = {entry.id: _source(entry, hosts) for entry in _read(folder, sources_file, "source")}
    claims = {entry.id: _claim(entry, sources) for entry in _read(folder, claims_file, "claim")}
    _check_repeats(claims)
    terms = {entry.id: _term(entry) for entry in _read(folder, terms_file, "term")}
    return Facts(claims, sources, terms, hosts)


def overdue(sources: Iterable[Source], today: datetime.date) -> list[str]:
    """Return a sentence for each source that nobody has read for more than twelve months on a China date."""
    return [
        f"facts/sources.toml: {source.id}: last read on {source.checked_on}, more than 12 months ago; "
        "read it again and renew checked_on"
        for source in sources
        if _twelve_months_after(source.checked_on) < today
    ]


def _twelve_months_after(day: datetime.date) -> datetime.date:
    """Return the same day a year later; 29 February is taken to 28 February."""
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if leap_day else day.day)


def looked_for_notice(folder: Path = FOLDER) -> LookedFor:
    """Return when the coming year's notice was looked for; raises FactsError if notices.toml lacks it."""
    file = "notices.toml"
    match tables((folder / file).read_text("utf-8"), file):
        case {"looked_for": {"year": int(year), "on": datetime.date() as on}} if type(on) is datetime.date:
            return LookedFor(year, on)
    raise FactsError(f"facts/{file}: [looked_for] needs year = 2027 and on = 2026-11-26, or the like")
