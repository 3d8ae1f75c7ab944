"""Proposals for claims: sentences of the drafts that state a time, a paper, a channel or a public number."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from normalizer.text import HEADING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from normalizer.model import Draft

COLUMNS = ("file", "article", "line", "topic", "found", "sentence")
_FILE = Path(__file__).with_name("claims.toml")
_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")
_MARK = re.compile(r"^\s*(?:\d{1,3}\.|-|#{1,6}|\|)\s+")


class Proposal(NamedTuple):
    """One proposed row; the sentence is the article's own and has to be put into new words."""

    article: int
    line: int
    topic: str
    found: tuple[str, ...]
    sentence: str


@cache
def _topics() -> dict[str, re.Pattern[str]]:
    tables = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {topic: re.compile("|".join(table["patterns"])) for topic, table in tables.items()}


def propose(drafts: Iterable[Draft]) -> Iterator[Proposal]:
    """Yield proposals in the order of the text: `line` is one of the raw file, `article` counts from 1."""
    for article, draft in enumerate(drafts, start=1):
        for line in draft.lines:
            if HEADING.match(line.text):
                continue
            for sentence in _SENTENCE.findall(_MARK.sub("", line.text)):
                for topic, pattern in _topics().items():
                    if matches := [match[0] for match in pattern.finditer(sentence)]:
                        found = tuple(dict.fromkeys(matches))
                        yield Proposal(article, line.number, topic, found, sentence.strip())


def as_tsv(proposals: Iterable[tuple[str, Proposal]]) -> str:
    """Return tab-separated rows under COLUMNS, each proposal with the name of its file."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerow(COLUMNS)
    for name, proposal in proposals:
        found = "; ".join(proposal.found)
        writer.writerow([name, proposal.article, proposal.line, proposal.topic, found, proposal.sentence])
    return out.getvalue()
