"""Every day of a plan with its verdict in words."""

from typing import TYPE_CHECKING

from calculator.days import verdicts
from calculator.messages import Messages
from calculator.plan import Plan
from calculator.render import durations, glance

if TYPE_CHECKING:
    from calculator.contract import Day


def render(messages: Messages, plan: Plan) -> "list[Day]":
    """Return every day from the application to the latest finish.

    `weekday` is 1 (Monday) to 7, `stages` the numbers of the stages that run on the day in the latest course,
    `finish` whether the cancellation may be finished on it, `place` and `ahead` how far it has come on that
    day and how far it has to go.
    """
    days: list[Day] = []
    counted = 0
    for day in verdicts(plan):
        holiday = messages.text(f"holiday.{day.holiday}") if day.holiday else ""
        counted = day.number or counted
        text = messages.text(f"day.{day.verdict}", date=messages.date(day.date), holiday=holiday)
        days.append(
            {
                "date": day.date.isoformat(),
                "verdict": day.verdict,
                "name": holiday,
                "label": messages.weekday(day.date),
                "weekday": day.date.isoweekday(),
                "text": text,
                "count": day.number,
                "state": day.state,
                "stages": [n for n, s in enumerate(plan.latest.stages, 1) if s.start <= day.date <= s.end],
                "finish": plan.may_finish(day.date),
                "place": durations.place(messages, plan.route, plan.options, counted) if counted else "",
                "ahead": glance.ahead(messages, plan, day.date),
            }
        )
    return days
