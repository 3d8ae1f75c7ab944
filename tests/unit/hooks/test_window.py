"""Which days of application the site shows without being asked."""

from datetime import date

from hooks import window


def test_the_window_begins_60_days_before_the_build_and_ends_with_the_calendar() -> None:
    days = window.days(date(2026, 11, 22))
    assert (days[0], days[-1]) == (date(2026, 9, 23), date(2027, 12, 31))
    assert len(days) == 465


def test_the_window_does_not_begin_before_the_calendar() -> None:
    assert window.days(date(2024, 1, 10))[0] == date(2024, 1, 1)


def test_there_is_a_file_for_every_month_of_the_window() -> None:
    months = window.months(date(2027, 10, 31))
    assert months == ["2027-09", "2027-10", "2027-11", "2027-12"]
