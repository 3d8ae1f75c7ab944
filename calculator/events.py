"""The diary events of a plan: one for each stage and one for the day to call the carrier."""

from datetime import date
from hashlib import sha256
from typing import NamedTuple

from calculator import follow_up, procedures
from calculator.messages import Messages
from calculator.plan import Plan
from calculator.query import Question
from calculator.render import calendar as calendar_rendering
from calculator.render import stages as stage_rendering
from calculator.render import summary

DOMAIN = "sim-cancellation-guide"


class Event(NamedTuple):
    """A whole-day event from `first` to `last`, both included; the same plan has the same `uid`."""

    uid: str
    first: date
    last: date
    summary: str
    description: str


def of_plan(words: Messages, question: Question, plan: Plan, label: str = "") -> list[Event]:
    """Return the events of a plan. A stage lasts from its earliest start to its latest end.

    `label` is the reader's own name for the card; it stands in the titles and never in the uid as such.
    """
    settled = question._replace(apply=plan.apply, finish_by=None, bill_day=None)
    digest = sha256(f"{settled.query()}\n{label}".encode()).hexdigest()[:16]
    estimate = words.text("answer.estimate")
    route = summary.route_name(words, plan.route)
    certainty = calendar_rendering.render(words, plan)
    conditions = [summary.counted_from(words, question, plan)] if question.stops else []
    conditions += [certainty["text"]] if certainty["state"] == "statutory" else []

    def event(id_: str, first: date, last: date, title: str, text: str) -> Event:
        form = "ics.labelled_title" if label else "ics.title"
        description = "\n".join([route, text, *conditions, estimate])
        uid = f"{digest}-{id_}@{DOMAIN}"
        return Event(uid, first, last, words.text(form, title=title, label=label), description)

    events = []
    spans = zip(plan.earliest.stages, plan.latest.stages, strict=True)
    for stage, (earliest, latest) in zip(stage_rendering.render(words, plan), spans, strict=True):
        text = words.text(
            "text_export.stage", **{name: stage[name] for name in ("name", "text", "actor", "duration")}
        )
        events.append(event(stage["id"], earliest.start, latest.end, stage["name"], text))
    chase = next(entry for entry in follow_up.dates(plan, procedures.load()) if entry.rule.id == "chase")
    if chase.date:
        text = words.text("follow_up.chase", date=words.date(chase.date))
        events.append(event("chase", chase.date, chase.date, words.text("ics.chase"), text))
    return events
