"""What a link said and the answer does not rest on, in words."""

from typing import TYPE_CHECKING

from calculator.messages import Messages
from calculator.render.problems import quote

if TYPE_CHECKING:
    from calculator.contract import Unused

# More names than these are the trace of a program, not of a reader.
MAX_NAMES = 5


def render(messages: Messages, names: list[str]) -> "Unused":
    """Return the names and a sentence about them, "" if there are none."""
    shown = [quote(name) for name in names[:MAX_NAMES]]
    text = messages.text("answer.unused", names=messages.join(shown)) if shown else ""
    return {"names": shown, "text": text}
