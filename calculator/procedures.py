"""The procedures as data: which stages a card's cancellation has, who acts, how long and by which claim."""

from collections.abc import Sequence
from functools import cache
from typing import Any, Literal, NamedTuple

from calculator import resources
from calculator.errors import DataError

Unit = Literal["working_days", "hours"]
Reading = Literal["stated", "interpreted"]
UNITS = ("working_days", "hours")
READINGS = ("stated", "interpreted")
GRADES = ("A", "B")
FOLLOW_UPS = ("verify", "chase", "appeal", "accept", "reply", "reissue")  # `calculator.follow_up` dates them
DAYS_A_WEEK = 5
DEFAULT_CARD = "ordinary"  # the card meant when none is named
FILE = "procedures.toml"
TABLES = (
    "stages",
    "route",
    "default_via",
    "counting",
    "other_province",
    "month_start",
    "stop",
    "follow_up",
)


class Duration(NamedTuple):
    """How long something takes, in its unit; `weeks` is what "several weeks" stands for, or None."""

    minimum: int
    maximum: int
    unit: Unit
    claims: tuple[str, ...]
    reading: Reading
    weeks: int | None = None


class Stage(NamedTuple):
    """One stage of a route; `duration` is None for the last one, which lasts until the total is reached."""

    id: str
    actor: str
    duration: Duration | None


class Route(NamedTuple):
    """A way to cancel: card, channel, the stages in order and the total from application to finish."""

    card: str
    via: str
    total: Duration
    stages: tuple[Stage, ...]


class OtherProvince(NamedTuple):
    """How long numbers of another province take: the total, and the cards of which it was told."""

    cards: tuple[str, ...]
    total: Duration


class Stop(NamedTuple):
    """Something that must be settled before a carrier starts, with its claims."""

    id: str
    claims: tuple[str, ...]


class FollowUp(NamedTuple):
    """A later date for the diary: so many natural or working days after the event that it follows.

    `grade` is A for official text, B for press or a mirror, and None where the source articles say so.
    """

    id: str
    claims: tuple[str, ...]
    grade: str | None
    days: int
    unit: Literal["natural_days", "working_days"]


class Procedures(NamedTuple):
    """Everything of procedures.toml."""

    stages: tuple[str, ...]
    routes: dict[tuple[str, str], Route]
    default_via: dict[str, str]
    counting_claims: tuple[str, ...]
    other_province: OtherProvince
    month_start_claims: tuple[str, ...]
    stops: dict[str, Stop]
    follow_up: dict[str, FollowUp]

    def channels(self, card: str) -> list[str]:
        """Return the channels that exist for a card."""
        return [via for known, via in self.routes if known == card]


@cache
def load() -> Procedures:
    """Return the procedures that come with the package."""
    return build(resources.read("procedures"))


def build(table: dict[str, Any]) -> Procedures:
    """Return the procedures of a parsed procedures.toml.

    Raises DataError, naming file, place and reason, where a key or a claim is missing, a figure is no whole
    number, a minimum is above its maximum, a unit, reading, grade, stage or follow-up is unknown, a follow-up
    is left out, a default channel has no route, or a route does not end by filling its total.
    """
    stages, routes, default_via, counting, other_province, month_start, stops, follow_ups = (
        _value(table, key, "top level") for key in TABLES
    )
    by_pair: dict[tuple[str, str], Route] = {}
    for route in (_route(entry, stages) for entry in routes):
        if (route.card, route.via) in by_pair:
            raise DataError(FILE, "route", "route_twice")
        by_pair[route.card, route.via] = route
    for card in {card for card, _ in by_pair} | set(default_via):
        if (card, default_via.get(card)) not in by_pair:
            raise DataError(FILE, f"default_via.{card}", "no_such_route")
    by_id = {rule.id: rule for rule in map(_follow_up, follow_ups)}
    return Procedures(
        tuple(stages),
        by_pair,
        dict(default_via),
        _claims(counting, "counting"),
        _other_province(other_province, list(default_via)),
        _claims(month_start, "month_start"),
        {stop.id: stop for stop in map(_stop, stops)},
        {id_: _value(by_id, id_, "follow_up") for id_ in FOLLOW_UPS},
    )


