"""The one door to the calculator: a query string in, plain data with all its wording out."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from calculator import messages as wording
from calculator import procedures, query, working_days
from calculator.errors import QuestionError
from calculator.render import (
    backward,
    calendar,
    days,
    follow_up,
    glance,
    phases,
    problems,
    stages,
    summary,
)
from calculator.solve import Solution, solve

Answer = dict[str, Any]


def answer(query_string: str, *, lang: str, today: date) -> Answer:
    """Return the answer to a question as plain JSON data; every date in it is a date in China.

    `query_string` is also the link that shares the question: `apply`, `card`, `via`, `finish_by`,
    `bill_day`, `after_hours`, `extra_days`, `weeks`, `skip_makeup` and `stop`; other names are left alone.
    `lang` is "zh" or "en" (else ValueError). `today` decides only what a question without `apply` leads to.

    Keys: `ok`; `query`, the canonical query string; `asked`, the same in words; `apply`, the day of the plan;
    `earliest` and `latest`, the range of the finish; `figures`, the dates to be shown large; `chips`, what
    must be known beside them; `phases`, where the case stands on which later day; `stages`; `days`, every day
    from the application to the latest finish with its verdict; `todo`, what must be settled first;
    `follow_up`, dates for the diary; `backward`, the last days to apply, or None;
    `calendar`, how certain the days are; `claims`, all claim ids used; `text`, ready sentences by name;
    `dates`, every date that occurs, as people write it; `months`, the months of the days; `errors`, each
    with `field`, `code` and `text`. A question that cannot be answered has `ok` False, its `errors`, and
    the other keys empty.
    """
    words = wording.load(lang)
    known = working_days.load()
    try:
        question = query.parse(query_string, today=today)
        solution = solve(question, today=today, calendar=known)
    except QuestionError as error:
        return _refusal([problems.render(words, problem) for problem in error.problems])
    return _answer(question, solution, words, today)


def _answer(question: query.Question, solution: Solution, words: wording.Messages, today: date) -> Answer:
    plan, last_days = solution
    rules = procedures.load()
    found: Answer = {
        "ok": True,
        "query": question.query(),
        "asked": glance.asked(words, question, plan),
        "apply": plan.apply.isoformat(),
        "earliest": plan.earliest.finish.isoformat(),
        "latest": plan.latest.finish.isoformat(),
        "figures": glance.figures(words, plan, None if question.apply else last_days, today=today),
        "phases": phases.render(words, rules, plan),
        "stages": stages.render(words, plan),
        "days": days.render(words, plan),
        "todo": follow_up.todo(words, rules, question.stops),
        "follow_up": follow_up.render(words, rules, plan),
        "backward": last_days
        and backward.render(
            words, last_days, plan, bill_day=question.bill_day, today=None if question.apply else today
        ),
        "calendar": calendar.render(words, plan),
        "text": summary.render(words, question, plan) | glance.sentences(words, plan),
        "errors": [],
    }
    if found["backward"]:
        found["text"]["said"] = found["backward"]["lead"]
    found["chips"] = glance.chips(words, question, plan, found["calendar"])
    cited = [entry["claims"] for part in ("stages", "todo", "follow_up") for entry in found[part]]
    cited += [rules.counting_claims, [notice["claim"] for notice in found["calendar"]["notices"]]]
    found["claims"] = list(dict.fromkeys(claim for claims in cited for claim in claims))
    found["dates"] = {day: words.date(date.fromisoformat(day)) for day in sorted(set(_dates(found)))}
    found["months"] = {day["date"][:7]: words.month(date.fromisoformat(day["date"])) for day in found["days"]}
    return found


def _refusal(errors: list[dict[str, Any]]) -> Answer:
    return {
        "ok": False,
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
    }


def _dates(found: Answer) -> Iterator[str]:
    """Yield the ISO dates that stand in an answer."""
    for stage in found["stages"]:
        for bound in ("earliest", "latest"):
            yield from stage[bound].values()
    yield from (day["date"] for day in found["days"])
    yield from (entry["date"] for entry in found["follow_up"] if entry["date"])
    if found["backward"]:
        names = ("finish_by", "last_safe", "last_possible")
        yield from (found["backward"][name] for name in names if found["backward"][name])
