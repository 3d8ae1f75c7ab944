from datetime import date

import pytest

from calculator import dates
from calculator.dates import NoSuchDateError, TwoReadingsError, UnreadableDateError, WrongWeekdayError
from tests.clock import TODAY


def parse(text: str, today: date = TODAY) -> date:
    return dates.parse(text, today=today)


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
    ("text", "day"),
    [
        ("12月1日", date(2026, 12, 1)),
        ("12 月 1 号", date(2026, 12, 1)),
        ("十二月一日", date(2026, 12, 1)),
        ("十一月二十九号", date(2026, 11, 29)),
        ("12月1日（周二）", date(2026, 12, 1)),
        ("12月1號（週二）", date(2026, 12, 1)),
        ("1 Dec", date(2026, 12, 1)),
        ("Dec 1st", date(2026, 12, 1)),
        ("3月1日", date(2027, 3, 1)),
        ("6月30日", date(2026, 6, 30)),
        ("29 Feb", date(2028, 2, 29)),
        ("11-26", date(2026, 11, 26)),
        ("26/11", date(2026, 11, 26)),
    ],
)
def test_a_date_without_a_year_is_the_one_nearest_to_today(text: str, day: date) -> None:
    assert parse(text, date(2027, 11, 26) if "Feb" in text else TODAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("今天", date(2026, 11, 26)),
        ("today", date(2026, 11, 26)),
        ("明天", date(2026, 11, 27)),
        ("Tomorrow", date(2026, 11, 27)),
        ("后天", date(2026, 11, 28)),
        ("昨天", date(2026, 11, 25)),
        ("in 3 days", date(2026, 11, 29)),
        ("2 days ago", date(2026, 11, 24)),
        ("３天后", date(2026, 11, 29)),
        ("３天後", date(2026, 11, 29)),
        ("這個禮拜五", date(2026, 11, 27)),
        ("3天前", date(2026, 11, 23)),
        ("下周一", date(2026, 11, 30)),
        ("next Monday", date(2026, 11, 30)),
        ("下星期五", date(2026, 12, 4)),
        ("这周五", date(2026, 11, 27)),
        ("上周二", date(2026, 11, 17)),
    ],
)
def test_a_day_may_be_told_by_its_distance_from_today(text: str, day: date) -> None:
    assert parse(text, date(2026, 11, 26)) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("26/11/2026", date(2026, 11, 26)),
        ("11/26/2026", date(2026, 11, 26)),
        ("1.12.2026", date(2026, 12, 1)),
        ("11/11/2026", date(2026, 11, 11)),
        ("26-11-2026", date(2026, 11, 26)),
        ("Tue 10/11/2026", date(2026, 11, 10)),
    ],
)
def test_numbers_that_can_be_read_in_one_way_alone_are_read(text: str, day: date) -> None:
    assert parse(text) == day


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("10/11/2026", date(2026, 11, 10), date(2026, 10, 11)),
        ("10/11", date(2026, 11, 10), date(2026, 10, 11)),
        ("next Friday", date(2026, 11, 27), date(2026, 12, 4)),
    ],
)
def test_what_can_be_read_in_two_ways_is_not_guessed_at(text: str, first: date, second: date) -> None:
    with pytest.raises(TwoReadingsError) as asked:
        parse(text, date(2026, 11, 26))
    assert (asked.value.first, asked.value.second) == (first, second)


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
        "soon",
        "22/11/26",
        "11.22",
        "next year",
        "下周",
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
    "text",
    [
        "2026-02-29",
        "2026-13-01",
        "20260431",
        "31 Jun 2026",
        "2026年0月1日",
        "0000-01-01",
        "31.6.2026",
        "2月30日",
    ],
)
def test_a_day_that_no_calendar_has_is_told_from_an_unreadable_one(text: str) -> None:
    with pytest.raises(NoSuchDateError):
        parse(text)
