"""The worker's only entry: a request as JSON text in, the response as JSON text out."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from calculator import messages as wording
from calculator import web
from calculator.errors import Problem, QuestionError
from calculator.render import problems

Response = dict[str, Any]


def handle(request: str, data: bytes | None = None) -> str:
    """Return the response to a request.

    A request is {"op", "query", "lang", "today"}; `data` is the raw content of a CSV file for the batch operations.
    answer: the dict of `calculator.web.answer`. text: {text}. ics: {ics, name}. batch: {columns, rows, errors, csv,
    text}. batch_ics: {ics, name}. A request that cannot be carried out gives {"ok": false, "errors": [...]}.
    """
    return json.dumps(_respond(request, data), ensure_ascii=False, separators=(",", ":"))


def _respond(request: str, data: bytes | None) -> Response:
    lang = "en"
    try:
        try:
            asked = json.loads(request)
        except ValueError:
            asked = None
        if not isinstance(asked, dict):
            raise _fault("request", "error.request.not_json")
        given, lang = str(asked.get("lang")), _language(asked)
        if given != lang:
            raise _fault("lang", "error.request.language", given=given)
        operation = _OPERATIONS.get(str(asked.get("op")))
        if operation is None:
            raise _fault("op", "error.request.operation", given=asked.get("op"))
        return operation(str(asked.get("query", "")), lang, _today(asked), data or b"")
    except QuestionError as error:
        words = wording.load(lang)
        return {"ok": False, "errors": [problems.render(words, problem) for problem in error.problems]}


def _language(asked: dict[str, Any]) -> str:
    """Return the language of the request, or English for one that is not known."""
    given = asked.get("lang")
    return given if given in wording.LANGUAGES else "en"


def _today(asked: dict[str, Any]) -> date:
    given = asked.get("today")
    try:
        return date.fromisoformat(str(given))
    except ValueError:
        raise _fault("today", "error.request.today", given=given) from None


def _fault(field: str, key: str, **values: object) -> QuestionError:
    return QuestionError([Problem(field, "impossible", key, values)])


def _answer(query: str, lang: str, today: date, _: bytes) -> Response:
    return web.answer(query, lang=lang, today=today)


_OPERATIONS: dict[str, Callable[[str, str, date, bytes], Response]] = {"answer": _answer}
