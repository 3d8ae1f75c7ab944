"""A build whose calendar ends soon says so; one whose calendar has ended stops with what to do."""

from datetime import date

import pytest
from mkdocs.exceptions import PluginError

from hooks.checks import calendar_end

LAST = date(2027, 12, 31)


@pytest.mark.parametrize(("today", "days"), [(date(2027, 11, 1), 60), (date(2027, 12, 31), 0)])
def test_the_last_60_days_are_told(today: date, days: int) -> None:
    told = calendar_end.warning(today, LAST)
    assert told is not None
    assert f"ends on 2027-12-31, {days} days after" in told


def test_before_that_nothing_is_said() -> None:
    assert calendar_end.warning(date(2027, 10, 31), LAST) is None


def test_the_day_after_the_end_stops_a_build_and_says_what_to_do() -> None:
    with pytest.raises(PluginError, match=r"ended on 2027-12-31.*2028-01-01.*CONTRIBUTING\.md"):
        calendar_end.warning(date(2028, 1, 1), LAST)
