"""A whole web page: read by a parser, and freed of what a finder of articles leaves out at its ends."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, NamedTuple

from normalizer.model import Change, Line, Lines, Result
from normalizer.scoring import judge
from normalizer.steps.bylines import date_in
from normalizer.text import HAN_CHARACTER, han_count, squeezed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.html import HtmlElement

LEAST_SHARE = 0.6
"""Of the Chinese characters in sentences, the share the finder must have kept; else it missed the article."""
OUTSIDE_AT = 0.4
"""The score from which on a line above or below what the finder kept goes."""
_LEAST_SENTENCE = 15
_WECHAT = "js_content"
_PAGE = re.compile(r"\ufeff?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype|!--|[a-z][a-z0-9]*[\s>/])", re.IGNORECASE)
_CLOSES = re.compile(r"</(?:html|body|div|p|section|article|table|ul|ol|h[1-6])\s*>", re.IGNORECASE)
_DECLARED = re.compile(r"^\s*<\?xml[^>]*>")
_UNSEEN = {
    "head", "script", "style", "template", "noscript", "iframe", "svg", "select", "textarea", "object", "nav",
    "audio", "video", "canvas",
}  # fmt: skip
_BLOCKS = {
    "p", "div", "ul", "ol", "dl", "dt", "dd", "li", "section", "article", "header", "footer", "main", "aside",
    "figure", "figcaption", "blockquote", "table", "caption", "tr", "td", "th", "pre", "details", "summary",
    "form", "fieldset", "legend", "option", "address", "button", "h1", "h2", "h3", "h4", "h5", "h6", "center",
    "hr", "body",
}  # fmt: skip
_INLINE = ("span", "a", "time", "label", "em", "i")
_HIDDEN = re.compile(r"display:\s*none|font-size:\s*0(?![.\d])|visibility:\s*hidden", re.IGNORECASE)
_HEADING = re.compile("h([1-6])")
_LONGEST_CELL = 100
"""Chinese characters; longer cells set a page in columns and are no table."""
_DATES = ("article:published_time", "pubdate", "publishdate", "publish_time", "og:release_date", "date")
_WECHAT_TIME = re.compile(r"\bct\s*=\s*[\"'](\d{10})[\"']|createTime\s*=\s*[\"'](\d{4}-\d\d-\d\d)")
_CHINA = timezone(timedelta(hours=8))
_BLANKS = re.compile(r"\s+")


class _Written(NamedTuple):
    line: Line
    in_article: bool
    """Whether it stands in the part that the page itself marks as the article."""


def is_page(text: str) -> bool:
    """Tell whether a text is HTML from its first character on: a page, or a piece of one."""
    return bool(_PAGE.match(text) and _CLOSES.search(text))


def page(lines: Lines) -> Result:
    """Write a web page as lines of text: headings, items and rows of tables; everything else is left out.

    What stands outside WeChat's `#js_content`, or above and below what trafilatura finds, goes and is
    listed, unless it has the features of content. A text that is no page stays as it is.
    """
    raw = "\n".join(line.text for line in lines)
    if not is_page(raw):
        return list(lines), []
    root = _parsed(raw)
    written = _Writer(root).written
    texts = [entry.line.text for entry in written]
    gone = _outside(raw, written, texts)
    name = _title(root, [text for index, text in enumerate(texts) if index not in gone])
    if name:
        written.insert(0, _Written(Line(lines[0].number, f"# {name}"), in_article=True))
        gone = {index + 1 for index in gone}
        texts.insert(0, f"# {name}")
    first = lines[0].number
    why = "a web page, read by a parser"
    changes = [Change(first, "page", "html", "repaired", raw, "\n".join(texts), why)]
    changes += _facts(root, raw, first)
    judged = judge(texts) if gone else []
    for index in sorted(gone):
        fact = date_in(texts[index]) if judged[index].dates_the_article else None
        why, score = "outside the article of the page", judged[index].score
        number = written[index].line.number
        changes.append(Change(number, "page", "outside", "removed", texts[index], "", why, fact, score))
    return [entry.line for index, entry in enumerate(written) if index not in gone], changes


def visible_text(raw: str) -> str:
    """Return what a reader of the page sees, block by block."""
    return "\n".join(entry.line.text for entry in _Writer(_parsed(raw)).written)


def _parsed(raw: str) -> HtmlElement:
    # Imported here: most articles are plain text and need no parser.
    from lxml import html as parser

    return parser.document_fromstring(_DECLARED.sub("", raw.lstrip("\ufeff")))


def _outside(raw: str, written: Sequence[_Written], texts: Sequence[str]) -> set[int]:
    """Return the lines outside the article, as the page itself or the finder shows it."""
    if any(entry.in_article for entry in written):
        return {index for index, entry in enumerate(written) if not entry.in_article}
    found = _found(raw)
    kept = [index for index, text in enumerate(texts) if squeezed(text) and squeezed(text) in found]
    in_sentences = [
        index for index, text in enumerate(texts) if "。" in text or han_count(text) >= _LEAST_SENTENCE
    ]
    whole = sum(han_count(texts[index]) for index in in_sentences)
    share = sum(han_count(texts[index]) for index in {*in_sentences} & {*kept})
    if not kept or share < LEAST_SHARE * whole:
        return set()
    judged = judge(list(texts))
    ends = [*range(kept[0]), *range(kept[-1] + 1, len(texts))]
    return {index for index in ends if judged[index].score >= OUTSIDE_AT}


def _found(raw: str) -> str:
    """Return the article as trafilatura finds it, without blanks and marks; nothing if it finds none."""
    from trafilatura import extract

    return squeezed(_BLANKS.sub("", extract(raw, include_comments=False, favor_recall=True) or ""))


def _title(root: HtmlElement, texts: Iterable[str]) -> str:
    """Return the title that the head names, unless a heading of the page that says it stands in the text."""
    named = [
        *root.xpath("//*[@id='activity-name']//text()[normalize-space()]"),
        *root.xpath("//meta[@property='og:title']/@content"),
        *root.xpath("//title/text()"),
    ]
    names = [_BLANKS.sub(" ", name).strip() for name in named]
    name = next((name for name in names if name), "")
    for text in texts:
        if (
            text.startswith("#")
            and len(squeezed(text)) > 1
            and any(squeezed(text) in squeezed(one) for one in names)
        ):
            return ""
    return html.escape(name, quote=False)


def _facts(root: HtmlElement, raw: str, number: int) -> list[Change]:
    """Return the date and the address that the page's head names."""
    facts: dict[str, str] = {}
    for meta in root.xpath("//meta[@content]"):
        key = str(meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if key in _DATES and (date := date_in(str(meta.get("content")))):
            facts.setdefault(*date)
    if time := _WECHAT_TIME.search(raw):
        stamp = time[2] or f"{datetime.fromtimestamp(int(time[1]), UTC).astimezone(_CHINA):%Y-%m-%d}"
        facts.setdefault("date", stamp)
    for address in root.xpath("//link[@rel='canonical']/@href | //meta[@property='og:url']/@content"):
        if str(address).startswith("http"):
            facts.setdefault("source", str(address))
    why = "the page's head names it"
    return [
        Change(number, "page", key, "moved", value, value, why, (key, value)) for key, value in facts.items()
    ]


class _Writer:
    """Walks through a page and writes its blocks as lines."""

    def __init__(self, root: HtmlElement) -> None:
        self.written: list[_Written] = []
        self.buffer: list[str] = []
        self.prefix = ""
        self.counts: list[int | None] = []
        self.number = 1
        self.in_article = False
        self._walk(root)
        self._flush()

    def _flush(self) -> None:
        text = _BLANKS.sub(" ", "".join(self.buffer)).strip()
        self.buffer.clear()
        if text:
            # The step that resolves entities comes later: literal text must not turn into tags there.
            line = Line(self.number, self.prefix + html.escape(text, quote=False))
            self.written.append(_Written(line, self.in_article))
            self.prefix = " " * (len(self.prefix) - len(self.prefix.lstrip())) if self.counts else ""

    def _walk(self, element: HtmlElement) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag and not _is_unseen(element, tag):
            self.number = max(self.number, element.sourceline or 1)
            was_in_article = self.in_article
            if element.get("id") == _WECHAT:
                self._flush()
                self.in_article = True
            if tag in _BLOCKS or tag == "br":
                self._flush()
            self._inside(element, tag)
            if tag in _BLOCKS:
                self._flush()
                self.prefix = "" if tag == "li" or _HEADING.fullmatch(tag) else self.prefix
            if self.in_article != was_in_article:
                self._flush()
                self.in_article = was_in_article
        self.buffer.append(element.tail or _between(element))

    def _inside(self, element: HtmlElement, tag: str) -> None:
        if heading := _HEADING.fullmatch(tag):
            self.prefix = f"{'#' * int(heading[1])} "
        elif tag == "li":
            self.prefix = self._mark()
        elif tag == "table" and (rows := _rows(element)):
            self._table(rows)
            return
        if tag in ("ul", "ol"):
            self.counts.append(0 if tag == "ol" else None)
        self.buffer.append(element.text or "")
        for child in element:
            self._walk(child)
        if tag in ("ul", "ol"):
            self._flush()
            self.counts.pop()

    def _mark(self) -> str:
        indent = "   " * (len(self.counts) - 1)
        if not self.counts or self.counts[-1] is None:
            return f"{indent}- "
        self.counts[-1] += 1
        return f"{indent}{self.counts[-1]}. "

    def _table(self, rows: list[list[str]]) -> None:
        width = max(map(len, rows))
        for at, row in enumerate(rows):
            if len(row) == 1 and width > 1 and at == 0:
                self.buffer.append(row[0])
                self._flush()
                continue
            self.buffer.append("\t".join([*row, *[""] * (width - len(row))]))
            self._row()

    def _row(self) -> None:
        text = html.escape("".join(self.buffer), quote=False)
        self.buffer.clear()
        self.written.append(_Written(Line(self.number, text), self.in_article))


def _between(element: HtmlElement) -> str:
    """Return a blank between links, or a name and a date, side by side; pieces of a word stay together."""
    after = element.getnext()
    if after is None or element.tag not in _INLINE or after.tag not in _INLINE:
        return ""
    first, second = element.text_content().strip(), after.text_content().strip()
    if not first or not second or element.tag == "a":
        return " "
    return " " if bool(HAN_CHARACTER.match(first[-1])) != bool(HAN_CHARACTER.match(second[0])) else ""


def _is_unseen(element: HtmlElement, tag: str) -> bool:
    if tag in _UNSEEN:
        return True
    # An answer that unfolds when it is asked for is hidden too, but it has sentences.
    return bool(_HIDDEN.search(element.get("style") or "")) and "。" not in element.text_content()


def _rows(table: HtmlElement) -> list[list[str]]:
    """Return the cells of a table of data, or nothing for one that sets a page in columns."""
    if table.xpath(".//table") or table.xpath(".//h1|.//h2|.//h3|.//ul|.//ol"):
        return []
    rows = [
        [_BLANKS.sub(" ", _cell(cell)).strip() for cell in row.xpath("./td|./th")] for row in table.iter("tr")
    ]
    rows = [row for row in rows if any(row)]
    cells = [cell for row in rows for cell in row]
    if len(rows) < 2 or max(map(len, rows)) < 2 or any(han_count(cell) > _LONGEST_CELL for cell in cells):
        return []
    return rows


def _cell(cell: HtmlElement) -> str:
    return " ".join(str(text) for text in cell.itertext())
