"""Read a date in the forms that people type, and that the calculator itself writes."""

import re
from datetime import date, timedelta
from typing import Literal

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
# Whole names and the usual short ones: a month is no Monday.
_ENGLISH_WEEKDAY = r"(mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|rs?|rsday|urday)?(?![a-z])"
_CHINESE_WEEKDAYS = "一二三四五六日"

# ---- What is made plain before any form is looked for: signs, numbers, years, words that say nothing.

# Text copied from a page or from a dialog of Windows brings marks that nobody sees. Traditional characters
# stand in no other form.
_PLAIN: dict[int, int | None] = {
    **HALF_WIDTH,
    **str.maketrans(
        "號週這個禮後國兩閏曆農陰舊臘節點時", "号周这个礼后国两闰历农阴旧腊节点时", "\u200b\u200e\u200f\ufeff"
    ),
}
_AT_THE_ENDS = " \t\n.,;:!?。、“”‘’\"'「」"
# A spreadsheet adds midnight to a date, a form or a person the time of day. A time with a zone is left
# unread: at that moment it may be another day in China.
_TIME = re.compile(
    r"(?:\s+|(?<=\d)t)(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?$"
    r"|\s*(?:凌晨|早上|上午|中午|下午|傍晚|晚上)(?:\s*\d{1,2}(?:[点时](?:\d{1,2}分?|半)?|:[0-5]\d))?$"
    r"|(?:,?\s+at)?\s+\d{1,2}(?::[0-5]\d)?\s*[ap]\.?m$|\s+(?:morning|afternoon|evening)$",
    re.ASCII,
)
_WEEKDAY = re.compile(rf"\(?\s*(?:\b{_ENGLISH_WEEKDAY}[.,]?|(?:周|星期|礼拜)([{_CHINESE_WEEKDAYS}天]))\s*\)?")
_NO_MEANING = re.compile(r"^on\s+|\b(?:the|of)\s+|(?<=[年月])份")
_DIGITS = "零一二三四五六七八九"
# What stands behind 周 is the name of a day and no number.
_CHINESE_NUMBER = re.compile(rf"(?<![周期拜])[{_DIGITS}〇两十廿卅百]+")
_TENS = re.compile(rf"(?:([{_DIGITS}])百零?)?(?:([{_DIGITS}])?(十)|([廿卅]))?([{_DIGITS}])?")
_ENGLISH_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ENGLISH_NUMBER = re.compile(rf"\b(?:({'|'.join(_ENGLISH_NUMBERS)})|an?)(?=\s+(?:days?|weeks?)\b)")
_YEARS = {"前年": -2, "去年": -1, "今年": 0, "本年": 0, "明年": 1, "后年": 2}
_YEARS |= {"last year": -1, "this year": 0, "next year": 1}
_YEAR_WORD = re.compile("|".join(_YEARS))
_REPUBLIC = re.compile(r"民国\s*(\d{1,3})\s*年", re.ASCII)
_REPUBLIC_BEGAN = 1911  # its first year is 1912

# ---- The forms, each of which must be all of the text.

