"""The diary events of a plan: single days on which there is something to look at or to do."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from calculator import follow_up, procedures
from calculator.messages import Messages, load
from calculator.plan import Plan
from calculator.query import Question
from calculator.render import calendar as calendar_rendering
from calculator.render import days as day_rendering
from calculator.render import phases, standing, summary
from calculator.render import stages as stage_rendering

DOMAIN = "sim-cancellation-guide"


class Event(NamedTuple):
    """A whole day. The event of the same matter keeps its `uid` when its day or its words change."""

    uid: str
    day: date
    summary: str
    description: str


class Matter(NamedTuple):
    """What a row or a question is about, as far as that stays the same when the question is changed.

    `name` is the reader's own label, or what stands for it where there is none; `number` tells apart several
    matters of one name.
    """

    name: str
    number: int = 0

    def uid(self, part: str) -> str:
        """Return the uid of one of its events; the name itself does not stand in it."""
        digest = sha256(f"{self.name}\n{self.number}".encode()).hexdigest()[:16]
        return f"{digest}-{part}@{DOMAIN}"


def name_of(question: Question, label: str) -> str:
    """Return the name of the matter of a question: without a label, two kinds of card are two cards."""
    return label or question.route.card


def of_plan(
    words: Messages, question: Question, plan: Plan, matter: Matter, label: str = "", *, today: date
) -> list[Event]:
    """Return the events of a plan: latest finish, reply to the check, and the day to call the carrier.

    Whoever is overdue on `today`, a date in China, and cannot appeal yet calls the carrier on that day. A day
    beyond the calendar has no event. `label` stands in the titles. Every event tells where the case stood on
    `today`.
    """
    phase, stands = _standing(words.lang, plan, today)
    conditions = list(_conditions(words, question, plan))
    form = "ics.labelled_title" if label else "ics.title"
    dated = {entry.rule.id: entry.date for entry in follow_up.dates(plan, procedures.load())}
    days = {"finish": plan.latest.finish, "verify": dated["verify"], "chase": dated["chase"]}
    events = []
    for part, day in days.items():
        if day is None:
            continue
        text = _course(words, question, plan) if part == "finish" else [_follow_up(words, part, day)]
        description = "\n".join([summary.route_name(words, plan.route), *stands, *text, *conditions])
        title = words.text(form, title=words.text(f"ics.{part}"), label=label)
        is_overdue = part == phase == "chase"
        events.append(Event(matter.uid(part), today if is_overdue else day, title, description))
    return events


# Many rows of a batch have the same plan.
@lru_cache(maxsize=8192)
def _standing(lang: str, plan: Plan, today: date) -> tuple[str, list[str]]:
    """Return the phase that a case is in, "" up to the day of the application, and where it stands."""
    words = load(lang)
    of_plan = phases.render(words, procedures.load(), plan)
    phase = phases.at(of_plan, today)
    if phase is None:
        return "", []
    return phase["id"], standing.render(words, of_plan, day_rendering.render(words, plan), today)


def _course(words: Messages, question: Question, plan: Plan) -> list[str]:
    stages = [
        words.text(
            "text_export.stage", **{name: stage[name] for name in ("name", "text", "actor", "duration")}
        )
        for stage in stage_rendering.render(words, plan)
    ]
    return [summary.render(words, question, plan)["headline"], *stages]


def _follow_up(words: Messages, part: str, day: date) -> str:
    return words.text(f"follow_up.{part}", date=words.date(day))


def _conditions(words: Messages, question: Question, plan: Plan) -> Iterator[str]:
    if question.stops:
        yield summary.counted_from(words, question, plan)
    certainty = calendar_rendering.render(words, plan)
    if certainty["state"] == "statutory":
        yield certainty["text"]
    yield words.text("answer.estimate")
