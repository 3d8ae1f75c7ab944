from datetime import date

import pytest

from calculator.dates import NoSuchDateError, UnreadableDateError, WrongWeekdayError, parse


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-22",
        "2026/11/22",
        "2026.11.22",
        "20261122",
        "2026年11月22日",
        "2026 年 11 月 22 日",
        "2026年11月22号",
        "22 Nov 2026",
        "22 November 2026",
        "22 nov. 2026",
        "22-Nov-2026",
        "22nd Nov, 2026",
        "Nov 22, 2026",
        "November 22 2026",
        "２０２６－１１－２２",
        " 2026-11-22\n",
        "\u200e2026\u200e/\u200e11\u200e/\u200e22",
    ],
)
def test_the_forms_in_which_people_type_a_date(text: str) -> None:
    assert parse(text) == date(2026, 11, 22)


@pytest.mark.parametrize(
    "text",
    [
        "2026/11/22 0:00",
        "2026-11-22 00:00:00",
        "2026-11-22T18:30:05.250",
        "２０２６/１１/２２ ９：０５",
        "2026年11月22日 23:59",
    ],
)
def test_a_time_of_day_after_the_date_is_passed_over(text: str) -> None:
    assert parse(text) == date(2026, 11, 22)


@pytest.mark.parametrize("text", ["2026-11-22T18:30Z", "2026-11-22T18:30+01:00", "2026-11-22 24:00"])
def test_a_time_at_which_it_may_be_another_day_in_china_is_not_guessed_at(text: str) -> None:
    with pytest.raises(UnreadableDateError):
        parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "2026年11月22日（周日）",
        "2026年11月22日 星期天",
        "2026-11-22 (Sun)",
        "Sun 22 Nov 2026",
        "Sunday, November 22, 2026",
        "2026/11/22 周日 0:00",
    ],
)
def test_the_weekday_that_answers_write_beside_a_date_can_be_read_again(text: str) -> None:
    assert parse(text) == date(2026, 11, 22)


@pytest.mark.parametrize("text", ["2026年11月22日（周一）", "Sat 22 Nov 2026"])
def test_a_date_on_another_weekday_is_refused_with_the_day_it_is(text: str) -> None:
    with pytest.raises(WrongWeekdayError) as refused:
        parse(text)
    assert refused.value.day == date(2026, 11, 22)


def test_single_digits_need_no_zero() -> None:
    assert parse("2026-2-3") == date(2026, 2, 3)
    assert parse("2026年2月3日") == date(2026, 2, 3)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tomorrow",
        "22/11/2026",
        "11-22",
        "2026-1122",
        "2026-11-22" + " " * 60 + "0:00",
        "22 Foo 2026",
        "22 Mayday 2026",
        "Sun",
        "2026-11-22x",
        "٢٠٢٦-١١-٢٢",
    ],
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
