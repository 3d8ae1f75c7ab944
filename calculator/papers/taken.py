"""What a paper takes from the reader's question to the calculator, and from the day it is written on."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal, NamedTuple, get_args

from calculator import follow_up, procedures, query, working_days
from calculator.errors import QuestionError
from calculator.messages import Messages
from calculator.query import Question
from calculator.render import problems
from calculator.solve import solve

# today: the day on which the paper is written. apply: the day of an application already made. request: the
# day on which the application will be made. via: its channel. latest: the latest finish, if that is to
# come. answer_due: the last day of the carrier's time to answer a complaint made today.
Source = Literal["today", "apply", "request", "via", "latest", "answer_due"]
SOURCES = get_args(Source)
# What a question gives, or changes.
OF_QUESTION: frozenset[Source] = frozenset({"apply", "request", "via", "latest"})


class Taken(NamedTuple):
    """Suggestions by their source, dates as ISO text, and a sentence that says where they come from."""

    values: Mapping[Source, str]
    told: str


def take(words: Messages, query_string: str, *, today: date) -> Taken:
    """Return what a paper written on `today` can take from a question to the calculator.

    `query_string` is the calculator's link; one that asks for no date gives nothing. Of one that cannot be
    answered the sentence says why it gives nothing. `today` is a date in China.
    """
    values = dict(_of_today(today))
    given = query.read_link(query_string)
    if not {"apply", "finish_by"} & given.values.keys() and not given.problems:
        return Taken(values, "")
    try:
        question = query.from_values(given.values, today=today, problems=given.problems)
        values |= _of_question(words, question, today)
    except QuestionError as error:
        told = [problems.render(words, problem)["text"] for problem in error.problems]
        return Taken(values, words.text("paper.not_taken", why=" ".join(told)))
    return Taken(values, _told(words, question))


def _of_today(today: date) -> Iterator[tuple[Source, str]]:
    yield "today", today.isoformat()
    yield "request", today.isoformat()
    if due := follow_up.answer_due(today, procedures.load(), working_days.load()):
        yield "answer_due", due.isoformat()


def _of_question(words: Messages, question: Question, today: date) -> Mapping[Source, str]:
    plan, _ = solve(question, today=today, calendar=working_days.load())
    found: dict[Source, str] = {"via": words.text(f"via.{question.route.card}.{question.route.via}")}
    if question.apply:
        found["request"] = max(question.apply, today).isoformat()
        if question.apply <= today:
            found["apply"] = question.apply.isoformat()
    if plan.latest.finish >= today:
        found["latest"] = plan.latest.finish.isoformat()
    return found


def _told(words: Messages, question: Question) -> str:
    route = words.text(f"via.{question.route.card}.{question.route.via}")
    if question.apply:
        return words.text("paper.taken", apply=words.date(question.apply), via=route)
    return words.text("paper.taken_undated", via=route)
