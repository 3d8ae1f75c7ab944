"""Finds the `[[…]]` markers of a page; `hooks.blocks` puts HTML in their place.

Two kinds, both ignored inside code and HTML comments:

- a **citation** anywhere in a sentence, `[[S1-22]]` or `[[S1-22, L-first-day]]`;
- a **block** on a line of its own, from the first column, `[[name word word]]`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hooks.pages.documents import Document

_MARKER = re.compile(r"\[\[([^\[\]\n]*)\]\]")
_CITATION = re.compile(r"(?:S\d[ab]?-\d+|L-)")


class MarkerError(ValueError):
    """A marker that cannot be rendered: a sentence for the person who wrote it."""


@dataclass(frozen=True)
class Marker:
    """One `[[…]]`: its words, its span in the body, and whether it has its line to itself."""

    words: str
    start: int
    end: int
    alone: bool

    @property
    def is_citation(self) -> bool:
        """Return whether the marker cites claims rather than naming a block."""
        return _CITATION.match(self.words) is not None

    @property
    def claims(self) -> list[str]:
        """Return the claim ids of a citation, in the order written."""
        return [word.strip() for word in self.words.split(",")]


def find(document: "Document") -> Iterator[Marker]:
    """Yield the markers of a page in the order of its text, those in code and comments left out."""
    yield from document.markers


def find_in(text: str) -> Iterator[Marker]:
    """Yield the markers of a text whose code and comments are blanked out."""
    for found in _MARKER.finditer(text):
        start = text.rfind("\n", 0, found.start()) + 1
        end = text.find("\n", found.end())
        after = text[found.end() : end if end >= 0 else len(text)]
        alone = start == found.start() and not after.strip()
        yield Marker(found[1].strip(), found.start(), found.end(), alone=alone)


def citations(document: "Document") -> Iterator[tuple[Marker, str]]:
    """Yield every claim id that a page cites, with its marker."""
    yield from _cited(document.markers)


def citations_in(text: str) -> Iterator[tuple[Marker, str]]:
    """Yield every claim id that such a text cites, with its marker."""
    yield from _cited(find_in(text))


def _cited(found: Iterable[Marker]) -> Iterator[tuple[Marker, str]]:
    for marker in found:
        if marker.is_citation:
            for claim in marker.claims:
                yield marker, claim
