"""How certain the calendar is over a plan, and which notices it rests on."""

from typing import Any

from calculator import spread
from calculator.messages import Messages
from calculator.plan import Plan
from calculator.working_days import Calendar, Notice


def render(messages: Messages, calendar: Calendar, plan: Plan | None) -> dict[str, Any]:
    """Return the calendar's state over the plan, or for a question without one what the calendar covers."""
    span = (plan.apply, plan.latest.finish) if plan else (calendar.first, calendar.first)
    uncertain_from = max(span[0], spread.uncertain_from(calendar))
    state = "statutory" if uncertain_from <= span[1] else "official"
    years = range(span[0].year, span[1].year + 1)
    # The coming year's notice decides on the last days of this December.
    years_told = {*years, *(calendar.open_years if state == "statutory" else [])}
    text = messages.text(
        f"calendar.{state}", uncertain_from=messages.date(uncertain_from), n=len(calendar.spread.years)
    )
    return {
        "state": state,
        "text": text if plan else "",
        "uncertain_from": uncertain_from.isoformat() if state == "statutory" else None,
        "covered_from": calendar.first.isoformat(),
        "covered_to": calendar.last.isoformat(),
        "notices": [notice_line(messages, n) for n in calendar.notices if plan and n.year in years_told],
    }


def notice_line(messages: Messages, notice: Notice) -> dict[str, Any]:
    """Return a year's notice, or the law where there is none yet, with its public address."""
    form = "law" if notice.state == "statutory" else "numbered" if notice.number else "dated"
    published = messages.date(notice.published)
    text = messages.text(
        f"calendar.notice.{form}", year=notice.year, number=notice.number, published=published
    )
    return {"year": notice.year, "text": text, "address": notice.address, "claim": notice.claim}
