"""An answer as plain text, for a terminal or a chat message."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from calculator.count import export as count_export
from calculator.messages import Messages
from calculator.render import standing

if TYPE_CHECKING:
    from calculator.contract import Answer, CountAnswer, CountRefusal, Refusal, Stage


def render(words: Messages, answer: "Answer | Refusal | CountAnswer | CountRefusal", *, today: date) -> str:
    """Return an answer of `calculator.door.answer` as text; one without dates as its errors, one a line.

    `today`, a date in China, decides where a case that has been applied for stands.
    """
    if answer["kind"] == "count":
        return count_export.text(answer)
    if not answer["ok"]:
        return "\n".join(error["text"] for error in answer["errors"])
    text = answer["text"]
    options = words.text("text_export.options", options=text["options"]) if text["options"] else ""
    blocks = [
        [words.text("text_export.title", route=text["route"]), options],
        standing.render(words, answer["phases"], answer["days"], today),
        [text["headline"], text["counted_from"], text["earliest"], text["latest"]],
        answer["backward"]["text"] if answer["backward"] else [],
        _section(words, "todo", (entry["text"] for entry in answer["todo"])),
        _section(words, "stages", (_stage(words, stage) for stage in answer["stages"])),
        _section(words, "follow_up", (entry["text"] for entry in answer["follow_up"])),
        [answer["calendar"]["text"], text["estimate"], answer["unused"]["text"]],
    ]
    return "\n\n".join("\n".join(filter(None, block)) for block in blocks if any(block))


def _stage(words: Messages, stage: "Stage") -> str:
    return words.text(
        "text_export.stage",
        name=stage["name"],
        text=stage["text"],
        actor=stage["actor"],
        duration=stage["duration"],
    )


def _section(words: Messages, name: str, items: Iterable[str]) -> list[str]:
    lines = [words.text("text_export.item", text=item) for item in items]
    return [words.text(f"text_export.{name}"), *lines] if lines else []
