"""The stages of a plan, with dates and wording."""

from typing import TYPE_CHECKING

from calculator import procedures
from calculator.messages import Messages
from calculator.plan import Plan, Span
from calculator.render.durations import reading, stage_duration

if TYPE_CHECKING:
    from calculator import contract


def render(messages: Messages, plan: Plan) -> "list[contract.Stage]":
    """Return each stage: number from 1, who acts, how long, by which claims, its earliest and latest days."""
    return [
        _stage(messages, plan, number, plan.earliest.stages[number], plan.latest.stages[number])
        for number in range(len(plan.route.stages))
    ]


def _stage(messages: Messages, plan: Plan, number: int, earliest: Span, latest: Span) -> "contract.Stage":
    stage = plan.route.stages[number]
    duration = stage.duration or plan.route.total
    name = messages.text(f"stage.name.{stage.id}")
    form = "stage.exactly" if earliest.end == latest.end else "stage.between"
    claims = list(duration.claims)
    if stage.duration is None and plan.options.month_start:
        claims += procedures.load().month_start_claims
    ends = {"earliest": messages.day(earliest.end), "latest": messages.day(latest.end)}
    return {
        "number": number + 1,
        "id": stage.id,
        "name": name,
        "actor": messages.text(f"actor.{stage.actor}"),
        "duration": stage_duration(messages, plan.route, stage, plan.options),
        "unit": duration.unit,
        "reading": duration.reading,
        "reading_text": reading(messages, duration, plan.options),
        "claims": claims,
        "earliest": {"start": earliest.start.isoformat(), "end": earliest.end.isoformat()},
        "latest": {"start": latest.start.isoformat(), "end": latest.end.isoformat()},
        "text": messages.text(form, **ends),
    }
