"""Answer a valid question: the plan, and the last days to apply where a finish is asked for."""

from bisect import bisect_right
from datetime import date
from typing import NamedTuple

from calculator import backward, plan
from calculator.backward import LastDays
from calculator.errors import OutsideCalendarError, Problem, QuestionError
from calculator.plan import Plan
from calculator.query import Question, outside_today
from calculator.working_days import Calendar


class Solution(NamedTuple):
    """The plan of the day asked about or led to; the last days to apply if a finish is asked for."""

    plan: Plan
    last_days: LastDays | None


def solve(question: Question, *, today: date, calendar: Calendar) -> Solution:
    """Return the solution of a question.

    Without a day of application, the plan is for the last safe day, or for today if that day has passed.
    `today` matters for nothing else. Raises QuestionError if the plan would leave the calendar, or if
    there is no day of application and today lies outside the calendar.
    """
    last_days = None
    if question.finish_by:
        last_days = backward.last_days(question.finish_by, question.route, question.options, calendar)
    safe = last_days.safe if last_days else None
    if question.apply is None and not calendar.first <= today <= calendar.last:
        raise QuestionError([outside_today(today)])
    apply = question.apply or max(today, safe or calendar.first)
    try:
        return Solution(plan.make(apply, question.route, question.options, calendar), last_days)
    except OutsideCalendarError:
        if apply == today:
            raise QuestionError([outside_today(today)]) from None
        last = last_application(question, calendar)
        problem = Problem("apply", "outside", "error.apply.too_late", {"date": last, "last": calendar.last})
        raise QuestionError([problem]) from None


def last_application(question: Question, calendar: Calendar) -> date:
    """Return the last day of application for which the calendar holds the whole plan."""

    def leaves(ordinal: int) -> bool:
        try:
            plan.latest(date.fromordinal(ordinal), question.route, question.options, calendar)
        except OutsideCalendarError:
            return True
        return False

    days = range(calendar.first.toordinal(), calendar.last.toordinal() + 1)
    return date.fromordinal(days[bisect_right(days, False, key=leaves) - 1])
