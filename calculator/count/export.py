"""A count as text and as a diary event."""

from datetime import date
from typing import TYPE_CHECKING

from calculator import working_days
from calculator.count import question, render, solve
from calculator.count.question import Count
from calculator.count.solve import Result
from calculator.events import Event, Matter
from calculator.messages import Messages
from calculator.render import calendar as calendar_rendering

if TYPE_CHECKING:
    from calculator.contract import CountAnswer, CountRefusal


def text(answer: "CountAnswer | CountRefusal") -> str:
    """Return an answer of `calculator.count.door.answer` as text; one that was refused as its errors."""
    if not answer["ok"]:
        return "\n".join(error["text"] for error in answer["errors"])
    said = answer["text"]
    rules = [said[name] for name in ("why", "first", "unit", "carried")]
    blocks = [
        [said["headline"], *rules],
        [day["text"] for day in answer["days"]] if answer["op"] != "is" else [],
        [answer["calendar"]["text"], *(notice["text"] for notice in answer["calendar"]["notices"])],
        [answer["unused"]["text"]],
    ]
    return "\n\n".join("\n".join(filter(None, block)) for block in blocks if any(block))


def events(words: Messages, query_string: str, *, today: date) -> tuple[list[Event], str]:
    """Return the diary events of a count, and a name for their file; raises QuestionError like `solve`."""
    count = question.parse(query_string, today=today)
    found = of_count(words, count, solve.solve(count), Matter(name_of(count, "")))
    return found, words.text("count.ics.file_name", start=count.start.isoformat())


def name_of(count: Count, label: str) -> str:
    """Return the name of the matter of a count: without a label each question is a matter of its own."""
    return label or count.query()


def of_count(words: Messages, count: Count, result: Result, matter: Matter, label: str = "") -> list[Event]:
    """Return the events of a count: the first and the last day that may be reached, or that were asked about.

    `label` is the reader's own name for it, and stands in the titles.
    """
    headline = render.headline(words, count, result)
    title = words.text("count.ics.labelled_title", headline=headline, label=label) if label else headline
    first = result.earliest or count.start
    last = result.latest or count.end or count.start
    known = working_days.load()
    certainty = calendar_rendering.over(words, known, *render.reach(count, result))
    text = render.text(words, count, result, known)
    said = [text["why"], text["first"], text["unit"], text["carried"]]
    said += [certainty["text"], *(notice["address"] for notice in certainty["notices"])]
    description = "\n".join(filter(None, said))
    days = {"first": first, "last": last} if first < last else {"first": first}
    return [Event(matter.uid(part), day, title, description) for part, day in days.items()]
