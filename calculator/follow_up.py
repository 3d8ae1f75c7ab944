"""The dates after the finish: check, chase, appeal, and when the number may go to somebody else."""

from datetime import date, timedelta
from typing import NamedTuple

from calculator import counting, spread
from calculator.errors import OutsideCalendarError
from calculator.plan import Plan
from calculator.procedures import FollowUp, Procedures
from calculator.working_days import Calendar

_DAY = timedelta(days=1)


class Dated(NamedTuple):
    """A follow-up with the day on which to act or by which to expect something; None beyond the calendar."""

    rule: FollowUp
    date: date | None


def dates(plan: Plan, procedures: Procedures) -> list[Dated]:
    """Return the follow-ups of a plan, in the order of `procedures.FOLLOW_UPS`.

    verify: by when the reply to a check started on the latest finish is due. chase: the first working day
    after the latest finish. appeal: the day after the carrier's time to answer a complaint made on the day
    of the chase. accept, reply: the regulator's last days for accepting an appeal made on that day, and for
    answering it. reissue: counted from the earliest finish, since the number may be given away from then
    on.
    """
    rules = procedures.follow_up
    calendar = plan.latest.arrangement.calendar

    def after(id_: str, start: date | None) -> date | None:
        return _after(rules[id_], start, calendar) if start else None

    chase = after("chase", plan.latest.finish)
    answer_due = after("appeal", chase)
    appeal = answer_due + timedelta(days=1) if answer_due else None
    found = {
        "verify": plan.latest.finish + timedelta(days=rules["verify"].days),
        "chase": chase,
        "appeal": appeal,
        "accept": after("accept", appeal),
        "reply": after("reply", appeal),
        "reissue": plan.earliest.finish + timedelta(days=rules["reissue"].days),
    }
    return [Dated(rule, found[rule.id]) for rule in rules.values()]


def answer_due(complained_on: date, procedures: Procedures, calendar: Calendar) -> date | None:
    """Return the last day of the carrier's time to answer a complaint; None beyond the calendar.

    `complained_on` is the day of the complaint, a date in China.
    """
    return _after(procedures.follow_up["appeal"], complained_on, calendar)


def _after(rule: FollowUp, start: date, calendar: Calendar) -> date | None:
    """Return the last day of a rule's period that begins on `start`; None beyond the calendar."""
    try:
        if rule.unit == "working_days":
            works = spread.latest(calendar, start + _DAY).works
            return counting.add_working_days(start, rule.days, works)
        # A period that would end on a day off ends on the next working day (Civil Code art. 203).
        last = start + timedelta(days=rule.days)
        return counting.next_working_day(last, spread.latest(calendar, last).works)
    except OutsideCalendarError:
        return None
