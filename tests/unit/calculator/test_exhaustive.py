"""Every start date of the calendar × every route × both languages."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

import calculator
from calculator import backward, plan, procedures, working_days
from calculator.door import answer
from calculator.errors import OutsideCalendarError
from calculator.query import Options

TODAY = date(2026, 11, 22)
ROUTES = calculator.routes()
# The options that change what counts; each is tried on every day of every route.
OPTIONS = [
    Options(),
    Options(after_hours=True),
    Options(extra_days=2),
    Options(skip_makeup=frozenset({"closing"})),
    Options(month_start=True),
]
IDS = ["default", "after_hours", "extra_days", "skip_makeup", "month_start"]


def every_day() -> Iterator[date]:
    first, last = calculator.covered()
    return map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("card", "via"), ROUTES)
def test_every_start_date_answers_and_no_range_inverts(card: str, via: str, lang: str) -> None:
    refused = []
    for day in every_day():
        found: Any = answer(f"apply={day}&card={card}&via={via}", lang=lang, today=TODAY)
        if not found["ok"]:
            assert [(error["field"], error["code"]) for error in found["errors"]] == [("apply", "outside")]
            refused.append(day)
            continue
        assert day.isoformat() <= found["earliest"] <= found["latest"]
        for stage in found["stages"]:
            assert stage["earliest"]["start"] <= stage["earliest"]["end"] <= stage["latest"]["end"]
            assert stage["earliest"]["start"] <= stage["latest"]["start"] <= stage["latest"]["end"]
        assert found["stages"][-1]["latest"]["end"] == found["latest"]
        assert [found["days"][0]["date"], found["days"][-1]["date"]] == [day.isoformat(), found["latest"]]
        assert found["days"][-1]["count"] == (5 if card == "ordinary" else 20)
    # Only the last weeks of the calendar are refused, and then to its very end.
    assert refused[0] >= date(2027, 12, 1)
    assert len(refused) == (date(2028, 1, 1) - refused[0]).days


@pytest.mark.parametrize("options", OPTIONS, ids=IDS)
@pytest.mark.parametrize("pair", ROUTES, ids="-".join)
def test_a_later_application_never_finishes_earlier(pair: tuple[str, str], options: Options) -> None:
    calendar = working_days.load()
    route = procedures.load().routes[pair]
    before = (date.min, date.min)
    days = 0
    for day in every_day():
        try:
            found = plan.make(day, route, options, calendar)
        except OutsideCalendarError:
            break
        now = (found.earliest.finish, found.latest.finish)
        assert before[0] <= now[0], day
        assert before[1] <= now[1], day
        before = now
        days += 1
    assert days > 1400


@pytest.mark.parametrize("options", OPTIONS, ids=IDS)
@pytest.mark.parametrize("pair", ROUTES, ids="-".join)
def test_the_last_day_to_apply_makes_it_and_one_working_day_later_does_not(
    pair: tuple[str, str], options: Options
) -> None:
    calendar = working_days.load()
    route = procedures.load().routes[pair]
    for finish_by in every_day():
        if finish_by < date(2024, 3, 1):
            continue  # before this, no day of the calendar is early enough on the slow routes
        found = backward.last_days(finish_by, route, options, calendar)
        assert found.safe is not None
        assert found.possible is not None
        assert found.safe <= found.possible <= finish_by
        assert plan.latest(found.safe, route, options, calendar).finish <= finish_by
        assert plan.earliest(found.possible, route, options, calendar).finish <= finish_by
        for last, course in ((found.safe, plan.latest), (found.possible, plan.earliest)):
            later = _next_working_day(last, calendar)
            if later is None:
                continue
            try:
                assert course(later, route, options, calendar).finish > finish_by
            except OutsideCalendarError:
                assert finish_by >= date(2027, 12, 1)


def _next_working_day(day: date, calendar: working_days.Calendar) -> date | None:
    later = day + timedelta(days=1)
    while later <= calendar.last and calendar.day(later).kind not in ("working", "makeup"):
        later += timedelta(days=1)
    return later if later <= calendar.last else None
