"""The course of stages on routes made for the purpose."""

from datetime import date

import pytest

from calculator import messages, plan, working_days
from calculator.procedures import Duration, Route, Stage
from calculator.query import Options, Question
from calculator.render import durations, summary

MONDAY = date(2026, 11, 9)


def working_days_of(minimum: int, maximum: int) -> Duration:
    return Duration(minimum, maximum, "working_days", ("S1-29",), "stated")


def route(*stages: Duration, total: Duration) -> Route:
    named = [Stage(f"stage{number}", "carrier", duration) for number, duration in enumerate(stages)]
    return Route("ordinary", "hotline", total, (*named, Stage("closing", "carrier", None)))


def finishes(chosen: Route) -> tuple[date, date]:
    found = plan.make(MONDAY, chosen, Options(), working_days.load())
    return found.earliest.finish, found.latest.finish


def test_the_last_stage_lasts_until_the_total_is_reached() -> None:
    assert finishes(route(working_days_of(1, 2), total=working_days_of(3, 4))) == (
        date(2026, 11, 12),
        date(2026, 11, 13),
    )


def test_stages_that_take_longer_than_the_total_are_not_cut_short() -> None:
    assert finishes(route(working_days_of(2, 6), total=working_days_of(1, 5))) == (
        date(2026, 11, 11),
        date(2026, 11, 17),
    )


def test_a_stage_begins_on_the_day_on_which_the_one_before_it_ends() -> None:
    chosen = route(working_days_of(1, 1), working_days_of(2, 2), total=working_days_of(0, 0))
    assert finishes(chosen) == (date(2026, 11, 12), date(2026, 11, 12))


def test_hours_round_up_to_whole_days() -> None:
    hours = Duration(1, 25, "hours", ("S1-26",), "stated")
    assert finishes(route(hours, total=working_days_of(0, 0))) == (date(2026, 11, 10), date(2026, 11, 11))


def test_one_day_is_named_once_where_both_ends_meet() -> None:
    chosen = route(total=working_days_of(3, 3))
    found = plan.make(MONDAY, chosen, Options(), working_days.load())
    question = Question(MONDAY, None, None, chosen, Options(), ())
    said = summary.render(messages.load("en"), question, found)
    assert said["headline"] == "Likely done on Thu 12 Nov 2026."


@pytest.mark.parametrize(
    ("duration", "words"),
    [
        (Duration(0, 0, "working_days", ("S1-22",), "stated"), "on the spot"),
        (Duration(0, 1, "working_days", ("S1-22",), "stated"), "at most 1 working day"),
        (Duration(1, 1, "working_days", ("S1-22",), "stated"), "1 working day"),
        (Duration(1, 3, "working_days", ("S1-22",), "stated"), "1 to 3 working days"),
        (Duration(0, 24, "hours", ("S1-26",), "stated"), "at most 24 hours"),
        (Duration(24, 24, "hours", ("S1-26",), "stated"), "24 hours"),
        (Duration(24, 48, "hours", ("S1-26",), "stated"), "24 to 48 hours"),
    ],
)
def test_a_duration_is_said_in_the_shortest_words(duration: Duration, words: str) -> None:
    chosen = route(duration, total=working_days_of(3, 5))
    said = durations.stage_duration(messages.load("en"), chosen, chosen.stages[0], Options())
    assert said == words
