"""What is seen of an answer first: what was asked, the large dates, and what must be known beside them."""

from datetime import date
from typing import TYPE_CHECKING

from calculator import procedures
from calculator.backward import LastDays
from calculator.messages import Messages
from calculator.plan import Plan
from calculator.query import Question

if TYPE_CHECKING:
    from calculator.contract import Asked, Certainty, Chip, Figure

LAST_DAYS = ("last_safe", "last_safe_passed", "last_possible")  # the figures that say how far they lie ahead


def asked(messages: Messages, question: Question, plan: Plan) -> "Asked":
    """Return the question in words, part by part: `day`, `card` and `via`."""
    day = messages.date(plan.apply)
    if question.finish_by and not question.apply:
        day = messages.text("asked.finish_by", date=messages.date(question.finish_by))
    card, via = plan.route.card, plan.route.via
    return {
        "day": day,
        "card": messages.text(f"card.{card}"),
        "via": messages.text(f"via.{card}.{via}"),
    }


def figures(messages: Messages, plan: Plan, last_days: LastDays | None, *, today: date) -> "list[Figure]":
    """Return the large dates: each its `id`, `label`, ISO `date`, and the date in parts.

    `year` is "" where it is that of the application. `last_days` are given where a finish is asked for and no
    day of application: then they are shown, unless both have passed by `today`.
    """
    bounds: list[tuple[str, date | None]] = [
        ("earliest", plan.earliest.finish),
        ("latest", plan.latest.finish),
    ]
    if last_days and last_days.possible and last_days.possible >= today:
        safe = "last_safe_passed" if last_days.safe and last_days.safe < today else "last_safe"
        bounds = [(safe, last_days.safe), ("last_possible", last_days.possible)]
    return [
        {
            "id": id_,
            "label": messages.text(f"figure.{id_}"),
            "date": day.isoformat(),
            "day": messages.day(day),
            "weekday_name": messages.weekday(day),
            "away": away(messages, day, today) if id_ in LAST_DAYS else "",
            "year": "" if day.year == plan.apply.year else messages.text("figure.year", year=day.year),
        }
        for id_, day in bounds
        if day
    ]


def away(messages: Messages, day: date, today: date) -> str:
    """Return how far a last day to apply lies ahead, "" if it has passed."""
    if day == today:
        return messages.text("ahead.today")
    span = messages.text("span.exactly", n=(day - today).days)
    return messages.text("ahead.to_come", span=span) if day > today else ""


def chips(messages: Messages, question: Question, plan: Plan, calendar: "Certainty") -> "list[Chip]":
    """Return what must be known beside the dates: a calendar that is not final, what to settle, the options.

    `calendar` is the certainty as `calculator.render.calendar` tells it.
    """
    found: list[Chip] = []
    if question.stops:
        found.append({"id": "settle", "text": messages.text("chip.settle", n=len(question.stops))})
    if calendar["state"] == "statutory":
        # The last days of a December belong to the notice of the year after.
        open_years = plan.latest.arrangement.calendar.open_years
        year = min(open_years, default=plan.latest.finish.year)
        found.append({"id": "calendar", "text": messages.text("chip.calendar", year=year)})
    found += [{"id": "option", "text": text} for text in options(messages, question)]
    return found


def after(messages: Messages, plan: Plan) -> str:
    """Return how many days after the application the dates lie."""
    return messages.text("figure.after", span=_span(messages, plan, plan.apply))


def ahead(messages: Messages, plan: Plan, day: date) -> str:
    """Return how far from `day`, one of the plan's days, the dates lie."""
    if day == plan.latest.finish:
        return messages.text("ahead.last")
    kind = "to_come" if day < plan.earliest.finish else "begun"
    return messages.text(f"ahead.{kind}", span=_span(messages, plan, day))


def faster(messages: Messages, plan: Plan) -> str:
    """Return that another channel of the card may do it on the day of the visit, or ""."""
    if plan.route.total.minimum == 0 or plan.options.other_province or plan.options.month_start:
        return ""
    routes = procedures.load().routes.values()
    on_the_spot = [route for route in routes if route.card == plan.route.card and route.total.minimum == 0]
    if not on_the_spot:
        return ""
    via = messages.text(f"via.{on_the_spot[0].card}.{on_the_spot[0].via}")
    return messages.text("answer.faster", via=via)


def options(messages: Messages, question: Question) -> list[str]:
    """Return what the reader has changed about the count, each in words."""
    options = question.options
    found = []
    if options.after_hours:
        found.append(messages.text("option.after_hours"))
    if options.extra_days:
        found.append(messages.text("option.extra_days", n=options.extra_days))
    if options.weeks:
        found.append(messages.text("option.weeks", n=options.weeks))
    if options.skip_makeup:
        stages = [stage.id for stage in question.route.stages if stage.id in options.skip_makeup]
        names = messages.join(messages.text(f"stage.name.{stage}") for stage in stages)
        found.append(messages.text("option.skip_makeup", stages=names))
    if options.other_province:
        found.append(messages.text("option.other_province"))
    if options.month_start:
        found.append(messages.text("option.month_start"))
    return found


def _span(messages: Messages, plan: Plan, day: date) -> str:
    fewest = max((plan.earliest.finish - day).days, 0)
    most = (plan.latest.finish - day).days
    if fewest == most:
        return messages.text("span.exactly", n=most)
    return messages.text("span.range" if fewest else "span.up_to", minimum=fewest, n=most)
