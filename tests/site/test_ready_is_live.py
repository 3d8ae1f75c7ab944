"""What the page puts together from the build's files is, word for word, what the live calculator answers."""

import json
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import count, product
from pathlib import Path
from random import Random

import pytest

import calculator
from calculator import door, procedures
from calculator.query import MAX_BILL_DAY, YES_OR_NO
from hooks.pages.addresses import ANSWER_KINDS, PLAIN, answers_folder
from hooks.pages.languages import LANGUAGES
from hooks.questions import query
from hooks.window import days
from tests.clock import TODAY

ASK = Path(__file__).with_name("ask_ready.mjs")
WINDOW = days(TODAY)
TO_COME = [day for day in WINDOW if day >= TODAY]
ROUTES = calculator.routes()
STOPS = list(procedures.load().stops)
# The card that the circumstance of another province is told of.
PROVINCE = [route for route in ROUTES if route[0] in procedures.load().other_province.cards]
Question = tuple[date, str]  # the day on which it is asked, and its query


def ready(site_dir: Path, lang: str, questions: Iterable[Question]) -> list[str]:
    """Return the answers that the page finds, as JSON; "null" where the build made none."""
    files = {
        kind: {
            path.name.partition(".")[0]: str(path)
            for path in (site_dir / answers_folder(kind, lang)).glob("*.json")
        }
        for kind in ANSWER_KINDS
    }
    lines = "".join(json.dumps([today.isoformat(), asked]) + "\n" for today, asked in questions)
    done = subprocess.run(
        ["node", str(ASK), json.dumps(files)], input=lines, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def assert_ready_is_live(site_dir: Path, lang: str, questions: Sequence[Question]) -> None:
    found = ready(site_dir, lang, questions)
    assert len(found) == len(questions) > 0
    for (today, asked), early in zip(questions, found, strict=True):
        live = door.answer(asked, lang=lang, today=today)
        # What is to be said of a calendar that ends with today is left to Python.
        expected = None if any(error["field"] == "today" for error in live["errors"]) else live
        assert json.dumps(json.loads(early)) == json.dumps(expected), (today, asked)


def of_applications() -> Iterator[Question]:
    """Yield the question about every day of the window on every route, plain and with each circumstance."""
    asked_on = date(2027, 7, 1)  # any other day than that of the build
    for day, (card, via) in product(WINDOW, ROUTES):
        for name in ("", *YES_OR_NO):
            if name != "other_province" or (card, via) in PROVINCE:
                more = {name: "yes"} if name else {}
                yield asked_on, query(apply=day, card=card, via=via, **more)


def of_finishes() -> Iterator[Question]:
    """Yield the question of a finish on every day to come on every route, asked near or far from it."""
    chance = Random(1)  # the same days at every run
    for turn, (day, (card, via)) in enumerate(product(TO_COME, ROUTES)):
        most = (day - TODAY).days
        back = min(most, chance.choice([turn % 35, chance.randint(0, most)]))
        yield day - timedelta(back), query(finish_by=day, card=card, via=via)


def of_every_day_before_a_finish() -> Iterator[Question]:
    """Yield the question of one finish behind the New Year holidays, asked on every day up to it."""
    finish_by = date(2027, 2, 25)
    for day, (card, via) in product(TO_COME, ROUTES):
        if day <= finish_by:
            yield day, query(finish_by=finish_by, card=card, via=via)


def of_bills() -> Iterator[Question]:
    """Yield the question of a bill on each day of the month in turn, asked on every day of the window."""
    turn = count()
    for day in TO_COME[:-31]:
        for _ in range(5):
            number = next(turn)
            card, via = ROUTES[number % len(ROUTES)]
            bill = {"bill_day": number % MAX_BILL_DAY + 1}
            yield day, query(finish_by="bill", **bill, card=card, via=via)


def of_what_must_be_settled() -> Iterator[Question]:
    """Yield questions of every kind with each thing to be settled, and with several."""
    chance = Random(2)  # the same days at every run
    for day, (card, via) in product(TO_COME[::7], ROUTES):
        few = [stop for stop in STOPS if chance.random() < 0.3] or [chance.choice(STOPS)]
        for stops in (few, [chance.choice(STOPS)]):
            stop = ",".join(stops)
            yield TODAY, query(apply=day, card=card, via=via, stop=stop)
            yield TODAY, query(finish_by=day, card=card, via=via, stop=stop)
            yield TODAY, query(apply=day, card=card, via=via, stop=stop, after_hours="yes")


@cache
def questions(kind: str) -> list[Question]:
    kinds = {
        "applications": of_applications,
        "finishes": of_finishes,
        "days before a finish": of_every_day_before_a_finish,
        "bills": of_bills,
        "settled first": of_what_must_be_settled,
    }
    return list(kinds[kind]())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "kind", ["applications", "finishes", "days before a finish", "bills", "settled first"]
)
def test_ready_answers_are_those_of_the_live_calculator(site_dir: Path, kind: str, lang: str) -> None:
    assert_ready_is_live(site_dir, lang, questions(kind))


def test_what_was_not_asked_of_the_calculator_has_no_ready_answer(site_dir: Path) -> None:
    route = "card=ordinary&via=hotline"
    asked = [
        f"apply=2026-11-30&{route}&after_hours=yes&month_start=yes",
        f"apply=2026-11-30&{route}&extra_days=2",
        f"apply=2026-11-30&{route}&stop=balance,arrears",  # as nobody's form writes it
        f"apply=2026-11-30&{route}&stop=none",
        f"apply=2026-11-30&{route}&finish_by=yes",
        f"apply=2026-11-30&{route}&stop=yes",
        f"apply=2026-11-30&{route}&plain=yes",
        "apply=2026-11-30&card=whitelist&via=seller&other_province=yes",
        f"finish_by=2026-12-24&{route}&after_hours=yes",
        f"finish_by=2026-11-21&{route}",  # gone by
        f"finish_by=2028-01-01&{route}",  # beyond the calendar
        f"finish_by=bill&bill_day=29&{route}",
        f"finish_by=bill&bill_day=07&{route}",
        f"finish_by=bill&{route}",
        f"finish_by=&{route}",
    ]
    assert ready(site_dir, "zh", [(TODAY, each) for each in asked]) == ["null"] * len(asked)


def test_where_the_clock_is_before_the_first_day_of_reading_python_answers(site_dir: Path) -> None:
    asked = "finish_by=2026-12-24&card=ordinary&via=hotline"
    assert ready(site_dir, "zh", [(date(2026, 10, 31), asked)]) == ["null"]


def test_only_the_plain_kind_stands_where_the_answers_always_stood() -> None:
    assert answers_folder(PLAIN, "zh") == "answers/zh"
    assert answers_folder("after_hours", "zh") == "answers/after_hours/zh"
