import contextlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        "next year",
        "下周",
        "2026-1122",
        "2026-11-22" + " " * 60 + "0:00",
        "22 Foo 2026",
        "22 Mayday 2026",
        "12月1日前",
        "sunny side",
        "by 1 Dec",
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


# Each row is a text and the days that it may mean on Thursday, 26 November 2026. The search is held to it
# too: see tests/node/search_dates.test.js.
TYPED = [
    row.split("\t")
    for row in (Path(__file__).parents[2] / "dates_typed.tsv").read_text("utf-8").splitlines()
    if not row.startswith("#")
]


@pytest.mark.parametrize(("text", "days"), TYPED)
def test_a_typed_text_means_the_days_of_the_shared_table(text: str, days: str) -> None:
    try:
        found = [parse(text, date(2026, 11, 26))]
    except TwoReadingsError as asked:
        found = [asked.first, asked.second]
    assert [str(day) for day in found] == days.split("|")


DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
CHINESE = "〇一二三四五六七八九"


def in_chinese(number: int) -> str:
    """Return a number up to 99 as people write it: 二十一."""
    tens, units = divmod(number, 10)
    return ("" if tens < 2 else CHINESE[tens]) + ("十" if tens else "") + (CHINESE[units] if units else "")


def ways(day: date) -> list[str]:
    """Return ways to write a day with its year."""
    month, weekday = dates.MONTHS[day.month - 1], "一二三四五六日"[day.weekday()]
    return [
        f"{day}",
        f"{day:%Y%m%d}",
        f"{day:%Y/%m/%d}",
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}年{day.month}月{day.day}号（周{weekday}）",
        f"星期{weekday} {day.year}年{day.month}月{day.day}日",
        f"民国{day.year - 1911}年{day.month}月{day.day}日",
        f"民國{day.year - 1911}年{in_chinese(day.month)}月{in_chinese(day.day)}號",
        "".join(CHINESE[int(digit)] for digit in str(day.year))
        + f"年{in_chinese(day.month)}月{in_chinese(day.day)}日",
        f"{day.day} {month} {day.year}",
        f"the {day.day}th of {month[:3]}, {day.year}",
        f"{month} the {day.day}th {day.year}",
        f"{month[:3].upper()}. {day.day}, {day.year}",
        f"{day:%a} {day.day} {month[:3]} {day.year}",
        f"{day.day}.{day.month}.{day.year}",
    ]


def full_width(text: str) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)


@given(
    DAYS,
    DAYS,
    st.integers(0, 15),
    st.sampled_from(["{}", " {}\n", "{}.", "{}。", "“{}”", "on {}", "{} 09:30", "{}，"]),
)
def test_a_day_written_in_any_way_with_any_signs_around_it_is_that_day(
    day: date, today: date, way: int, around: str
) -> None:
    text = around.format(ways(day)[way])
    assert parse(text, today) == day
    assert parse(full_width(text), today) == day


@given(DAYS, st.integers(0, 999))
def test_a_number_of_days_from_today_may_be_said_in_any_way(today: date, number: int) -> None:
    ahead = [
        f"in {number} days",
        f"{number}天后",
        f"{number}天之后",
        f"{number}日以后",
        f"{number} days from now",
    ]
    behind = [f"{number} days ago", f"{number}天前", f"{number}天以前"]
    assert {(parse(text, today) - today).days for text in ahead} == {number}
    assert {(today - parse(text, today)).days for text in behind} == {number}


@given(DAYS)
def test_a_weekday_of_the_week_before_this_or_next_lies_in_that_week(today: date) -> None:
    monday = today.toordinal() - today.weekday()
    for weeks, word in {-2: "上上", -1: "上", 0: "这", 1: "下个", 2: "下下"}.items():
        for number, weekday in enumerate("一二三四五六日"):
            assert parse(f"{word}周{weekday}", today).toordinal() == monday + 7 * weeks + number


@given(DAYS, st.text("0123456789-/.年月日号初下个周天后 前两十二〇the ofndecinay民国末底", max_size=14))
def test_whatever_is_typed_is_a_day_or_refused_for_a_known_reason(today: date, text: str) -> None:
    with contextlib.suppress(UnreadableDateError, NoSuchDateError, TwoReadingsError, WrongWeekdayError):
        assert isinstance(parse(text, today), date)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("正月初五", "lunar"),
        ("农历十二月二十三", "lunar"),
        ("臘月廿三", "lunar"),
        ("除夕", "lunar"),
        ("2027年春节", "lunar"),
        ("26/12/1", "short_year"),
        ("1-Dec-26", "short_year"),
        ("115年12月1日", "short_year"),
        ("115/12/1", "short_year"),
        ("2026年12月", "no_day"),
        ("December", "no_day"),
        ("Dec 2026", "no_day"),
        ("下周", "no_day"),
        ("next month", "no_day"),
        ("明年", "no_day"),
        ("soon", "unreadable"),
    ],
)
def test_what_is_refused_is_refused_for_what_would_have_to_be_written_instead(text: str, why: str) -> None:
    with pytest.raises(UnreadableDateError) as refused:
        parse(text, date(2026, 11, 26))
    assert refused.value.why == why


@pytest.mark.parametrize("text", ["3号", "一号", "周三", "Friday", "12.1"])
def test_what_may_be_a_name_makes_no_column_of_dates(text: str) -> None:
    assert not dates.is_date(text)
