"""The door for papers: what the reader typed in, the paper as plain data with all its wording out."""

from collections.abc import Iterator, Mapping, Set
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from calculator import messages as wording
from calculator.errors import Problem
from calculator.messages import LANGUAGES, Messages
from calculator.papers.taken import OF_QUESTION, Taken, take
from calculator.papers.text import PLACE, Field, Paper, Words
from calculator.papers.values import Reader, Value, too_late
from calculator.render import problems

if TYPE_CHECKING:
    from calculator import contract

# Left to be written on by hand: a line in a text, and the rows of a list.
LINE = "____________"
BLANK_ROWS = 9


class _Filled(NamedTuple):
    """A paper with its fields that are asked for, and what stands in its places."""

    paper: Paper
    asked: Mapping[str, Field]
    values: Mapping[str, Value]


def fill(
    paper: Paper,
    typed: Mapping[str, str],
    *,
    lang: str,
    query_string: str = "",
    today: date | None = None,
) -> "contract.Paper":
    """Return a paper as plain JSON data, its places filled with what was typed.

    `typed` is what the reader has put into the fields, by their ids. A field that is not in it was not
    touched and takes what is suggested: from `query_string`, the link of the reader's question to the
    calculator, and from `today`, a date in China. Without `today` nothing is suggested. `lang` is
    that of the sentences, "zh" or "en".

    Keys: `ok`; `id`; `kind`; `title` and `paragraphs`, each of lines, one for each language, of pieces (see
    `calculator.contract`); `values`, what stands in the fields; `text`, the whole to copy, and `gloss_text`,
    the same with its English; `file_name`, under which it is saved; `left`, a sentence that names what is
    still blank; `taken`, one that says where suggestions come from; `errors`, each with `field`, `code` and
    `text`. A field at fault stays blank.
    """
    words = wording.load(lang)
    asked = {field.id: field for field in paper.fields if field.kind != "count"}
    suggested = take(words, query_string, today=today) if today else Taken({}, "")
    offered = {name: suggested.values[s] for name, s in paper.take.items() if s in suggested.values}
    given = {name: typed[name] for name in asked if name in typed}
    reader = Reader(today)
    read = {name: reader.read(field, given.get(name, offered.get(name, ""))) for name, field in asked.items()}
    values = {name: value for name, value in read.items() if value}
    _agree(words, asked, values, suggested=offered.keys() - given.keys(), reader=reader)
    stand = {name: given.get(name, offered.get(name, "") if name in values else "") for name in asked}
    for field in paper.fields:
        if field.kind == "count" and field.of in values:
            values[field.id] = _count(values[field.of])
    filled = _Filled(paper, asked, values)
    return {
        "ok": True,
        "id": paper.id,
        "kind": paper.kind,
        "title": [{"lang": each, "pieces": [_piece(paper.title[each])]} for each in LANGUAGES],
        "paragraphs": [{"lines": _lines(filled, paragraph)} for paragraph in paper.paragraphs],
        "values": stand,
        "text": _text(filled, LANGUAGES if paper.kind == "phrases" else LANGUAGES[:1]),
        "gloss_text": _text(filled, LANGUAGES),
        "file_name": words.text("paper.file_name", title=paper.title[lang]),
        "left": _left(words, filled),
        "taken": suggested.told if set(paper.take.values()) & OF_QUESTION else "",
        "errors": [problems.render(words, problem) for problem in reader.problems],
    }


def _agree(
    words: Messages,
    fields: Mapping[str, Field],
    values: dict[str, Value],
    *,
    suggested: Set[str],
    reader: Reader,
) -> None:
    """Note each date that lies after one it cannot lie after; a `suggested` one makes way for a typed one."""
    for field, other in too_late(fields, values):
        way = next((name for name in (field.id, other.id) if name in suggested), None)
        if way:
            values.pop(way, None)
        else:
            reader.problems.append(_too_late(words, field, other, values))


def _too_late(words: Messages, field: Field, other: Field, values: Mapping[str, Value]) -> Problem:
    told = {"label": field.label[words.lang], "other": other.label[words.lang]}
    days = {"date": values[field.id].day, "other_date": values[other.id].day}
    return Problem(field.id, "impossible", "paper.too_late", told | days)


def _count(listed: Value) -> Value:
    return Value(dict.fromkeys(LANGUAGES, str(len(listed.items))))


def _lines(filled: _Filled, paragraph: Words) -> "list[contract.PaperLine]":
    return [{"lang": lang, "pieces": list(_pieces(filled, paragraph[lang], lang))} for lang in LANGUAGES]


def _pieces(filled: _Filled, text: str, lang: str) -> "Iterator[contract.PaperPiece]":
    """Yield the pieces of a paragraph in one language; a list stands once, in the text that counts."""
    fields = {field.id: field for field in filled.paper.fields}
    end = 0
    for place in PLACE.finditer(text):
        if place.start() > end:
            yield _piece(text[end : place.start()])
        end = place.end()
        field, value = fields[place[1]], filled.values.get(place[1])
        if field.kind == "lines":
            if lang == LANGUAGES[0]:
                yield _piece("", field.id, list(value.items) if value else [""] * BLANK_ROWS, value is None)
        elif value:
            yield _piece(value.text[lang], field.id)
        else:
            yield _piece(LINE, field.id, blank=True)
    if end < len(text):
        yield _piece(text[end:])


def _piece(
    text: str, field: str = "", items: list[str] | None = None, blank: bool = False
) -> "contract.PaperPiece":
    return {"text": text, "field": field, "blank": blank, "items": items or []}


def _text(filled: _Filled, langs: tuple[str, ...]) -> str:
    """Return the paper as text: a letter whole in each language, phrases with the gloss below each."""
    paper = filled.paper
    paragraphs = [
        {lang: "".join(map(_plain, _pieces(filled, paragraph[lang], lang))).rstrip() for lang in langs}
        for paragraph in paper.paragraphs
    ]
    titles = [paper.title[lang] for lang in langs]
    if paper.kind == "phrases":
        phrases = [f"{n}. " + "\n   ".join(each.values()) for n, each in enumerate(paragraphs, 1)]
        return "\n\n".join(["\n".join(titles), *phrases]) + "\n"
    letters = (
        "\n\n".join([title, *(each[lang] for each in paragraphs)])
        for lang, title in zip(langs, titles, strict=True)
    )
    return "\n\n\n".join(letters) + "\n"


def _plain(piece: "contract.PaperPiece") -> str:
    if piece["items"]:
        return "\n".join(f"{n}. {item or LINE}" for n, item in enumerate(piece["items"], 1))
    return piece["text"]


def _left(words: Messages, filled: _Filled) -> str:
    blank = [field.label[words.lang] for name, field in filled.asked.items() if name not in filled.values]
    return words.text("paper.left", n=len(blank), fields=words.join(blank)) if blank else ""
