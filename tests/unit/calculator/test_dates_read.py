from datetime import date

import pytest

from calculator.dates import NoSuchDateError, UnreadableDateError, parse


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-22",
        "2026/11/22",
        "2026.11.22",
        "20261122",
        "2026年11月22日",
        "2026 年 11 月 22 日",
        "22 Nov 2026",
        "22 November 2026",
        "22 nov. 2026",
        "２０２６－１１－２２",
        " 2026-11-22\n",
    ],
)
def test_the_forms_in_which_people_type_a_date(text: str) -> None:
    assert parse(text) == date(2026, 11, 22)


def test_single_digits_need_no_zero() -> None:
    assert parse("2026-2-3") == date(2026, 2, 3)
    assert parse("2026年2月3日") == date(2026, 2, 3)


@pytest.mark.parametrize(
    "text", ["", "tomorrow", "22/11/2026", "11-22", "2026-1122", "22 Foo 2026", "2026-11-22x", "٢٠٢٦-١١-٢٢"]
)
def test_other_forms_are_not_guessed_at(text: str) -> None:
    with pytest.raises(UnreadableDateError):
        parse(text)


@pytest.mark.parametrize(
    "text", ["2026-02-29", "2026-13-01", "20260431", "31 Jun 2026", "2026年0月1日", "0000-01-01"]
)
def test_a_day_that_no_calendar_has_is_told_from_an_unreadable_one(text: str) -> None:
    with pytest.raises(NoSuchDateError):
        parse(text)
