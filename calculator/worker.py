"""The worker's only entry: a request as JSON text in, the response as JSON text out."""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any, NamedTuple

from calculator import door
from calculator import messages as wording
from calculator.errors import Problem, QuestionError
from calculator.render import problems

if TYPE_CHECKING:
    from calculator.batch_reader import Row

# What only some requests need is imported where it is needed: each import delays the first answer.

Response = dict[str, Any]
Tell = Callable[[int], object]

ROWS_BETWEEN_SIGNS = 200


class _File(NamedTuple):
    """The raw content of a batch's file, and whom to tell how many of its rows are done."""

    content: bytes
    tell: Tell

    def told(self, rows: "Iterable[Row]") -> "Iterator[Row]":
        """Yield the rows; tell now and then how many are done with."""
        for number, row in enumerate(rows):
            if number and number % ROWS_BETWEEN_SIGNS == 0:
                self.tell(number)
            yield row


def handle(request: str, data: bytes | None = None, tell: Tell = lambda _: None) -> str:
    """Return the response to a request, as JSON text.

    A request is {"op", "query", "lang", "today", "now"}: `today` is the day in China, `now` the moment with
    its zone, which only calendar files need, and which is the beginning of the day where it is missing.
    `data` is the raw content of the CSV file of a batch, or what was typed into a paper. `tell` is called now
    and then with the number of rows done: a sign of life for whoever waits.

    - answer: the dict of `calculator.door.answer`
    - text: {text}, the answer as plain text
    - ics: {ics, name}, a calendar file and its name
    - batch: {columns: [{key, label, first}], rows: [{line, cells}], errors: [{line, place, field, code,
      text}], csv, text}; the cells of a row stand in the order of the columns, of which those with `first`
      are shown first; `place` names the row; `csv` holds the rows and, in their places, the sentences for
      those that could not be answered
    - batch_ics: {ics, name}, one calendar file for all rows, of which there may be `batch.MAX_WEB_EVENT_ROWS`
    - paper: the dict of `calculator.papers.door.fill`; `data` is {"paper", "typed"} as JSON text, its id
      and what was typed by fields: none of it is ever part of an address

    All but "answer" say `ok`: true. A request that cannot be carried out gives {"ok": false, "errors":
    [{field, code, text}]}.
    """
    return json.dumps(_respond(request, _File(data or b"", tell)), ensure_ascii=False, separators=(",", ":"))


class _Request(NamedTuple):
    """A request that has been read: `made` is the moment that it is made at."""

    words: wording.Messages
    query: str
    today: date
    made: datetime
    file: _File


def _respond(request: str, file: _File) -> Response:
    words = wording.load("en")
    try:
        asked = _asked(request)
        lang = asked.get("lang")
        if not (isinstance(lang, str) and lang in wording.LANGUAGES):
            raise _fault("lang", "error.request.language", given=lang)
        words = wording.load(lang)
        operation = _OPERATIONS.get(str(asked.get("op")))
        if operation is None:
            raise _fault("op", "error.request.operation", given=asked.get("op"))
        today = _today(asked)
        return operation(_Request(words, str(asked.get("query", "")), today, _moment(asked, today), file))
    except QuestionError as error:
        return {"ok": False, "errors": [problems.render(words, problem) for problem in error.problems]}


def _asked(request: str) -> dict[str, Any]:
    try:
        asked = json.loads(request)
    except (ValueError, RecursionError):
        asked = None
    if not isinstance(asked, dict):
        raise _fault("request", "error.request.not_json")
    return asked


def _today(asked: dict[str, Any]) -> date:
    given = asked.get("today")
    try:
        return date.fromisoformat(str(given))
    except ValueError:
        raise _fault("today", "error.request.today", given=given) from None


def _moment(asked: dict[str, Any], today: date) -> datetime:
    given = asked.get("now")
    if given is None:
        return datetime.combine(today, time(), UTC)
    try:
        moment = datetime.fromisoformat(str(given))
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise _fault("now", "error.request.now", given=given)
    return moment


