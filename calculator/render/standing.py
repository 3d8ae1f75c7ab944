"""Where a case stands on the day on which somebody looks, as it is told to whoever is not on the page."""

from datetime import date
from typing import TYPE_CHECKING

from calculator.messages import Messages
from calculator.render import phases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from calculator.contract import Day, Phase


def render(words: Messages, of_plan: "list[Phase]", days: "Iterable[Day]", today: date) -> list[str]:
    """Return the lines on where a case stands on `today`, a date in China: the day, the place, what to do.

    `of_plan` and `days` are those of the rendered answer. There are none up to the day of the application.
    """
    phase = phases.at(of_plan, today)
    if phase is None:
        return []
    day = next((day for day in days if day["date"] == today.isoformat()), None)
    separator = words.text("list.clause_separator")
    how_far = [day["place"], day["ahead"]] if day else []
    told = [phase["title"], separator.join(filter(None, how_far)), phase["text"]]
    told += [entry["text"] for entry in phase["todo"]]
    return [
        words.text("standing.title", date=words.date(today)),
        *(words.text("standing.item", text=text) for text in told if text),
    ]
