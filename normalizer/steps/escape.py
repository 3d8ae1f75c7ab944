"""Characters that Markdown would take for its own: escaped, so that the draft says what the article says."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from normalizer.model import Change, Line, Lines, Result

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_PREFIX = re.compile(r"\s*(?:#{1,6} +|(?:\d{1,3}[.)]|[-*+]) +(?:\[[ xX]\] )?)*")
_SPECIAL = re.compile(r"[*_`<\[\]~\\]|^ {0,3}(?:[+#>=-]|\d+[.)]\s)|https?://|www\.|\w@\w", re.ASCII)
_BARE_ADDRESS = re.compile(
    r"(?<![<(\[\w\"'/])(?:https?://[!#-;=?-~]*[#-&*+/-9=@-Z_a-z~-]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)",
    re.ASCII,
)
# Markdown that the article brought along: whole words, and no multiplication.
_STRONG = r"(?<![*\\])\*\*(?=[^*\s])[^*`<\[]{1,60}(?<=[^*\s])\*\*(?!\*)"
_EMPHASIS = r"(?<![\w*\\])\*(?=[^\W\d])[^*`<\[]{1,40}(?<=[^\W\d])\*(?![\d*])"
_CODE = r"(?<![`\\])`[!-_a-~]{1,40}`(?!`)"
_BROUGHT = re.compile(f"{_EMPHASIS}|{_CODE}")
# A whole address, what the article brought along, or one mark outside of them.
_MARKS = re.compile(
    rf"<(?:https?://[^\s<>]*|[\w.+-]+@[\w.-]+)>|{_STRONG}|{_EMPHASIS}|{_CODE}|(?<!\\)[*_`<\[\]~]"
)
_LINE_START = re.compile(r"^(\s*\d+|\s*)([+#=-]|>(?! )|(?<=\d)[.)](?=\s))")


def escape(lines: Lines) -> Result:
    """Put addresses in angle brackets, and a backslash before marks that would swallow words.

    Bold text and links that the article has as Markdown stay.
    """
    kept: list[Line] = []
    changes: list[Change] = []
    for line in lines:
        text = line.text
        if not text.startswith("|"):
            text = _safe(text)
        kept.append(Line(line.number, text))
        if text != line.text:
            changes.append(
                Change(line.number, "escape", "markdown", "repaired", line.text, text, "marks of Markdown")
            )
    return kept, changes


@cache
def _parser() -> MarkdownIt:
    # Imported here: most lines have nothing that needs a parser.
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark")


def _safe(text: str) -> str:
    prefix = _PREFIX.match(text)
    start = prefix.end() if prefix else 0
    content = text[start:]
    if not _SPECIAL.search(content):
        return text
    content = _BARE_ADDRESS.sub(r"<\g<0>>", content)
    if not text[:start].strip():
        content = _LINE_START.sub(_escaped_start, content)
    if _swallows(content):
        content = _MARKS.sub(lambda match: match[0] if len(match[0]) > 1 else "\\" + match[0], content)
    return text[:start] + content


def _escaped_start(match: re.Match[str]) -> str:
    # A backslash may stand before punctuation only: behind the digits of 1. and not before them.
    return f"{match[1]}\\{match[2]}"


def _swallows(text: str) -> bool:
    """Tell whether Markdown would read HTML, an image or an empty link, or lose letters, in this text."""
    for block in _parser().parse(_BROUGHT.sub("x", text)):
        if block.type in ("html_block", "hr", "fence", "code_block", "heading_open"):
            return True
        for token in block.children or []:
            if token.type in ("html_inline", "image", "code_inline") or (
                token.type == "link_open" and not token.attrs.get("href")
            ):
                return True
            if token.type == "em_open" or (
                token.type == "text" and re.search(r"(?<!\\)(?:\*\*|\[[^\]]*\]\[)", token.content)
            ):
                return True
    return False
