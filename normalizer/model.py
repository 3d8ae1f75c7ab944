"""The words every step shares: a line that remembers where it came from, a change, a step, a draft."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

ARTICLE_BREAK = "\f"
"""The text of the line that parts two articles of one file: the form feed is what it is for."""

Action = Literal["removed", "repaired", "supplied", "moved", "left"]
"""What happened to a piece of text.

`removed`: it was noise. `repaired`: `before` became `after`. `supplied`: `after` was put where nothing stood.
`moved`: it left the body for the front matter. `left`: nothing was changed, an editor has to look at it.
"""


class Line(NamedTuple):
    """One line of text and the number (from 1) of the raw line it came from."""

    number: int
    text: str


class Change(NamedTuple):
    """One entry of the report.

    `step` is the step that did it and `rule` the rule within the step; `before` and `after` are the text
    concerned, so that input minus `before` plus `after` is the output, character for character of Chinese.
    `fact` is metadata learnt from the text: ("date", "2025-02-27"), ("source", an address), ("title", words).
    `score` is how likely the text is noise (0 to 1), where the score of its line decided.
    """

    line: int
    step: str
    rule: str
    action: Action
    before: str
    after: str
    reason: str
    fact: tuple[str, str] | None = None
    score: float | None = None


Lines: TypeAlias = Sequence[Line]
Result: TypeAlias = tuple[list[Line], list[Change]]


@dataclass(frozen=True, slots=True)
class Step:
    """One named, switchable step: lines in; lines and changes out.

    A step of scope `file` sees everything; a step of scope `article` sees one article at a time.
    """

    name: str
    scope: Literal["file", "article"]
    purpose: str
    run: Callable[[Lines], Result]


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as Markdown: its metadata (title, date, source, lang) and its body lines."""

    metadata: dict[str, str]
    lines: list[Line] = field(repr=False)

    @property
    def body(self) -> str:
        """The Markdown after the front matter, ending in one line break."""
        return "\n".join(line.text for line in self.lines) + "\n" if self.lines else ""
