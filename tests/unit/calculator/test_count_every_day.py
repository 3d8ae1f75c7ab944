"""Every kind of count × every covered day, against counts that know nothing of the calculator.

For years with a notice the working days come from `chinesecalendar`. Where a notice is to come, the extremes
are sought among all ways to give its days to the holidays.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import chinese_calendar
import pytest

from calculator import spread, working_days
from calculator.count.question import Count, Op
from calculator.count.solve import solve
from calculator.errors import QuestionError
from calculator.spread import Candidates

DAY = timedelta(days=1)
CALENDAR = working_days.load()
LAST_SETTLED = spread.uncertain_from(CALENDAR) - DAY


def days(first: date, last: date) -> list[date]:
    return [first + n * DAY for n in range((last - first).days + 1)]


SETTLED = days(CALENDAR.first, LAST_SETTLED)


@cache
def working(*, makeup: bool) -> list[date]:
    """Return the working days of the settled years by the other package."""
    return [
        day
        for day in SETTLED
        if chinese_calendar.is_workday(day) and (makeup or day.weekday() < 5)
    ]  # fmt: skip


def test_a_day_is_a_working_day_exactly_where_the_other_package_says_so() -> None:
    assert len(SETTLED) == 1090
    for day in SETTLED:
        assert solve(Count("is", day)).works == ("yes" if chinese_calendar.is_workday(day) else "no"), day


@pytest.mark.parametrize("makeup", [True, False])
@pytest.mark.parametrize("first", [False, True])
def test_days_after_and_before_every_settled_day(*, first: bool, makeup: bool) -> None:
    known = working(makeup=makeup)
    counted = 0
    for start in SETTLED:
        passed = bisect_left(known, start) if first else bisect_right(known, start)
        ahead = bisect_right(known, start) if first else bisect_left(known, start)
        for number in (1, 2, 5, 30):
            if passed + number <= len(known):
                found = solve(Count("after", start, days=number, first=first, makeup=makeup))
                assert found.earliest == found.latest == known[passed + number - 1], (start, number)
                counted += 1
            if ahead >= number:
                found = solve(Count("before", start, days=number, first=first, makeup=makeup))
                assert found.earliest == found.latest == known[ahead - number], (start, number)
                counted += 1
    assert counted > 8500


@pytest.mark.parametrize("makeup", [True, False])
@pytest.mark.parametrize("first", [False, True])
def test_days_between_every_settled_day_and_another(*, first: bool, makeup: bool) -> None:
    known = working(makeup=makeup)
    for start in SETTLED:
        for end in (start, start + DAY, start + 9 * DAY, start + 40 * DAY):
            if end > LAST_SETTLED:
                continue
            found = solve(Count("between", start, end, first=first, makeup=makeup))
            before = bisect_left(known, start) if first else bisect_right(known, start)
            assert found.least == found.most == bisect_right(known, end) - before, (start, end)


@pytest.mark.parametrize("first", [False, True])
def test_natural_days_count_every_day_and_a_period_is_carried_to_a_working_day(*, first: bool) -> None:
    known = working(makeup=True)
    for start in SETTLED:
        for number in (1, 7, 15):
            end = start + (number - first) * DAY
            if end < known[-1]:
                found = solve(Count("after", start, days=number, unit="natural", first=first))
                assert found.earliest == found.latest == end
                carried = known[bisect_left(known, end)]
                assert found.carried == (carried, carried)
                between = solve(Count("between", start, end, unit="natural", first=first))
                assert between.least == between.most == number
            begin = start - (number - first) * DAY
            if begin >= CALENDAR.first:
                found = solve(Count("before", start, days=number, unit="natural", first=first))
                assert (found.earliest, found.latest, found.carried) == (begin, begin, None)


def given_out(groups: tuple[Candidates, ...], window: list[date]) -> int:
    """Return how many days of the window can be given to the holidays at the most, by trying all ways."""
    places = [(number, turn) for number, group in enumerate(groups) for turn in range(group.allowance)]
    given: dict[tuple[int, int], date] = {}

    def give(day: date, tried: set[tuple[int, int]]) -> bool:
        for place in places:
            if place in tried or day not in groups[place[0]].days:
                continue
            tried.add(place)
            if place not in given or give(given[place], tried):
                given[place] = day
                return True
        return False

    return sum(give(day, set()) for day in window)


def open_windows() -> Iterator[tuple[date, date]]:
    """Yield windows that begin on every day from a month before the uncertain days on."""
    for start in days(LAST_SETTLED - 30 * DAY, CALENDAR.last):
        for length in (0, 1, 4, 11, 30):
            if start + length * DAY <= CALENDAR.last:
                yield start, start + length * DAY


def test_least_and_most_days_are_those_of_the_extreme_arrangements_and_of_no_other() -> None:
    wide = 0
    for start, end in open_windows():
        window = days(start, end)
        base = sum(CALENDAR.day(day).kind in ("working", "makeup") for day in window)
        plain = sum(CALENDAR.day(day).kind == "working" for day in window)
        more = given_out(spread.make_up(CALENDAR), window)
        fewer = given_out(spread.days_off(CALENDAR), window)
        found = solve(Count("between", start, end, first=True))
        assert (found.least, found.most) == (base - fewer, base + more), (start, end)
        without = solve(Count("between", start, end, first=True, makeup=False))
        assert (without.least, without.most) == (plain - fewer, plain), (start, end)
        wide += found.least != found.most
    assert wide > 500, "a range that never widens was not tried on uncertain days"


@pytest.mark.parametrize("op", ["after", "before"])
def test_the_day_reached_over_uncertain_days_agrees_with_the_days_between(op: Op) -> None:
    """The n-th day is the nearest by which n can have passed, and the farthest by which they surely have."""
    for start in days(LAST_SETTLED - 20 * DAY, date(2027, 11, 20)):
        for number in (1, 5, 20):
            found = solve(Count(op, start, days=number))
            assert found.earliest
            assert found.latest
            near, far = (found.earliest, found.latest) if op == "after" else (found.latest, found.earliest)

            def passed(day: date, start: date = start) -> tuple[int, int]:
                window = days(start + DAY, day) if op == "after" else days(day, start - DAY)
                base = sum(CALENDAR.day(d).kind in ("working", "makeup") for d in window)
                most = base + given_out(spread.make_up(CALENDAR), window)
                return base - given_out(spread.days_off(CALENDAR), window), most

            toward_start = -DAY if op == "after" else DAY
            assert passed(near)[1] == number > passed(near + toward_start)[1], start
            assert passed(far)[0] == number > passed(far + toward_start)[0], start


def test_a_day_is_unsettled_exactly_where_a_coming_notice_may_change_it() -> None:
    changeable = {
        day
        for group in (*spread.make_up(CALENDAR), *spread.days_off(CALENDAR))
        for day in group.days
        if group.allowance
    }
    for day in days(CALENDAR.first, CALENDAR.last):
        assert (solve(Count("is", day)).works == "maybe") == (day in changeable), day


def test_every_day_from_the_first_to_the_last_is_explained_once_and_counted_days_are_numbered() -> None:
    for start in days(CALENDAR.first + 60 * DAY, date(2027, 11, 20)):
        for count in (
            Count("after", start, days=7),
            Count("before", start, days=7),
            Count("between", start, start + 12 * DAY),
            Count("after", start, days=7, unit="natural", first=True),
        ):
            found = solve(count)
            dates = [day.date for day in found.days]
            assert dates == days(dates[0], dates[-1])
            numbers = [day.number for day in found.days if day.number]
            least = found.least if count.op == "between" else count.days
            assert sorted(numbers) == list(range(1, (least or 0) + 1))
            assert numbers == sorted(numbers, reverse=count.op == "before")


def test_a_count_that_may_leave_the_calendar_is_refused_and_never_guessed() -> None:
    for count in (
        Count("after", CALENDAR.last, days=1),
        Count("before", CALENDAR.first, days=1),
        Count("after", CALENDAR.last - 9 * DAY, days=8),
        Count("after", CALENDAR.last, days=1, unit="natural"),
        Count("after", CALENDAR.first, days=1500),
    ):
        with pytest.raises(QuestionError) as refused:
            solve(count)
        assert [(problem.field, problem.code) for problem in refused.value.problems] == [("days", "outside")]
