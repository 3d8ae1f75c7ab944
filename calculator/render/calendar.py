"""How certain the calendar is over a plan, and which notices it rests on."""

from datetime import date
from typing import TYPE_CHECKING

from calculator import spread
from calculator.messages import Messages
from calculator.plan import Plan
from calculator.working_days import Calendar, Notice

if TYPE_CHECKING:
    from calculator import contract
    from calculator.contract import Certainty


def coverage(calendar: Calendar) -> "Certainty":
    """Return what can be said of the calendar where there is no plan."""
    return {
        "state": "official",
        "text": "",
        "uncertain_from": None,
        "covered_from": calendar.first.isoformat(),
        "covered_to": calendar.last.isoformat(),
        "notices": [],
    }


def render(messages: Messages, plan: Plan) -> "Certainty":
    """Return the calendar's state from the application to the latest finish.

    `uncertain_from` is the first day of the plan that a coming notice may change, or None.
    """
    return over(messages, plan.latest.arrangement.calendar, plan.apply, plan.latest.finish)


def over(messages: Messages, calendar: Calendar, first: date, last: date) -> "Certainty":
    """Return the calendar's state over the days from `first` to `last`; see `render`."""
    uncertain_from = max(first, spread.uncertain_from(calendar))
    state = spread.state(calendar, last)
    statutory = state == "statutory"
    # The coming year's notice decides on the last days of this December.
    years = {*range(first.year, last.year + 1), *(calendar.open_years if statutory else [])}
    values = _open_year(messages, calendar, uncertain_from) if statutory else {}
    return {
        **coverage(calendar),
        "state": state,
        "text": messages.text(f"calendar.{state}", **values),
        "uncertain_from": uncertain_from.isoformat() if statutory else None,
        "notices": [notice_line(messages, notice) for notice in calendar.notices if notice.year in years],
    }


def _open_year(messages: Messages, calendar: Calendar, uncertain_from: date) -> dict[str, object]:
    """Return what is to be said of the first year without a notice."""
    notice = next(notice for notice in calendar.notices if notice.looked)
    return {
        "uncertain_from": messages.date(uncertain_from),
        "looked": messages.date(notice.looked) if notice.looked else "",
        "year": notice.year,
        "since": calendar.spread.since,
    }


def notice_line(messages: Messages, notice: Notice) -> "contract.Notice":
    """Return a year's notice, or the law where there is none yet, with its public address."""
    form = "law" if notice.state == "statutory" else "numbered" if notice.number else "dated"
    published = messages.date(notice.published)
    looked = messages.date(notice.looked) if notice.looked else ""
    text = messages.text(
        f"calendar.notice.{form}",
        year=notice.year,
        number=notice.number,
        published=published,
        looked=looked,
    )
    return {"year": notice.year, "text": text, "address": notice.address, "claim": notice.claim}
