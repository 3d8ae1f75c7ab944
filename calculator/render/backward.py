"""The last days to apply, in words."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from calculator.backward import LastDays
from calculator.messages import Messages
from calculator.plan import Plan

if TYPE_CHECKING:
    from calculator.contract import Backward

Verdict = Literal["sure", "maybe", "no"]


def verdict(plan: Plan, finish_by: date) -> Verdict:
    """Return whether the plan is finished in time: surely, maybe or not."""
    if plan.latest.finish <= finish_by:
        return "sure"
    return "maybe" if plan.earliest.finish <= finish_by else "no"


Level = Literal["good", "tight", "missed"]
_LEVELS: dict[Verdict, Level] = {"sure": "good", "maybe": "tight", "no": "missed"}


def render(
    messages: Messages, found: LastDays, plan: Plan, *, bill_day: int | None, today: date | None
) -> "Backward":
    """Return the last safe and the last possible day to apply, and what the plan's own day would do.

    `today` says which days have passed; None leaves that open. `lead` is the sentence that comes first;
    `level` is "good", "tight" if it may fail, or "missed"; `text` holds every sentence, `notes` those that
    say more than the days themselves and the lead.
    """
    finish_by = messages.date(found.finish_by)
    outcome = verdict(plan, found.finish_by)
    level = _LEVELS[outcome] if today is None else _level(found, today)
    sentences = [
        _last_day(messages, "safe", found.safe, finish_by, today),
        _last_day(messages, "possible", found.possible, finish_by, today),
        messages.text(f"backward.verdict_{outcome}", apply=messages.date(plan.apply)),
    ]
    lead = sentences[2] if today is None else sentences[0]
    if today and level == "missed":
        earliest = messages.date(plan.earliest.finish)
        lead = messages.text(
            "backward.missed", finish_by=finish_by, apply=messages.date(plan.apply), earliest=earliest
        )
    if today and level == "tight":
        lead = sentences[1]
    notes = [] if level == "good" else [sentences[1] if level == "missed" else sentences[0]]
    if bill_day:
        note = bill_note(messages, found.finish_by)
        sentences.insert(0, note)
        notes.insert(0, note)
    return {
        "finish_by": found.finish_by.isoformat(),
        "last_safe": found.safe.isoformat() if found.safe else None,
        "last_possible": found.possible.isoformat() if found.possible else None,
        "verdict": outcome,
        "level": level,
        "lead": lead,
        "notes": notes,
        "text": sentences,
    }


def bill_note(messages: Messages, finish_by: date) -> str:
    """Return why it must be finished by that day: the bill is made on the day after it."""
    bill = messages.date(finish_by + timedelta(days=1))
    return messages.text("backward.bill_note", bill=bill, finish_by=messages.date(finish_by))


def _level(found: LastDays, today: date) -> Level:
    if found.possible is None or found.possible < today:
        return "missed"
    return "tight" if found.safe is None or found.safe < today else "good"


def _last_day(
    messages: Messages,
    kind: Literal["safe", "possible"],
    day: date | None,
    finish_by: str,
    today: date | None,
) -> str:
    if day is None:
        return messages.text(f"backward.no_{kind}", finish_by=finish_by)
    values = {kind: messages.date(day)}
    if today and day < today:
        return messages.text(f"backward.{kind}_passed", **values)
    return messages.text(f"backward.{kind}", finish_by=finish_by, **values)
