"""What a finish that is asked for changes in an answer.

Such an answer is the one about the day of application that the finish leads to, with these parts in the place
of its own. Whoever has both, the answer and the parts, can put the answer together without counting a day:
the site does so while Python is not up (hooks/finish/ready_deadlines.py).
"""

from datetime import date
from typing import TYPE_CHECKING

from calculator.messages import Messages
from calculator.query import Question
from calculator.render import backward, glance, summary
from calculator.solve import Solution

if TYPE_CHECKING:
    from calculator.contract import Answer, Deadline


def dated(question: Question, apply: date) -> Question:
    """Return the question about a day of application, with the same circumstances and no finish asked for."""
    return question._replace(apply=apply, finish_by=None, bill_day=None)


def render(messages: Messages, question: Question, solution: Solution, *, today: date) -> "Deadline | None":
    """Return the parts for a question with its solution; None where no finish is asked for.

    `today` counts only where the question names no day of application.
    """
    plan, last_days = solution
    if not last_days:
        return None
    leads = question.apply is None
    found = backward.render(
        messages, last_days, plan, bill_day=question.bill_day, today=today if leads else None
    )
    days = sorted(filter(None, (last_days.finish_by, last_days.safe, last_days.possible)))
    return {
        "query": question.query(),
        "asked": {"day": glance.asked(messages, question, plan)["day"]},
        "figures": glance.figures(messages, plan, last_days if leads else None, today=today),
        "backward": found,
        "text": {"headline": summary.headline(messages, question, plan), "said": found["lead"]},
        "dates": {day.isoformat(): messages.date(day) for day in days},
    }


def place(answer: "Answer", parts: "Deadline") -> "Answer":
    """Return the answer about the day of application with these parts in the place of its own."""
    return {
        **answer,
        "query": parts["query"],
        "asked": {**answer["asked"], **parts["asked"]},
        "figures": parts["figures"],
        "backward": parts["backward"],
        "text": {**answer["text"], **parts["text"]},
        "dates": dict(sorted({**answer["dates"], **parts["dates"]}.items())),
    }
