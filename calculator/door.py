"""The one door to the calculator: a query string in, plain data with all its wording out."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from calculator import link, procedures, query, working_days
from calculator import messages as wording
from calculator.count import door as count_door
from calculator.count.question import is_count
from calculator.errors import QuestionError
from calculator.render import (
    calendar,
    days,
    deadline,
    follow_up,
    glance,
    phases,
    problems,
    stages,
    summary,
    unused,
)
from calculator.solve import Solution, solve

if TYPE_CHECKING:
    from calculator.contract import Answer, CountAnswer, CountRefusal, Problem, Refusal, Unused


def answer(query_string: str, *, lang: str, today: date) -> "Answer | Refusal | CountAnswer | CountRefusal":
    """Return the answer to a question as plain JSON data; every date in it is a date in China.

    `query_string` is also the link that shares the question: `apply`, `card`, `via`, `finish_by`,
    `bill_day`, `after_hours`, `extra_days`, `weeks`, `skip_makeup`, `other_province`, `month_start` and
    `stop`; others are told as unused.
    `lang` is one of LANGUAGES (else ValueError). `today` decides only what a question without `apply` leads
    to.

    A query that holds `count` is the other kind of question: see `calculator.count.door`.

    Keys: `ok`; `kind`, "plan"; `query`, the canonical query string; `asked`, the same in words; `apply`, the
    day of the plan; `earliest` and `latest`, the range of the finish; `figures`, the dates to be shown large;
    `chips`, what must be known beside them; `phases`, where the case stands on which later day; `stages`;
    `days`, every day from the application to the latest finish with its verdict; `todo`, what must be settled
    first; `follow_up`, dates for the diary; `backward`, the last days to apply, or None;
    `calendar`, how certain the days are; `claims`, all claim ids used; `text`, ready sentences by name;
    `dates`, every date that occurs, as people write it; `months`, the months of the days; `unused`, the
    `names` of the link that mean nothing here, with a `text`; `errors`, each with `field`, `code` and `text`.
    A question that cannot be answered has `ok` False, its `errors`, and the other keys empty.
    """
    if is_count(query_string):
        return count_door.answer(query_string, lang=lang, today=today)
    return plan_answer(query_string, lang=lang, today=today)


def plan_answer(query_string: str, *, lang: str, today: date) -> "Answer | Refusal":
    """Return the answer to the question when a cancellation is finished; see `answer`."""
    words = wording.load(lang)
    known = working_days.load()
    given = query.read_link(query_string)
    try:
        question = query.from_values(given.values, today=today, problems=given.problems)
        solution = solve(question, today=today, calendar=known)
    except QuestionError as error:
        told = [problems.render(words, problem) for problem in error.problems]
        return _refusal(told, unused.render(words, given.unused))
    return _answer(given, question, solution, words, today)


def _answer(
    given: link.Given, question: query.Question, solution: Solution, words: wording.Messages, today: date
) -> "Answer":
    plan = solution.plan
    rules = procedures.load()
    dated = deadline.dated(question, plan.apply)
    found: Answer = {
        "ok": True,
        "kind": "plan",
        "query": dated.query(),
        "asked": glance.asked(words, dated, plan),
        "apply": plan.apply.isoformat(),
        "earliest": plan.earliest.finish.isoformat(),
        "latest": plan.latest.finish.isoformat(),
        "chips": [],
        "figures": glance.figures(words, plan, None, today=today),
        "phases": phases.render(words, rules, plan),
        "stages": stages.render(words, plan),
        "days": days.render(words, plan),
        "todo": follow_up.todo(words, rules, question.stops),
        "follow_up": follow_up.render(words, rules, plan),
        "backward": None,
        "calendar": calendar.render(words, plan),
        "text": summary.render(words, dated, plan),
        "errors": [],
        "claims": [],
        "dates": {},
        "months": {},
        "unused": unused.render(words, [*query.ignored(given.values, question), *given.unused]),
    }
    found["chips"] = glance.chips(words, question, plan, found["calendar"])
    found["claims"] = list(dict.fromkeys(_claims(found, rules)))
    found["dates"] = {day: words.date(date.fromisoformat(day)) for day in sorted(set(_dates(found)))}
    found["months"] = {day["date"][:7]: words.month(date.fromisoformat(day["date"])) for day in found["days"]}
    parts = deadline.render(words, question, solution, today=today)
    return deadline.place(found, parts) if parts else found


def _claims(found: "Answer", rules: procedures.Procedures) -> Iterator[str]:
    """Yield every claim that an answer rests on."""
    for stage in found["stages"]:
        yield from stage["claims"]
    for entry in [*found["todo"], *found["follow_up"]]:
        yield from entry["claims"]
    yield from rules.counting_claims
    yield from (notice["claim"] for notice in found["calendar"]["notices"])


def _refusal(errors: "list[Problem]", not_used: "Unused") -> "Refusal":
    return {
        "ok": False,
        "kind": "plan",
        "query": "",
        "asked": None,
        "apply": None,
        "earliest": None,
        "latest": None,
        "figures": [],
        "phases": [],
        "chips": [],
        "stages": [],
        "days": [],
        "todo": [],
        "follow_up": [],
        "backward": None,
        "calendar": calendar.coverage(working_days.load()),
        "text": {},
        "errors": errors,
        "claims": [],
        "dates": {},
        "months": {},
        "unused": not_used,
    }


def _dates(found: "Answer") -> Iterator[str]:
    """Yield the ISO dates that stand in an answer."""
    for stage in found["stages"]:
        for span in (stage["earliest"], stage["latest"]):
            yield from (span["start"], span["end"])
    yield from (day["date"] for day in found["days"])
    yield from (entry["date"] for entry in found["follow_up"] if entry["date"])
