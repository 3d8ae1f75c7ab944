"""Makes what the page puts into a ready answer where a finish is asked for, before Python is up.

Such an answer is that about a day of application with a few parts in the place of its own
(`calculator.render.deadline`); which day and which parts depends on the day on which it is asked. A month's
file holds, for every last day of the month and every route, under the question
(`finish_by=2026-12-24&card=…&via=…`), the days from which on the answer is another: each has `from`, the
day of application that it leads to (`apply`) and the `parts`, both null where the plan would leave the
calendar. The last holds up to the finish itself: who asks for a day that has gone by waits for Python.

How far a day lies ahead changes every day, so it is kept apart and null in the parts: `days` are the days
on which the questions may be asked, `away=2026-12-11` how far that day lies ahead on each of them.

`bill_day=15` tells which day of the month is the last before a bill on the 15th (`finish_by`), and the
`note` that such an answer has more.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import calculator
from calculator import messages, solve, working_days
from calculator import query as question
from calculator.contract import Deadline
from calculator.errors import QuestionError
from calculator.messages import Messages
from calculator.query import MAX_BILL_DAY, Question
from calculator.render import backward, deadline, glance
from hooks.finish.answer_codec import Json
from hooks.questions import query

_DAY = timedelta(days=1)


def parts(lang: str, asked: Sequence[date], first: date) -> dict[str, Json]:
    """Return what a file holds by name for the last days of a month; `first` is the first day of reading."""
    words = messages.load(lang)
    days = _days(first, asked[-1])
    found: dict[str, Json] = {"days": [day.isoformat() for day in days]}
    ahead: dict[str, None] = {}
    for finish_by in asked:
        if (bill := finish_by + _DAY).day <= MAX_BILL_DAY:
            found[f"bill_day={bill.day}"] = {
                "finish_by": finish_by.isoformat(),
                "note": backward.bill_note(words, finish_by),
            }
        if finish_by < first:
            continue
        for card, via in calculator.routes():
            given = query(finish_by=finish_by, card=card, via=via)
            entries = list(_entries(words, question.parse(given, today=first), _days(first, finish_by)))
            ahead |= dict.fromkeys(day for entry in entries for day in _last_days(entry["parts"]))
            found[given] = [{**entry, "parts": _without_away(entry["parts"])} for entry in entries]
    for name in ahead:
        day = date.fromisoformat(name)
        found[f"away={name}"] = [glance.away(words, day, asked_on) for asked_on in days if asked_on <= day]
    return found


def _days(first: date, last: date) -> list[date]:
    return [first + number * _DAY for number in range((last - first).days + 1)]


def _entries(words: Messages, asked: Question, days: list[date]) -> Iterator[dict[str, Json]]:
    """Yield the answers to a question on these days, each from the first day on which it holds."""
    safe = date.min
    for day in days:
        if day <= safe:
            continue  # nothing changes up to the last safe day to apply but how far the days lie ahead
        try:
            solution = solve.solve(asked, today=day, calendar=working_days.load())
        except QuestionError:
            yield {"from": day.isoformat(), "apply": None, "parts": None}
            continue
        if solution.last_days and solution.last_days.safe:
            safe = solution.last_days.safe
        yield {
            "from": day.isoformat(),
            "apply": solution.plan.apply.isoformat(),
            "parts": deadline.render(words, asked, solution, today=day),
        }


def _last_days(parts: Deadline | None) -> list[str]:
    figures = parts["figures"] if parts else []
    return [figure["date"] for figure in figures if figure["id"] in glance.LAST_DAYS]


def _without_away(parts: Deadline | None) -> Json:
    if not parts:
        return None
    figures = [
        {**figure, "away": None} if figure["id"] in glance.LAST_DAYS else figure
        for figure in parts["figures"]
    ]
    return {**parts, "figures": figures}
