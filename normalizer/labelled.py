"""Pages whose lines bear a label: what the weights are fitted to, and what the normalizer is judged by."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

CONTENT = ("title", "content")
NEUTRAL = "neutral"
"""The label of lines that may stay or go."""
_PAGE = re.compile(r"@@ (.+)")
_LABEL = re.compile(r"\[([a-z]+)\]")
_PIECE = re.compile("⟦(.+?)⟧")


@dataclass(slots=True)
class Page:
    """A page as it was scraped: its lines, and the label of each (an empty line has the one above it)."""

    name: str
    lines: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    noise_inside: list[str] = field(default_factory=list)
    """Pieces of noise inside lines of content."""

    @property
    def raw(self) -> str:
        """The page without its labels."""
        return "\n".join(self.lines) + "\n"


def read_pages(path: Path) -> list[Page]:
    """Return the pages of a file: `@@ name`, `[label]`, and the lines that bear the label.

    A line before the first label of a page raises ValueError.
    """
    pages: list[Page] = []
    label = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if page := _PAGE.fullmatch(line):
            pages.append(Page(page[1]))
            label = ""
        elif not pages:
            continue
        elif named := _LABEL.fullmatch(line):
            label = named[1]
        elif line and not label:
            raise ValueError(f"{path.name}, line {number}: a [label] must stand above the first line.")
        else:
            pages[-1].noise_inside += _PIECE.findall(line)
            pages[-1].lines.append(_PIECE.sub(r"\1", line))
            pages[-1].labels.append(label)
    return pages
