"""Read a date in the forms that people type, and that the calculator itself writes."""

import re
from datetime import date, timedelta

from calculator.printable import HALF_WIDTH

# Longer than any date with weekday and time: searching a whole text for blanks takes long.
MAX_LENGTH = 60
_ANY_DAY = date(2024, 1, 1)
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CHINESE_WEEKDAYS = "一二三四五六日"
_YEAR_FIRST = re.compile(
    r"(\d{4})(?:\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?|(\d\d)(\d\d))", re.ASCII
)
_MONTH_DAY = re.compile(r"(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,})\.?(?:[\s,-]+(\d{4}))?", re.ASCII)
_MONTH_FIRST = re.compile(r"([a-z]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?", re.ASCII)
# Day and month in numbers: which comes first depends on who writes. With full stops it is the day.
_NUMBERS = re.compile(r"(\d{1,2})\s*([-/])\s*(\d{1,2})(?:\s*\2\s*(\d{4}))?", re.ASCII)
_STOPPED = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})", re.ASCII)
_RELATIVE = {
    **dict.fromkeys(("today", "今天", "今日"), 0),
    **dict.fromkeys(("tomorrow", "明天", "明日"), 1),
    "后天": 2,
    **dict.fromkeys(("yesterday", "昨天", "昨日"), -1),
    "前天": -2,
}
_DISTANCE = re.compile(r"in (\d{1,3}) days?|(\d{1,3}) days ago|(\d{1,3})\s*天(后|前)", re.ASCII)
_NEXT = re.compile(r"next (mon|tue|wed|thu|fri|sat|sun)[a-z]*")
_OF_WEEK = re.compile(r"(上|这|本|下)个?(?:周|星期|礼拜)([一二三四五六日天])")
_WEEKS = {"上": -1, "这": 0, "本": 0, "下": 1}
_CHINESE_NUMBER = re.compile(r"[一二三四五六七八九十]{1,3}(?=[月日号])")
_CHINESE_DIGITS = "零一二三四五六七八九"
# A spreadsheet adds midnight to a date, a form the time of day. A time with a zone is left unread: at that
# moment it may be another day in China.
_TIME = re.compile(r"(?:\s+|(?<=\d)t)(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?$", re.ASCII)
_WEEKDAY = re.compile(
    rf"\(?\s*(?:\b({'|'.join(_WEEKDAYS)})[a-z]*\b[.,]?|(?:周|星期)([{_CHINESE_WEEKDAYS}天]))\s*\)?"
)
# Text copied from a page or from a dialog of Windows brings marks that nobody sees. Traditional characters
# stand in no other form.
_PLAIN: dict[int, int | None] = {
    **HALF_WIDTH,
    **str.maketrans("號週這個禮後", "号周这个礼后", "\u200b\u200e\u200f\ufeff"),
}


class UnreadableDateError(ValueError):
    """Text in none of the forms that are read."""


class NoSuchDateError(ValueError):
    """A well-formed date that no calendar has, such as 30 February."""


class TwoReadingsError(ValueError):
    """A date that can be read in two ways, as the days `first` and `second`."""

    def __init__(self, text: str, first: date, second: date) -> None:
        self.first, self.second = first, second
        super().__init__(text)


class WrongWeekdayError(ValueError):
    """A date that stands beside another weekday than that of `day`, the date itself."""

    def __init__(self, text: str, day: date) -> None:
        self.day = day
        super().__init__(text)


def parse(text: str, *, today: date | None = None) -> date:
    """Return the date of 2026-11-22, 20261122, 2026年11月22日, 22 Nov 2026, 26/11/2026, 12月1日 or 明天.

    A weekday beside it, as in 2026年11月22日（周日）, must be right; a time of day after it is passed over. A
    date without a year is the one nearest to `today`, a date in China, from which 明天 and "in 3 days" count;
    without `today` such forms are unreadable.

    Raises UnreadableDateError for any other form, NoSuchDateError for a day that does not exist,
    TwoReadingsError where day and month could be taken for each other, as in 10/11/2026, or for "next Friday"
    on a Monday, and WrongWeekdayError for a weekday that is not right.
    """
    tidy = text.translate(_PLAIN).strip().lower()
    if len(tidy) > MAX_LENGTH:
        raise UnreadableDateError(text)
    tidy = _TIME.sub("", tidy)
    readings = _relative(tidy, today) if today else None
    weekdays: list[int] = []
    if readings is None:
        weekdays = [_weekday(*match.groups()) for match in _WEEKDAY.finditer(tidy)]
        readings = _written(_WEEKDAY.sub(" ", tidy).strip(), today)
    if readings is None:
        raise UnreadableDateError(text)
    if not readings:
        raise NoSuchDateError(text)
    agreeing = [day for day in readings if all(weekday == day.weekday() for weekday in weekdays)]
    if not agreeing:
        raise WrongWeekdayError(text, readings[0])
    if len(agreeing) > 1:
        raise TwoReadingsError(text, *agreeing)
    return agreeing[0]