_YEAR_FIRST = re.compile(
    r"(\d{4})(?:\s*[-/.年\s]\s*(\d{1,2})\s*[-/.月\s]\s*(\d{1,2})\s*[日号]?|(\d\d)(\d\d))", re.ASCII
)
_SHORT_YEAR = re.compile(r"(\d\d)年\s*(\d{1,2})月\s*(\d{1,2})\s*[日号]?", re.ASCII)
_MONTH_DAY = re.compile(r"(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s/.-]+([a-z]{3,})\.?(?:[\s,/-]+(\d{4}))?", re.ASCII)
_MONTH_FIRST = re.compile(r"([a-z]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?", re.ASCII)
# Day and month in numbers: which comes first depends on who writes. With full stops it is the day.
_NUMBERS = re.compile(r"(\d{1,2})\s*([-/])\s*(\d{1,2})(?:\s*\2\s*(\d{4}))?", re.ASCII)
_STOPPED = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})", re.ASCII)
_OFFSETS = {
    **dict.fromkeys(("today", "tonight", "now", "今天", "今日", "今晚", "现在"), 0),
    **dict.fromkeys(("tomorrow", "明天", "明日", "明早", "明晚"), 1),
    **dict.fromkeys(("day after tomorrow", "后天", "后日"), 2),
    "大后天": 3,
    **dict.fromkeys(("yesterday", "昨天", "昨日"), -1),
    **dict.fromkeys(("day before yesterday", "前天", "前日"), -2),
    "大前天": -3,
}
_DISTANCE = re.compile(
    r"in (\d{1,3}) (days?|weeks?)|(\d{1,3}) (days?|weeks?) (ago|later|from (?:now|today))"
    r"|(\d{1,3})\s*(天|日|个?(?:周|星期|礼拜))[之以]?([后前])",
    re.ASCII,
)
_OF_WEEK = re.compile(r"(上{1,2}|这|本|下{1,2})个?(?:周|星期|礼拜)([一二三四五六日天])")
_ENGLISH_OF_WEEK = re.compile(rf"(next|this|coming|last|past) {_ENGLISH_WEEKDAY}")
_WEEKS = {"上": -1, "这": 0, "本": 0, "下": 1}
_OF_MONTH = re.compile(r"([上这本下])个?月(?:(\d{1,2})[日号]?|[底末])", re.ASCII)
_END_OF_MONTH = re.compile(
    r"(?:(\d{1,2})\s*)?月[底末]|end (?:(last|this|next) )?month|month[- ]end|end ([a-z]{3,})", re.ASCII
)
_MONTHS_AWAY = {**_WEEKS, "last": -1, "this": 0, "next": 1}
# A day that a label might be as well, such as 3号 or 12.1; nobody is asked about the year of one.
_DAY_ALONE = re.compile(r"(\d{1,2})(?:[日号]|st|nd|rd|th)", re.ASCII)
_WEEKDAY_ALONE = re.compile(rf"(?:周|星期|礼拜)([{_CHINESE_WEEKDAYS}天])|{_ENGLISH_WEEKDAY}")
_STOP_BETWEEN = re.compile(r"(\d{1,2})\.(\d{1,2})", re.ASCII)

# ---- What is refused with a sentence of its own.

Why = Literal["unreadable", "lunar", "short_year", "no_day"]
_MONTH_NAME = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_REFUSED: dict[Why, re.Pattern[str]] = {
    "lunar": re.compile(
        r"农历|阴历|旧历|正月|腊月|冬月|闰|初\d|初十|除夕|大年|春节|元宵|端午|中秋|重阳|lunar"
    ),
    "short_year": re.compile(
        rf"\d{{1,3}}\s*([-/.])\s*\d{{1,2}}\s*\1\s*\d{{1,3}}|\d{{1,2}}[\s-]+{_MONTH_NAME}[\s-]+'?\d\d"
        r"|\d{3}年.*",
        re.ASCII,
    ),
    "no_day": re.compile(
        rf"(?:\d{{4}}年?)?\s*(?:\d{{1,2}}月)|\d{{4}}年?|\d{{4}}[-/.]\d{{1,2}}|{_MONTH_NAME}(?:,?\s+\d{{4}})?"
        r"|(?:上|这|本|下)+个?(?:周|星期|礼拜|月)末?|(?:last|this|next) (?:week|weekend|month|year)",
        re.ASCII,
    ),
}


