"""The Markdown pages as the checks see them: body without front matter, with the line numbers of the file."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from mkdocs.utils.meta import get_data

from hooks.pages.addresses import page_url
from hooks.pages.languages import LANGUAGES
from hooks.pages.markers import Marker, find_in
from hooks.pages.problems import Problem
from hooks.paths import DOCS

# Stands for every character that is no part of the text, so that offsets hold; it is no blank and no letter.
BLANKED = "\0"

_FENCE = re.compile(r"^([ \t]*)(`{3,}|~{3,})[^\n]*\n.*?(?:^\1\2[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
_HEADING = re.compile(
    r"^(#{1,6})[ \t]+(.+?)(?:[ \t]+\{[ \t]*#([\w-]+)[^}\n]*\})?[ \t]*#*[ \t]*$", re.MULTILINE
)
_NOT_PROSE = (
    re.compile(r"\[\[[^\[\]\n]*\]\]"),
    re.compile(r"(?<=\])\([^()\n]*\)"),
    re.compile(r"\{[^{}\n]*#[\w-]+[^{}\n]*\}"),
    re.compile(r"<[^<>]*>"),
    re.compile(r"^[ \t]*(?:!!!|\?\?\?\+?)[^\"\n]*\"|(?<=[^\n])\"[ \t]*$", re.MULTILINE),
    re.compile(r"^[ \t]*\d+\.(?=[ \t])", re.MULTILINE),
)


@dataclass(frozen=True)
class Heading:
    """One heading of a page; `id` is None where none is written."""

    level: int
    text: str
    id: str | None
    offset: int


@dataclass(frozen=True)
class Document:
    """One page in one language: `name` is the path inside its language folder without `.md`."""

    lang: str
    name: str
    path: str
    meta: dict[str, Any]
    body: str
    first_line: int

    @property
    def url(self) -> str:
        """Return the address of the page below the root of the site: `` for the Chinese home page."""
        return page_url(self.lang, self.name)

    @cached_property
    def plain(self) -> str:
        """Return the body with code and comments blanked out, every offset kept."""
        return blank_code(self.body)

    @cached_property
    def prose(self) -> str:
        """Return the body with only what a reader reads: markers, link targets and ids blanked out."""
        text = self.plain
        for pattern in _NOT_PROSE:
            text = pattern.sub(_blank, text)
        return text

    @cached_property
    def headings(self) -> list[Heading]:
        """Return the headings of the page in the order of its text."""
        return [
            Heading(len(found[1]), found[2], found[3], found.start())
            for found in _HEADING.finditer(self.plain)
        ]

    @cached_property
    def markers(self) -> tuple[Marker, ...]:
        """Return the markers of the page in the order of its text, those in code and comments left out."""
        return tuple(find_in(self.plain))

    @property
    def title(self) -> str:
        """Return the title of the page: of its front matter, else its first heading, else its name."""
        first = self.headings[0].text if self.headings else self.name
        return str(self.meta.get("title", first))

    def line_at(self, offset: int) -> int:
        """Return the line of the file at an offset of the body."""
        return self.first_line + self.body.count("\n", 0, offset)

    def problem(self, offset: int, text: str) -> Problem:
        """Return a problem at an offset of the body."""
        return Problem(self.path, self.line_at(offset), text)


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", BLANKED, found[0])


def blank_code(text: str) -> str:
    """Return the text with fenced code, code spans and HTML comments blanked out, line and offset kept."""
    for pattern in (_FENCE, _COMMENT, _CODE_SPAN):
        text = pattern.sub(_blank, text)
    return text


def parse(source: str, lang: str, name: str) -> Document:
    """Return the page of a source text; the front matter is read as MkDocs reads it."""
    body, meta = get_data(source)
    first_line = 1 + source.count("\n") - body.count("\n")
    return Document(lang, name, f"docs/{lang}/{name}.md", meta, body, first_line)


def read(lang: str, docs: Path = DOCS) -> list[Document]:
    """Return every page of a language, sorted by name."""
    folder = docs / lang
    names = (path.relative_to(folder).with_suffix("") for path in sorted(folder.rglob("*.md")))
    return [read_one(lang, name.as_posix(), docs) for name in names]


def read_one(lang: str, name: str, docs: Path = DOCS) -> Document:
    """Return one page of a language."""
    return parse((docs / lang / f"{name}.md").read_text("utf-8-sig"), lang, name)


def read_all(docs: Path = DOCS) -> list[Document]:
    """Return every page of every language."""
    return [document for lang in LANGUAGES for document in read(lang, docs)]