def _relative(tidy: str, today: date) -> list[date] | None:
    """Return the day told by its distance from today, or None; two days where either may be meant."""
    if tidy in _RELATIVE:
        return [today + timedelta(days=_RELATIVE[tidy])]
    if match := _DISTANCE.fullmatch(tidy):
        number = int(match[1] or match[2] or match[3])
        return [today + timedelta(days=-number if match[2] or match[4] == "前" else number)]
    monday = today - timedelta(days=today.weekday())
    if match := _OF_WEEK.fullmatch(tidy):
        weekday = _CHINESE_WEEKDAYS.index(match[2].replace("天", "日"))
        return [monday + timedelta(weeks=_WEEKS[match[1]], days=weekday)]
    if match := _NEXT.fullmatch(tidy):
        # Some mean the first one to come, others the one of the coming week.
        of_next_week = monday + timedelta(weeks=1, days=_WEEKDAYS.index(match[1]))
        sooner = of_next_week - timedelta(weeks=1)
        return [sooner, of_next_week] if sooner > today else [of_next_week]
    return None


def _written(tidy: str, today: date | None) -> list[date] | None:
    """Return the readings of a written date, none if no calendar has it; None for an unknown form."""
    tidy = _CHINESE_NUMBER.sub(_number, tidy)
    if match := _YEAR_FIRST.fullmatch(tidy):
        year, month, day = (int(part) for part in match.groups() if part)
        return _existing([(year, month, day)])
    if match := _MONTH_DAY.fullmatch(tidy):
        return _nearest(int(match[1]), int(match[2]), today)
    if match := _STOPPED.fullmatch(tidy):
        return _existing([(int(match[3]), int(match[2]), int(match[1]))])
    if match := _NUMBERS.fullmatch(tidy):
        one, other, year_text = int(match[1]), int(match[3]), match[4]
        pairs = dict.fromkeys([(other, one), (one, other)])
        if year_text:
            return _existing([(int(year_text), month, day) for month, day in pairs])
        nearest = [_nearest(month, day, today) for month, day in pairs]
        return None if today is None else [day for days in nearest for day in days or []]
    if match := _DAY_FIRST.fullmatch(tidy):
        named, day_text, year_text = match[2], match[1], match[3]
    elif match := _MONTH_FIRST.fullmatch(tidy):
        named, day_text, year_text = match[1], match[2], match[3]
    else:
        return None
    numbers = [number for number, name in enumerate(MONTHS, 1) if name.lower().startswith(named)]
    if not numbers:
        return None
    if year_text:
        return _existing([(int(year_text), numbers[0], int(day_text))])
    return _nearest(numbers[0], int(day_text), today)


def _existing(parts: list[tuple[int, int, int]]) -> list[date]:
    found = []
    for year, month, day in parts:
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return found


def _nearest(month: int, day: int, today: date | None) -> list[date] | None:
    """Return the day of that month which lies nearest to today, within a year; None without today."""
    if today is None:
        return None
    found = _existing([(today.year + step, month, day) for step in (-1, 0, 1)])
    return [min(found, key=lambda each: abs(each - today))] if found else []


def _number(match: re.Match[str]) -> str:
    """Return a Chinese number up to 39, as in 二十一日, in digits."""
    tens, ten, units = match[0].rpartition("十")
    value = (_CHINESE_DIGITS.index(tens) if tens else 1) * 10 if ten else 0
    return str(value + (_CHINESE_DIGITS.index(units) if len(units) == 1 else 0))


def is_date(text: str) -> bool:
    """Return whether the text can be read as a date, on whatever day it is read; see `parse`."""
    try:
        parse(text, today=_ANY_DAY)
    except TwoReadingsError:
        return True
    except ValueError:
        return False
    return True


def _weekday(english: str | None, chinese: str) -> int:
    if english:
        return _WEEKDAYS.index(english)
    return _CHINESE_WEEKDAYS.index(chinese.replace("天", "日"))