def _fault(field: str, key: str, **values: object) -> QuestionError:
    return QuestionError([Problem(field, "impossible", key, values)])


def _answer(asked: _Request) -> Response:
    return dict(door.answer(asked.query, lang=asked.words.lang, today=asked.today))


def _text(asked: _Request) -> Response:
    from calculator import export_text

    found = door.answer(asked.query, lang=asked.words.lang, today=asked.today)
    if not found["ok"]:
        return {"ok": False, "errors": found["errors"]}
    return {"ok": True, "text": export_text.render(asked.words, found, today=asked.today)}


def _ics(asked: _Request) -> Response:
    from calculator import export_ics

    text, name = export_ics.of_query(asked.words, asked.query, today=asked.today, made=asked.made)
    return {"ok": True, "ics": text, "name": name}


def _batch(asked: _Request) -> Response:
    from io import BytesIO, StringIO

    from calculator import batch, batch_reader, batch_writer

    words, file = asked.words, asked.file
    table = batch_reader.read(BytesIO(file.content))
    columns = batch.columns(words, counts=table.counts)
    output = StringIO()
    writer = batch_writer.Writer(output, list(columns.values()))
    rows: list[Response] = []
    errors: list[Response] = []
    refused = 0
    for row in batch.answer(file.told(table.rows), today=asked.today):
        if isinstance(row, batch.Refused):
            told = [problems.render(words, problem) for problem in row.problems]
            place = batch.place(words, row)
            errors += [{"line": row.line, "place": place, **problem} for problem in told]
            sentence = " ".join(problem["text"] for problem in told)
            line = words.text("batch.error_line", place=place, text=sentence)
            writer.row([line, *[""] * (len(columns) - 1)])
            refused += 1
            continue
        cells = batch.cells(words, row, today=asked.today)
        writer.row(cells)
        rows.append({"line": row.line, "cells": cells})
    first = batch.at_a_glance(counts=table.counts)
    return {
        "ok": True,
        "columns": [{"key": key, "label": label, "first": key in first} for key, label in columns.items()],
        "rows": rows,
        "errors": errors,
        "csv": output.getvalue(),
        "text": batch.summary(words, table, answered=len(rows), refused=refused),
    }


def _batch_ics(asked: _Request) -> Response:
    from io import BytesIO
    from itertools import islice

    from calculator import batch, batch_reader, export_ics

    words, file = asked.words, asked.file
    table = batch_reader.read(BytesIO(file.content))
    asking = list(islice(table.rows, batch.MAX_WEB_EVENT_ROWS + 1))
    if len(asking) > batch.MAX_WEB_EVENT_ROWS:
        raise _fault("ics", "error.ics.too_many_rows", limit=batch.MAX_WEB_EVENT_ROWS)
    rows = batch.answer(file.told(asking), today=asked.today)
    events = batch.events(
        words, (row for row in rows if not isinstance(row, batch.Refused)), today=asked.today
    )
    name = "count.ics.name" if table.counts else "ics.name"
    return {
        "ok": True,
        "ics": export_ics.render(words, events, made=asked.made, name=name),
        "name": words.text("ics.batch_file_name"),
    }


def _paper(asked: _Request) -> Response:
    from calculator.papers import door as papers_door
    from calculator.papers import text

    try:
        filled_in = json.loads(asked.file.content)
        paper = text.load()[filled_in["paper"]]
        typed = {str(name): str(value) for name, value in filled_in["typed"].items()}
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise _fault("paper", "error.request.paper") from None
    found = papers_door.fill(paper, typed, lang=asked.words.lang, query_string=asked.query, today=asked.today)
    return dict(found)


_OPERATIONS: dict[str, Callable[[_Request], Response]] = {
    "answer": _answer,
    "text": _text,
    "ics": _ics,
    "batch": _batch,
    "batch_ics": _batch_ics,
    "paper": _paper,
}