def _route(entry: dict[str, Any], known_stages: list[str]) -> Route:
    card, via = _value(entry, "card", "route"), _value(entry, "via", "route")
    place = f"route {card}/{via}"
    stages = tuple(_stage(stage, place, known_stages) for stage in _value(entry, "stage", place))
    fills = [stage.duration is None for stage in stages]
    if fills != [False] * (len(fills) - 1) + [True]:
        raise DataError(FILE, place, "last_stage_fills")
    total = _duration(_value(entry, "total", place), f"{place}, total", ("working_days",))
    return Route(card, via, total, stages)


def _other_province(entry: dict[str, Any], known_cards: list[str]) -> OtherProvince:
    place = "other_province"
    cards = _value(entry, "cards", place)
    for card in cards:
        if card not in known_cards:
            known = " / ".join(known_cards)
            raise DataError(FILE, place, "unknown_value", name="cards", value=card, known=known)
    return OtherProvince(tuple(cards), _duration(_value(entry, "total", place), place, ("working_days",)))


def _stage(entry: dict[str, Any], place: str, known_stages: list[str]) -> Stage:
    id_ = _known(entry, "id", f"{place}, stage", known_stages)
    place = f"{place}, stage {id_}"
    duration = None if entry.get("fills_total") else _duration(entry, place, UNITS)
    return Stage(id_, _value(entry, "actor", place), duration)


def _duration(entry: dict[str, Any], place: str, units: Sequence[str]) -> Duration:
    weeks = _number(entry, "weeks", place) if "weeks" in entry else None
    minimum = _number(entry, "minimum", place)
    maximum = _number(entry, "maximum", place) if weeks is None else weeks * DAYS_A_WEEK
    if not 0 <= minimum <= maximum:
        raise DataError(FILE, place, "minimum_above_maximum", minimum=minimum, maximum=maximum)
    unit: Unit = _known(entry, "unit", place, units)
    reading: Reading = _known(entry, "reading", place, READINGS)
    return Duration(minimum, maximum, unit, _claims(entry, place), reading, weeks)


def _stop(entry: dict[str, Any]) -> Stop:
    id_ = _value(entry, "id", "stop")
    return Stop(id_, _claims(entry, f"stop {id_}"))


def _follow_up(entry: dict[str, Any]) -> FollowUp:
    id_ = _known(entry, "id", "follow_up", FOLLOW_UPS)
    place = f"follow_up {id_}"
    grade = _known(entry, "grade", place, GRADES) if "grade" in entry else None
    unit = _known(entry, "unit", place, ("natural_days", "working_days"))
    return FollowUp(id_, _claims(entry, place), grade, _number(entry, "days", place), unit)


def _claims(entry: dict[str, Any], place: str) -> tuple[str, ...]:
    claims = entry.get("claims")
    if not (claims and isinstance(claims, list)):
        raise DataError(FILE, place, "claim_missing")
    return tuple(claims)


def _value(entry: dict[str, Any], key: str, place: str) -> Any:
    if key not in entry:
        raise DataError(FILE, place, "key_missing", name=key)
    return entry[key]


def _number(entry: dict[str, Any], key: str, place: str) -> int:
    value = _value(entry, key, place)
    if type(value) is not int:  # true and false are whole numbers to Python
        raise DataError(FILE, place, "not_a_number", name=key, value=value)
    return value


def _known(entry: dict[str, Any], key: str, place: str, known: Sequence[str]) -> Any:
    """Return the value of a key if it is one of those known."""
    value = _value(entry, key, place)
    if value not in known:
        raise DataError(FILE, place, "unknown_value", name=key, value=value, known=" / ".join(known))
    return value
