"""Leftovers of HTML: entities and tags that a scraper forgot."""

from __future__ import annotations

import html
import re

from normalizer.model import Change, Line, Lines, Result

_MAY_BE = re.compile("[&<†]|\\[(?:\\d|citation|ref)")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_BREAK = re.compile(r"<\s*(?:br|/p|/div|/li|/h[1-6]|/tr)\s*/?\s*>", re.IGNORECASE)
_CITATION = re.compile(
    r"【\d+†[^】]{0,40}】|\[(?:citation|ref):\s*\d+\]|(?<=[\u4e00-\u9fff，。；！？])(?:\[\d{1,2}\])+(?![(\[:：])"
)
_TAG = re.compile(
    r"</?(?:p|div|span|li|ul|ol|h[1-6]|strong|em|font|section|article|table|tbody|tr|td|th|img|center|a)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)


def markup(lines: Lines) -> Result:
    """Resolve character entities, turn breaking tags into line breaks, drop other tags and footnote marks."""
    kept: list[Line] = []
    changes: list[Change] = []
    for line in lines:
        if not _MAY_BE.search(line.text):
            kept.append(line)
            continue
        cited = _CITATION.sub("", line.text)
        if cited != line.text:
            marks = "".join(_CITATION.findall(line.text))
            changes.append(
                Change(line.number, "markup", "citation", "removed", marks, "", "marks of footnotes")
            )
            line = Line(line.number, cited)
        plain = _plain(line.text)
        if plain != line.text:
            changes.append(
                Change(
                    line.number,
                    "markup",
                    "html",
                    "repaired",
                    line.text,
                    plain,
                    "HTML left over by the scraper",
                )
            )
        kept.extend(Line(line.number, part) for part in plain.split("\n"))
    return kept, changes


def _plain(text: str) -> str:
    text = _BREAK.sub("\n", text)
    text = _TAG.sub("", text)
    # An entity may stand for "<" or "&": resolved last, and once, or literal text would turn into tags.
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text)
