"""The sentences at the head of an answer."""

from typing import TYPE_CHECKING

from calculator.messages import Messages
from calculator.plan import Plan
from calculator.procedures import Route
from calculator.query import Question
from calculator.render import glance

if TYPE_CHECKING:
    from calculator.contract import AnswerText


def route_name(messages: Messages, route: Route) -> str:
    """Return the name of a route: the card and the channel."""
    card = messages.text(f"card.{route.card}")
    return messages.text("route.name", card=card, via=messages.text(f"via.{route.card}.{route.via}"))


def counted_from(messages: Messages, question: Question, plan: Plan) -> str:
    """Return from which day the plan is counted: from the application, or from when it can be made."""
    key = "answer.counted_from_settled" if question.stops else "answer.counted_from"
    return messages.text(key, apply=messages.date(plan.apply))


def headline(messages: Messages, question: Question, plan: Plan) -> str:
    """Return when it is likely done; with the day of application, where the question does not name it."""
    form = "range_month_start" if plan.options.month_start else "range"
    if plan.earliest.finish == plan.latest.finish:
        form = "same"
    if question.apply is None:
        form = f"applied_{form}"
    return messages.text(
        f"answer.headline.{form}",
        apply=messages.date(plan.apply),
        earliest=messages.date(plan.earliest.finish),
        latest=messages.date(plan.latest.finish),
    )


def render(messages: Messages, question: Question, plan: Plan) -> "AnswerText":
    """Return the ready sentences by name; `options` is empty where nothing was changed.

    `said` is the one sentence for those who hear the answer.
    """
    said = headline(messages, question, plan)
    return {
        "route": route_name(messages, plan.route),
        "headline": said,
        "said": said,
        "after": glance.after(messages, plan),
        "faster": glance.faster(messages, plan),
        "earliest": messages.text("answer.earliest", date=messages.date(plan.earliest.finish)),
        "latest": _latest(messages, plan),
        "counted_from": counted_from(messages, question, plan),
        "options": messages.text("list.clause_separator").join(glance.options(messages, question)),
        "estimate": messages.text("answer.estimate"),
    }


def _latest(messages: Messages, plan: Plan) -> str:
    latest, received = plan.latest.finish, plan.latest.received
    key = "answer.latest"
    if received != plan.apply:
        maybe_off = plan.apply in plan.latest.arrangement.closed and not plan.options.after_hours
        key = "answer.latest_maybe_off" if maybe_off else "answer.latest_received"
    return messages.text(key, date=messages.date(latest), received=messages.date(received))
