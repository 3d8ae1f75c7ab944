"""The door for counts: a query string in, plain data with all its wording out."""

from datetime import date

from calculator import messages as wording
from calculator import working_days
from calculator.contract import CountAnswer, CountRefusal, Range
from calculator.count import question, render, solve
from calculator.errors import QuestionError
from calculator.render import calendar, problems, unused


def answer(query_string: str, *, lang: str, today: date) -> CountAnswer | CountRefusal:
    """Return the answer to a count as plain JSON data; every date in it is a date in China.

    `query_string` is also the link that shares the count: `count` (after, before, between or is), `from`,
    `to`, `days`, `unit`, `first` and `makeup`; see `calculator.count.question`. `lang` is one of
    LANGUAGES (else ValueError). `today` is the date in China.

    Keys: `ok`; `kind`, "count"; `query`, the canonical query string; `op`; `earliest` and `latest`, the range
    of the day reached; `least` and `most`, the range of a number of days; `works`, "yes", "no" or "maybe";
    `carried`, the range of the working day to which a period in natural days is carried over; `days`, every
    day counted over with its verdict; `calendar`, how certain the days are; `claims`, all claim ids used;
    `text`, ready sentences by name; `dates`, every date that occurs, as people write it; `months`, the months
    of the days; `unused`, the `names` of the link that mean nothing here, with a `text`; `errors`, each with
    `field`, `code` and `text`. What a kind of count does not have is None. A count that cannot be answered
    has `ok` False, its `errors`, and the other keys empty.
    """
    words = wording.load(lang)
    known = working_days.load()
    given = question.read_link(query_string)
    try:
        count = question.from_values(given.values, today=today, problems=given.problems)
        result = solve.solve(count, known)
    except QuestionError as error:
        refused = _empty(known)
        refused["errors"] = [problems.render(words, problem) for problem in error.problems]
        return refused
    certainty = calendar.over(words, known, *render.reach(count, result))
    cited = [*render.claims(count), *(notice["claim"] for notice in certainty["notices"])]
    dates = {day.date for day in result.days} | {count.start} | set(result.carried or ())
    return {
        "ok": True,
        "kind": "count",
        "query": count.query(),
        "op": count.op,
        "earliest": _iso(result.earliest),
        "latest": _iso(result.latest),
        "least": result.least,
        "most": result.most,
        "works": result.works,
        "carried": _range(*result.carried) if result.carried else None,
        "days": render.days(words, result, known),
        "calendar": certainty,
        "text": render.text(words, count, result, known),
        "errors": [],
        "claims": list(dict.fromkeys(cited)),
        "dates": {day.isoformat(): words.date(day) for day in sorted(dates)},
        "months": {f"{day.date:%Y-%m}": words.month(day.date) for day in result.days},
        "unused": unused.render(words, given.unused),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _range(earliest: date, latest: date) -> Range:
    return {"earliest": earliest.isoformat(), "latest": latest.isoformat()}


def _empty(known: working_days.Calendar) -> CountRefusal:
    return {
        "ok": False,
        "kind": "count",
        "query": "",
        "op": None,
        "earliest": None,
        "latest": None,
        "least": None,
        "most": None,
        "works": None,
        "carried": None,
        "days": [],
        "calendar": calendar.coverage(known),
        "text": {},
        "errors": [],
        "claims": [],
        "dates": {},
        "unused": {"names": [], "text": ""},
        "months": {},
    }
