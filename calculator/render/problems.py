"""The problems of a question, in words."""

from datetime import date
from typing import TYPE_CHECKING, Any

from calculator import procedures
from calculator.errors import Problem
from calculator.messages import Messages
from calculator.printable import printable

if TYPE_CHECKING:
    from calculator import contract

# Enough to recognise what was typed; a whole pasted file is of no use in a sentence.
MAX_QUOTE = 40
_NAMES = {"skip_makeup": "stage.name", "stop": "stop_name"}


def render(messages: Messages, problem: Problem) -> "contract.Problem":
    """Return the problem's field, code and sentence.

    Where a date may be read in two ways there are `readings`: both, each as ISO `date` and as `text`.
    """
    values = {name: _word(messages, name, value, problem) for name, value in problem.values.items()}
    found: contract.Problem = {
        "field": problem.field,
        "code": problem.code,
        "text": messages.text(problem.key, **values),
    }
    if readings := problem.values.get("readings"):
        found["readings"] = [{"date": day.isoformat(), "text": messages.date(day)} for day in readings]
    return found


def _word(messages: Messages, name: str, value: Any, problem: Problem) -> str | int:
    if isinstance(value, date):
        return messages.date(value)
    if name == "name":
        return messages.text(f"number.{value}")
    if name == "card":
        return messages.text(f"card.{value}")
    if name == "cards":
        return messages.join(_choice(messages, f"card.{card}", card) for card in value)
    if name == "via":
        cards = [card for card, via in procedures.load().routes if via == value]
        return messages.text(f"via.{cards[0]}.{value}") if cards else quote(value)
    if name == "channels":
        card = problem.values["card"]
        return messages.join(_choice(messages, f"via.{card}.{via}", via) for via in value)
    if name == "choices":
        return messages.join(_choice(messages, f"{_NAMES[problem.field]}.{id_}", id_) for id_ in value)
    if name == "readings":
        return messages.text("list.or").join(messages.date(day) for day in value)
    if name == "known":
        return messages.join(value)
    # A count stays one: it chooses between plural forms.
    return value if isinstance(value, int) else quote(value)


def quote(value: object) -> str:
    """Return what was typed, short enough to stand in a sentence."""
    text = printable(str(value))
    return text if len(text) <= MAX_QUOTE else text[:MAX_QUOTE] + "…"


def _choice(messages: Messages, key: str, id_: str) -> str:
    return messages.text("list.choice", name=messages.text(key), id=id_)
