"""Counts as rows of a batch file."""

from calculator import spread, working_days
from calculator.count import question, render
from calculator.count.question import Count
from calculator.count.solve import Result
from calculator.messages import Messages

COLUMNS = ("label", *question.NAMES, "earliest", "latest", "least", "most", "works", "carried", "state")

# What can be read at a glance; those among them that no row uses are left out.
AT_A_GLANCE = ("label", "from", "to", "earliest", "latest", "least", "most", "works")


def columns(words: Messages) -> dict[str, str]:
    """Return the columns of the result in order: key → heading. All up to `makeup` can be asked again."""
    return {name: words.text(f"count.batch.{name}") for name in COLUMNS}


def cells(words: Messages, label: str, count: Count, result: Result) -> list[str]:
    """Return the cells of an answered row in the order of `columns`; a date is ISO, nothing is ""."""
    last = render.reach(count, result)[1]
    yes_or_no = {True: words.text("count.works.yes"), False: words.text("count.works.no")}
    found = {
        "label": label,
        "count": words.text(f"count.op.{count.op}"),
        "from": count.start,
        "to": count.end,
        "days": count.days,
        "unit": words.text(f"count.unit.{count.unit}", n=count.days or 0),
        "first": yes_or_no[count.first],
        "makeup": yes_or_no[count.makeup],
        "earliest": result.earliest,
        "latest": result.latest,
        "least": result.least,
        "most": result.most,
        "works": words.text(f"count.works.{result.works}") if result.works else None,
        "carried": result.carried[1] if result.carried else None,
        "state": words.text(f"batch.state.{spread.state(working_days.load(), last)}"),
    }
    return ["" if found[name] is None else str(found[name]) for name in COLUMNS]
