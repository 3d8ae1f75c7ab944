"""What every day from the application to the latest finish counts for, and why."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

from calculator import spread
from calculator.plan import Bound, Plan, works_at
from calculator.working_days import State

Verdict = Literal[
    "application",  # the day of the application, never counted
    "received",  # the working day that counts as the day of receipt, when that is a later one
    "counts",
    "makeup",  # a weekend day on which people work: counts
    "makeup_off",  # a make-up working day on which the desk stays shut
    "weekend",
    "holiday",
    "maybe_off",  # a weekday that a coming notice may take off: not counted for the latest finish
    "waiting",  # the total is reached; the carrier waits for the first day of the month
    "closing",  # the first day of a month on which the carrier closes the number at the latest
    "maybe_makeup",  # a weekend day that a notice may make a working day: counted for the earliest only
]


class DayVerdict(NamedTuple):
    """One day of a plan; `number` counts the working days to the latest finish, `holiday` is an id or ""."""

    date: date
    verdict: Verdict
    holiday: str
    number: int | None
    state: State


def verdicts(plan: Plan) -> Iterator[DayVerdict]:
    """Yield every day from the application to the latest finish."""
    calendar = plan.latest.arrangement.calendar
    count = 0
    when = plan.apply
    while when <= plan.latest.finish:
        day = calendar.day(when)
        counts = _counts(plan, plan.latest, when)
        count += counts
        verdict = _verdict(plan, when, counts=counts)
        state = spread.state(calendar, when)
        yield DayVerdict(when, verdict, day.holiday, count if counts else None, state)
        when += timedelta(days=1)


def _counts(plan: Plan, bound: Bound, when: date) -> bool:
    """Return whether the day is one of the working days that make up the total of that course."""
    works = works_at(plan.route.stages[-1].id, plan.options, bound.arrangement)
    return bound.received < when <= bound.counted and works(when)


def _verdict(plan: Plan, when: date, *, counts: bool) -> Verdict:
    kind = plan.latest.arrangement.calendar.day(when).kind
    if when == plan.apply:
        return "application"
    if when == plan.latest.received:
        return "received"
    if when > plan.latest.counted:
        return "waiting" if when < plan.latest.finish else "closing"
    if when in plan.latest.arrangement.closed:
        return "maybe_off"
    if kind == "makeup":
        return "makeup" if counts else "makeup_off"
    if kind == "weekend" and _counts(plan, plan.earliest, when):
        return "maybe_makeup"
    return "counts" if kind == "working" else kind
