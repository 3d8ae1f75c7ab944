"""Every day of a plan with its verdict in words."""

from typing import Any

from calculator.days import verdicts
from calculator.messages import Messages
from calculator.plan import Plan


def render(messages: Messages, plan: Plan) -> list[dict[str, Any]]:
    """Return every day from the application to the latest finish."""
    days = []
    for day in verdicts(plan):
        holiday = messages.text(f"holiday.{day.holiday}") if day.holiday else ""
        text = messages.text(f"day.{day.verdict}", date=messages.date(day.date), holiday=holiday)
        days.append(
            {
                "date": day.date.isoformat(),
                "verdict": day.verdict,
                "name": holiday,
                "label": messages.weekday(day.date),
                "text": text,
                "count": day.number,
                "state": day.state,
            }
        )
    return days
