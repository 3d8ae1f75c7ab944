"""How long a stage takes, in words."""

from calculator.messages import Messages
from calculator.procedures import DAYS_A_WEEK, Duration, Route, Stage
from calculator.query import Options


def stage_duration(messages: Messages, route: Route, stage: Stage, options: Options) -> str:
    """Return the stage's duration, such as "1 to 3 working days"; for the last stage, until when it lasts."""
    if stage.duration is None:
        form = "rest_month_start" if options.month_start else "rest"
        return messages.text(f"duration.{form}", total=total_duration(messages, route, options))
    duration = stage.duration
    return _range(messages, duration.minimum, duration.maximum, duration.unit)


def total_duration(messages: Messages, route: Route, options: Options) -> str:
    """Return the route's total, with the reader's own number of weeks and extra days."""
    return _range(messages, route.total.minimum, _longest(route, options), route.total.unit)


def place(messages: Messages, route: Route, options: Options, counted: int) -> str:
    """Return how many working days of the total have been counted, such as "working day 2 of 3 to 5"."""
    minimum, maximum = route.total.minimum, _longest(route, options)
    form = "exactly" if minimum in (0, maximum) else "range"
    return messages.text(f"place.{form}", counted=counted, minimum=minimum, maximum=maximum)


def reading(messages: Messages, duration: Duration, options: Options) -> str:
    """Return whether the source states the figure, or how it was read."""
    if duration.weeks:
        return messages.text("reading.weeks", n=options.weeks or duration.weeks)
    return messages.text(f"reading.{duration.reading}")


def _longest(route: Route, options: Options) -> int:
    total = options.weeks * DAYS_A_WEEK if options.weeks else route.total.maximum
    return total + options.extra_days


def _range(messages: Messages, minimum: int, maximum: int, unit: str) -> str:
    if maximum == 0:
        return messages.text("duration.on_the_spot")
    form = "up_to" if minimum == 0 else "exactly" if minimum == maximum else "range"
    return messages.text(f"duration.{unit}.{form}", minimum=minimum, n=maximum)
