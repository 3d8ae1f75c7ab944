"""Where a cancellation stands on each day after the application, and what to do then."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

from calculator import follow_up
from calculator.messages import Messages
from calculator.plan import Plan
from calculator.procedures import Procedures

if TYPE_CHECKING:
    from calculator import contract

_DAY = timedelta(days=1)


PhaseId = Literal["under_way", "due", "late", "chase", "appeal"]


class Phase(NamedTuple):
    """From `first` to `last`, both included, the case stands as `id` says; the last phase has no end.

    `stages` are the numbers of the stages, from 0, that may be running.
    """

    id: PhaseId
    first: date
    last: date | None
    stages: tuple[int, ...] = ()


def of_plan(plan: Plan, procedures: Procedures) -> list[Phase]:
    """Return the phases of a plan, without gaps, from the day after the application on.

    under_way: it cannot be done yet. due: it may be done. late: the latest finish has passed. chase: the
    carrier is called, and complained to. appeal: the time to answer such a complaint has passed.
    """
    dated = {entry.rule.id: entry.date for entry in follow_up.dates(plan, procedures)}
    starts: dict[PhaseId, date | None] = {
        "late": plan.latest.finish + _DAY,
        "chase": dated["chase"],
        "appeal": dated["appeal"],
    }
    found = list(_running(plan))
    known = [(id_, day) for id_, day in starts.items() if day]
    for (id_, first), (_, following) in zip(known, [*known[1:], (None, None)], strict=True):
        if first != following:
            found.append(Phase(id_, first, following - _DAY if following else None))
    return found


def render(messages: Messages, procedures: Procedures, plan: Plan) -> "list[contract.Phase]":
    """Return each phase: `id`, `first` and `last` day (None without an end), `title`, `text`, what to do.

    Each of `todo` is a sentence with its claims. Nothing depends on the day on which it is read:
    whoever shows them chooses the phase by comparing the dates.
    """
    dated = {entry.rule.id: entry for entry in follow_up.dates(plan, procedures)}
    values = {
        "earliest": messages.date(plan.earliest.finish),
        "latest": messages.date(plan.latest.finish),
    } | {
        id_: messages.date(entry.date) if entry.date else messages.text("date.beyond_calendar")
        for id_, entry in dated.items()
    }
    return [
        {
            "id": phase.id,
            "first": phase.first.isoformat(),
            "last": phase.last.isoformat() if phase.last else None,
            "title": messages.text(f"phase.{phase.id}.title", stages=_names(messages, plan, phase), **values),
            "text": messages.text(f"phase.{phase.id}.text", **values),
            "todo": [
                {
                    "text": messages.text(f"phase.{phase.id}.{rule}", **values),
                    "claims": list(dated[rule].rule.claims),
                }
                for rule in _RULES[phase.id]
            ],
        }
        for phase in of_plan(plan, procedures)
    ]


def at(phases: "list[contract.Phase]", today: date) -> "contract.Phase | None":
    """Return the phase of rendered `phases` that a day lies in; None before the first."""
    day = today.isoformat()
    return next((p for p in phases if p["first"] <= day and (p["last"] is None or day <= p["last"])), None)


# What is to be done in each phase, by the follow-up whose claims it rests on.
_RULES: dict[PhaseId, tuple[str, ...]] = {
    "under_way": (),
    "due": ("verify",),
    "late": ("chase",),
    "chase": ("chase", "appeal"),
    "appeal": ("appeal", "reply"),
}


def _running(plan: Plan) -> Iterator[Phase]:
    def standing(day: date) -> tuple[PhaseId, tuple[int, ...]]:
        spans = zip(plan.earliest.stages, plan.latest.stages, strict=True)
        running = [n for n, (soon, late) in enumerate(spans) if soon.start <= day <= late.end]
        return ("due" if day >= plan.earliest.finish else "under_way"), tuple(running)

    length = (plan.latest.finish - plan.apply).days
    days = [plan.apply + number * _DAY for number in range(1, length + 1)]
    for (id_, running), group in groupby(days, standing):
        of_group = list(group)
        yield Phase(id_, of_group[0], of_group[-1], running)


def _names(messages: Messages, plan: Plan, phase: Phase) -> str:
    return messages.join(messages.text(f"stage.name.{plan.route.stages[n].id}") for n in phase.stages)
