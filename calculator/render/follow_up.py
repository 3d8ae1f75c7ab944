"""The to-do list before, and the diary dates after."""

from typing import TYPE_CHECKING

from calculator import follow_up
from calculator.messages import Messages
from calculator.plan import Plan
from calculator.procedures import Procedures

if TYPE_CHECKING:
    from calculator.contract import FollowUp, ToDo


def todo(messages: Messages, procedures: Procedures, stops: tuple[str, ...]) -> "list[ToDo]":
    """Return what has to be settled first, with its claims."""
    return [
        {"id": stop, "text": messages.text(f"stop.{stop}"), "claims": list(procedures.stops[stop].claims)}
        for stop in stops
    ]


def render(messages: Messages, procedures: Procedures, plan: Plan) -> "list[FollowUp]":
    """Return each diary date; its date is None where it lies beyond the calendar."""
    return [
        {
            "id": entry.rule.id,
            "date": entry.date.isoformat() if entry.date else None,
            "text": messages.text(
                f"follow_up.{entry.rule.id}",
                date=messages.date(entry.date) if entry.date else messages.text("date.beyond_calendar"),
            ),
            "claims": list(entry.rule.claims),
            "grade": entry.rule.grade,
            "source": messages.text(f"follow_up_source.{entry.rule.id}"),
        }
        for entry in follow_up.dates(plan, procedures)
    ]