class UnreadableDateError(ValueError):
    """Text in none of the forms that are read; `why` tells what would have to be written instead.

    lunar: a day of the lunar calendar. short_year: a year of fewer than four digits. no_day: a week, month or
    year. unreadable: anything else.
    """

    def __init__(self, text: str, why: Why = "unreadable") -> None:
        self.why: Why = why
        super().__init__(text)


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
    date without a year is the one nearest to `today`, a date in China, from which 明天, 明年1月3号 and "in 3
    days" count; without `today` such forms are unreadable. The years of 民国 are read too.

    Raises UnreadableDateError for any other form, NoSuchDateError for a day that does not exist,
    TwoReadingsError where day and month could be taken for each other, as in 10/11/2026, or where a day of
    the past and one to come could be meant, as by Friday, 3号 or "next Friday" on a Monday, and
    WrongWeekdayError for a weekday that is not right.
    """
    tidy = _tidy(text, today)
    vague = _vague(tidy, today) if today else None
    return _one_of(text, vague) if vague is not None else _read(text, tidy, today)


def is_date(text: str) -> bool:
    """Return whether the text can be read as a date, on whatever day it is read; see `parse`.

    What may just as well be a name, such as 3号, is none.
    """
    try:
        _read(text, _tidy(text, _ANY_DAY), _ANY_DAY)
    except TwoReadingsError:
        return True
    except ValueError:
        return False
    return True


def _tidy(text: str, today: date | None) -> str:
    """Return the text in plain signs and digits, without what says nothing about the day."""
    tidy = text.translate(_PLAIN).strip(_AT_THE_ENDS).lower()
    if len(tidy) > MAX_LENGTH:
        raise UnreadableDateError(text)
    tidy = _CHINESE_NUMBER.sub(_number, tidy)
    tidy = _TIME.sub("", _NO_MEANING.sub("", tidy)).strip(_AT_THE_ENDS)
    tidy = _ENGLISH_NUMBER.sub(lambda m: str(_ENGLISH_NUMBERS.index(m[1]) + 1 if m[1] else 1), tidy)
    tidy = _REPUBLIC.sub(lambda match: f"{_REPUBLIC_BEGAN + int(match[1])}年", tidy)
    if today is None:
        return tidy
    year = today.year

    def written(match: re.Match[str]) -> str:
        return f"{year + _YEARS[match[0]]}{'' if match[0].isascii() else '年'}"

    return _YEAR_WORD.sub(written, tidy)


def _read(text: str, tidy: str, today: date | None) -> date:
    readings = _relative(tidy, today) if today else None
    if readings is not None:
        return _one_of(text, readings)
    weekdays = [_weekday(*match.groups()) for match in _WEEKDAY.finditer(tidy)]
    alone = _WEEKDAY.sub(" ", tidy).strip(_AT_THE_ENDS)
    readings = _written(alone, today)
    if readings is None:
        raise UnreadableDateError(text, _why(alone))
    return _one_of(text, readings, weekdays)


def _one_of(text: str, readings: list[date], weekdays: list[int] | None = None) -> date:
    """Return the only day of several that lies on the weekdays named."""
    if not readings:
        raise NoSuchDateError(text)
    agreeing = [day for day in readings if all(weekday == day.weekday() for weekday in weekdays or [])]
    if not agreeing:
        raise WrongWeekdayError(text, readings[0])
    if len(agreeing) > 1:
        raise TwoReadingsError(text, *agreeing)
    return agreeing[0]


def _why(tidy: str) -> Why:
    if _REFUSED["lunar"].search(tidy):
        return "lunar"
    return next((why for why, form in _REFUSED.items() if form.fullmatch(tidy)), "unreadable")


def _relative(tidy: str, today: date) -> list[date] | None:
    """Return the day told by its distance from today, or None; two days where either may be meant."""
    if tidy in _OFFSETS:
        return [today + timedelta(days=_OFFSETS[tidy])]
    if match := _DISTANCE.fullmatch(tidy):
        number = int(match[1] or match[3] or match[6])
        unit = match[2] or match[4] or match[7]
        days = number if unit in ("天", "日") or unit.startswith("day") else 7 * number
        return [today + timedelta(days=-days if match[5] == "ago" or match[8] == "前" else days)]
    monday = today - timedelta(days=today.weekday())
    if match := _OF_WEEK.fullmatch(tidy):
        weeks = _WEEKS[match[1][0]] * len(match[1])
        return [monday + timedelta(weeks=weeks, days=_weekday(None, match[2]))]
    if match := _ENGLISH_OF_WEEK.fullmatch(tidy):
        return _named_in_english(match[1], monday + timedelta(days=_WEEKDAYS.index(match[2])), today)
    if match := _OF_MONTH.fullmatch(tidy):
        return _of_month(today, _MONTHS_AWAY[match[1]], match[2])
    if match := _END_OF_MONTH.fullmatch(tidy):
        if match[1] or match[3]:
            return _end_of_month(int(match[1]) if match[1] else _month_named(match[3]), today)
        return _of_month(today, _MONTHS_AWAY[match[2] or "this"], None)
    return None


def _named_in_english(which: str, of_this_week: date, today: date) -> list[date]:
    """Return the days that "next Friday" may be, and the like, of which each speaker means one."""
    week = timedelta(weeks=1)
    to_come = of_this_week if of_this_week > today else of_this_week + week
    past = of_this_week if of_this_week < today else of_this_week - week
    meant = {
        # Some mean the first one to come, others the one of the coming week.
        "next": (to_come, of_this_week + week),
        "this": (of_this_week, max(of_this_week, to_come) if of_this_week < today else of_this_week),
        "coming": (to_come,),
        "last": (past, of_this_week - week),
        "past": (past,),
    }
    return list(dict.fromkeys(meant[which]))


def _of_month(today: date, months: int, day: str | None) -> list[date]:
    """Return a day of the month so many months from that of today, its last one for None."""
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return _existing([(year, month + 1, int(day))]) if day else [_last_day(year, month + 1)]


def _last_day(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _end_of_month(month: int | None, today: date) -> list[date] | None:
    """Return the last day of the month that ends nearest to today; None for a name that no month has."""
    if month is None:
        return None
    years = [today.year + step for step in (-1, 0, 1)] if 1 <= month <= 12 else []
    ends = [_last_day(year, month) for year in years]
    return sorted(ends, key=lambda each: abs(each - today))[:1]


def _vague(tidy: str, today: date) -> list[date] | None:
    """Return the days that are nearest to today on either side and bear a name without a month; else None."""
    if match := _STOP_BETWEEN.fullmatch(tidy):
        return _numbers(int(match[1]), int(match[2]), None, today)
    if match := _DAY_ALONE.fullmatch(tidy):
        around = [day for step in (-2, -1, 0, 1, 2) for day in _of_month(today, step, match[1])]
    elif match := _WEEKDAY_ALONE.fullmatch(tidy):
        weekday = _weekday(match[2], match[1] or "")
        around = [today + timedelta(days=weekday - today.weekday() + 7 * step) for step in (-1, 0, 1)]
    else:
        return None
    if today in around:
        return [today]
    past, to_come = [day for day in around if day < today], [day for day in around if day > today]
    return [*past[-1:], *to_come[:1]]


def _written(tidy: str, today: date | None) -> list[date] | None:
    """Return the readings of a written date, none if no calendar has it; None for an unknown form."""
    if match := _YEAR_FIRST.fullmatch(tidy):
        year, month, day = (int(part) for part in match.groups() if part)
        return _existing([(year, month, day)])
    if match := _SHORT_YEAR.fullmatch(tidy):
        return _existing([(2000 + int(match[1]), int(match[2]), int(match[3]))])
    if match := _MONTH_DAY.fullmatch(tidy):
        return _nearest(int(match[1]), int(match[2]), today)
    if match := _STOPPED.fullmatch(tidy):
        return _existing([(int(match[3]), int(match[2]), int(match[1]))])
    if match := _NUMBERS.fullmatch(tidy):
        return _numbers(int(match[1]), int(match[3]), match[4], today)
    if match := _DAY_FIRST.fullmatch(tidy):
        named, day_text, year_text = match[2], match[1], match[3]
    elif match := _MONTH_FIRST.fullmatch(tidy):
        named, day_text, year_text = match[1], match[2], match[3]
    else:
        return None
    number = _month_named(named)
    if number is None:
        return None
    if year_text:
        return _existing([(int(year_text), number, int(day_text))])
    return _nearest(number, int(day_text), today)


def _month_named(text: str) -> int | None:
    return next((number for number, name in enumerate(MONTHS, 1) if name.lower().startswith(text)), None)


def _numbers(one: int, other: int, year: str | None, today: date | None) -> list[date] | None:
    """Return the days of a month and a day in either order."""
    pairs = dict.fromkeys([(other, one), (one, other)])
    if year:
        return _existing([(int(year), month, day) for month, day in pairs])
    nearest = [_nearest(month, day, today) for month, day in pairs]
    return None if today is None else [day for days in nearest for day in days or []]


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
    """Return a Chinese number below a thousand, or one told digit by digit as in 二〇二六, in digits."""
    text = match[0].replace("〇", "零").replace("两", "二")
    if all(sign in _DIGITS for sign in text):
        return "".join(str(_DIGITS.index(sign)) for sign in text)
    parts = _TENS.fullmatch(text)
    if parts is None:
        return match[0]
    hundreds, tens, ten, twenties, units = parts.groups()
    value = 100 * _DIGITS.index(hundreds) if hundreds else 0
    value += 10 * (_DIGITS.index(tens) if tens else 1) if ten else 0
    value += {"廿": 20, "卅": 30}[twenties] if twenties else 0
    return str(value + (_DIGITS.index(units) if units else 0))


def _weekday(english: str | None, chinese: str) -> int:
    if english:
        return _WEEKDAYS.index(english)
    return _CHINESE_WEEKDAYS.index(chinese.replace("天", "日"))
