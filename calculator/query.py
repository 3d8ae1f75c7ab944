"""Read a question from its query string, which is also the link that shares it."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from calculator import counting, dates, link, working_days
from calculator.errors import Code, Problem, QuestionError
from calculator.procedures import DEFAULT_CARD, Procedures, Route
from calculator.procedures import load as load_procedures

MAX_EXTRA_DAYS = 60
MAX_WEEKS = 26
MAX_BILL_DAY = 28  # the last day that every month has
# Every name that a question may use, in the order of its canonical form.
NAMES = (
    "apply",
    "card",
    "via",
    "finish_by",
    "bill_day",
    "after_hours",
    "extra_days",
    "weeks",
    "skip_makeup",
    "other_province",
    "month_start",
    "stop",
)
YES_OR_NO = ("after_hours", "other_province", "month_start")


class Options(NamedTuple):
    """What the reader may change about the count.

    `after_hours`: the application is made after closing time. `extra_days`: working days added to the
    longest total. `weeks`: what "several weeks" stands for, where a route rests on it. `skip_makeup`: ids
    of the stages whose desks stay shut on make-up working days. `other_province`: the number belongs to
    another province than the store. `month_start`: the carrier closes numbers on the first day of a month.
    """

    after_hours: bool = False
    extra_days: int = 0
    weeks: int | None = None
    skip_makeup: frozenset[str] = frozenset()
    other_province: bool = False
    month_start: bool = False


class Question(NamedTuple):
    """A valid question: `apply`, `finish_by` or both are dates; `bill_day` tells where the latter is from."""

    apply: date | None
    finish_by: date | None
    bill_day: int | None
    route: Route
    options: Options
    stops: tuple[str, ...]

    def query(self) -> str:
        """Return the canonical query string: defaults left out, names in a fixed order."""
        options, values = self.options, dict.fromkeys(NAMES, "")
        values["apply"] = self.apply.isoformat() if self.apply else ""
        values["card"], values["via"] = self.route.card, self.route.via
        if self.bill_day:
            values["finish_by"], values["bill_day"] = "bill", str(self.bill_day)
        elif self.finish_by:
            values["finish_by"] = self.finish_by.isoformat()
        values["extra_days"] = str(options.extra_days or "")
        values["weeks"] = str(options.weeks or "")
        values["skip_makeup"] = ",".join(s.id for s in self.route.stages if s.id in options.skip_makeup)
        values |= {name: "yes" for name in YES_OR_NO if getattr(options, name)}
        values["stop"] = ",".join(self.stops)
        return urlencode({name: value for name, value in values.items() if value}, safe=",")


def read_link(query: str) -> link.Given:
    """Return what a query string says, as people pass it on; see `calculator.link`."""
    return link.read(query, NAMES, _fits)


def _fits(name: str, value: str) -> bool:
    """Return whether a value is one that the parameter of that name may have."""
    rules = load_procedures()
    if name in ("apply", "finish_by"):
        return (name, value) == ("finish_by", "bill") or dates.is_date(value)
    if name in ("bill_day", "extra_days", "weeks"):
        return value.isdecimal()
    known = {
        "card": set(rules.default_via),
        "via": {via for _, via in rules.routes},
        "skip_makeup": {"all", *rules.stages},
        "stop": set(rules.stops),
        **{name: {"yes", "no"} for name in YES_OR_NO},
    }
    return {part.strip() for part in value.split(",")} <= known[name]


def parse(query: str, *, today: date) -> Question:
    """Return the question of a query string such as "apply=2026-11-30&card=ordinary&via=hotline".

    `today` (a date in China) is used only for `finish_by=bill`. Raises QuestionError with every problem
    found: missing ones first, then impossible ones, then those outside the calendar.
    """
    given = read_link(query)
    return from_values(given.values, today=today, problems=given.problems)


def ignored(given: dict[str, str], question: Question) -> list[str]:
    """Return the names that a question was given a value for, and that mean nothing in it."""
    used = {name for name, _ in parse_qsl(question.query())}
    # What says what holds anyway, or is left out since it changes nothing, is not ignored.
    weeks = str(question.route.total.weeks)
    plain = {"extra_days": ["0"], "weeks": [weeks], **{name: ["no"] for name in YES_OR_NO}}
    return [
        name
        for name in NAMES
        if (value := given.get(name)) and name not in used and value not in plain.get(name, [])
    ]


def from_values(given: dict[str, str], *, today: date, problems: Iterable[Problem] = ()) -> Question:
    """Return the question of named values; see `parse`. `problems` are faults already found."""
    reader = Reader(given, list(problems), today)
    apply = reader.day("apply")
    bill_day = None
    if given.get("finish_by") == "bill":
        if given.get("bill_day") == "":
            reader.fault("bill_day", "missing", "error.bill_day.missing")
        bill_day = reader.number("bill_day", 1, MAX_BILL_DAY, outside="error.number.bill_day") or 1
        finish_by = reader.before_the_bill(today, bill_day)
    else:
        finish_by = reader.day("finish_by")
    already_told = {problem.field for problem in reader.problems} & {"apply", "finish_by", "link"}
    if not given.get("apply") and not given.get("finish_by") and not already_told:
        asked_for = "finish_by" if "finish_by" in given else "apply"
        reader.fault(asked_for, "missing", f"error.{asked_for}.missing")
    rules = load_procedures()
    route = reader.route(rules)
    options = Options(
        extra_days=reader.number("extra_days", 0, MAX_EXTRA_DAYS) or 0,
        weeks=reader.number("weeks", 1, MAX_WEEKS),
        skip_makeup=frozenset(reader.choices("skip_makeup", list(rules.stages), everything="all")),
        **{name: reader.yes_or_no(name) for name in YES_OR_NO},
    )
    stops = tuple(reader.choices("stop", list(rules.stops)))
    if reader.problems or route is None:
        raise QuestionError(reader.problems)
    other_province = options.other_province and route.card in rules.other_province.cards
    if other_province:
        route = route._replace(total=rules.other_province.total)
    options = _relevant(options._replace(other_province=other_province), route)
    return Question(apply, finish_by, bill_day, route, options, stops)


def outside_today(today: date) -> Problem:
    """Return what is to be said where the calendar does not hold what today leads to."""
    calendar = working_days.load()
    key = "age.before" if today < calendar.first else "age.ended_today"
    values = {"today": today, "first": calendar.first, "last": calendar.last}
    return Problem("today", "outside", key, values)


def _relevant(options: Options, route: Route) -> Options:
    """Return the options without those that mean nothing on this route, or that say what holds anyway."""
    weeks = options.weeks if route.total.weeks and options.weeks != route.total.weeks else None
    return options._replace(
        weeks=weeks, skip_makeup=options.skip_makeup & {stage.id for stage in route.stages}
    )


class Reader:
    """Read values one by one, gathering the problems."""

    def __init__(self, given: dict[str, str], problems: list[Problem], today: date | None = None) -> None:
        self.given = given
        self.problems = problems
        self.today = today

    def fault(self, field: str, code: Code, key: str, **values: object) -> None:
        """Note a fault."""
        self.problems.append(Problem(field, code, key, values))

    def day(self, field: str) -> date | None:
        """Return the day in a field, None if it is not given, outside the calendar or at fault."""
        day = self.any_day(field)
        return self.covered(field, day) if day else None

    def any_day(self, field: str) -> date | None:
        """Return the day in a field, in the calendar or not, None if it is not given or at fault."""
        text = self.given.get(field, "")
        if not text:
            return None
        try:
            return dates.parse(text, today=self.today)
        except dates.TwoReadingsError as error:
            readings = [error.first, error.second]
            self.fault(field, "impossible", "error.date.two_readings", given=text, readings=readings)
            return None
        except dates.NoSuchDateError:
            self.fault(field, "impossible", "error.date.no_such", given=text)
            return None
        except dates.WrongWeekdayError as error:
            self.fault(field, "impossible", "error.date.weekday", given=text, date=error.day)
            return None
        except dates.UnreadableDateError as error:
            self.fault(field, "impossible", f"error.date.{error.why}", given=text)
            return None

    def covered(self, field: str, day: date) -> date | None:
        """Return the day, or None for one outside the calendar, which is a fault.

        Today is nobody's fault: what is said of it stands beside no field of the form.
        """
        first, last = working_days.load().first, working_days.load().last
        if first <= day <= last:
            return day
        if day == self.today:
            self.problems.append(outside_today(day))
        else:
            self.fault(field, "outside", "error.date.outside", first=first, last=last, date=day)
        return None

    def before_the_bill(self, today: date, bill_day: int) -> date | None:
        """Return the day before the next bill, under the same condition as `covered`."""
        if self.covered("finish_by", today) is None:
            return None
        return self.covered("finish_by", counting.next_day_of_month(today, bill_day) - timedelta(days=1))

    def number(
        self, field: str, lowest: int, highest: int, *, outside: str = "error.number.outside"
    ) -> int | None:
        """Return the whole number in a field, None if it is not given or at fault."""
        text = self.given.get(field, "")
        if not text:
            return None
        expected = {"name": field, "lowest": lowest, "highest": highest}
        if not text.isdecimal():  # full-width digits are among them, as a Chinese keyboard types them
            self.fault(field, "impossible", "error.number.unreadable", given=text, **expected)
            return None
        # Python itself refuses to convert thousands of digits.
        if len(text) > 9 or not lowest <= int(text) <= highest:
            self.fault(field, "outside", outside, **expected)
            return None
        return int(text)

    def yes_or_no(self, field: str) -> bool:
        """Return whether a field says "yes"."""
        text = self.given.get(field, "")
        if text not in ("", "yes", "no"):
            self.fault(field, "impossible", "error.yes_or_no", given=text)
        return text == "yes"

    def choices(self, field: str, known: list[str], *, everything: str = "") -> list[str]:
        """Return the known ids of a comma-separated list, in the order of `known`."""
        chosen = {part.strip() for part in self.given.get(field, "").split(",")} - {""}
        if everything and chosen == {everything}:
            return known
        for unknown in sorted(chosen - set(known)):
            self.fault(field, "impossible", "error.choice", given=unknown, choices=known)
        return [item for item in known if item in chosen]

    def route(self, procedures: Procedures) -> Route | None:
        """Return the route of card and channel, None if there is none, which is a fault."""
        card = self.given.get("card") or DEFAULT_CARD
        if card not in procedures.default_via:
            cards = list(procedures.default_via)
            self.fault("card", "impossible", "error.card", given=card, cards=cards)
            return None
        via = self.given.get("via") or procedures.default_via[card]
        if (card, via) not in procedures.routes:
            channels = procedures.channels(card)
            self.fault("via", "impossible", "error.via", card=card, via=via, channels=channels)
            return None
        return procedures.routes[card, via]
