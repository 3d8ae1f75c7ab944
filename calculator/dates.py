"""Read a date in the forms that people type, and that the calculator itself writes."""

import re
from datetime import date

# Longer than any date with weekday and time: searching a whole text for blanks takes long.
MAX_LENGTH = 60
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CHINESE_WEEKDAYS = "一二三四五六日"
_YEAR_FIRST = re.compile(
    r"(\d{4})(?:\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?|(\d\d)(\d\d))", re.ASCII
)
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,})\.?[\s,-]+(\d{4})", re.ASCII)
_MONTH_FIRST = re.compile(r"([a-z]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.ASCII)
# A spreadsheet adds midnight to a date, a form the time of day. A time with a zone is left unread: at that
# moment it may be another day in China.
_TIME = re.compile(r"(?:\s+|(?<=\d)t)(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?$", re.ASCII)
_WEEKDAY = re.compile(
    rf"\(?\s*(?:\b({'|'.join(_WEEKDAYS)})[a-z]*\b[.,]?|(?:周|星期)([{_CHINESE_WEEKDAYS}天]))\s*\)?"
)
# A Chinese keyboard types digits and marks at full width; text copied from a page or from a dialog of Windows
# brings marks that nobody sees.
_PLAIN = str.maketrans(
    "０１２３４５６７８９－／．：，（）　", "0123456789-/.:,() ", "\u200b\u200e\u200f\ufeff"
)


class UnreadableDateError(ValueError):
    """Text in none of the forms that are read."""


class NoSuchDateError(ValueError):
    """A well-formed date that no calendar has, such as 30 February."""


class WrongWeekdayError(ValueError):
    """A date that stands beside another weekday than that of `day`, the date itself."""

    def __init__(self, text: str, day: date) -> None:
        self.day = day
        super().__init__(text)


def parse(text: str) -> date:
    """Return the date of 2026-11-22, 2026/11/22, 20261122, 2026年11月22日, 22 Nov 2026 or Nov 22, 2026.

    A weekday beside it, as in 2026年11月22日（周日）, must be right; a time of day after it is passed over. A
    form in which day and month could be taken for each other, such as 10/11/2026, is not guessed at.

    Raises UnreadableDateError for any other form, NoSuchDateError for a day that does not exist and
    WrongWeekdayError for a weekday that is not right.
    """
    tidy = text.translate(_PLAIN).strip().lower()
    if len(tidy) > MAX_LENGTH:
        raise UnreadableDateError(text)
    tidy = _TIME.sub("", tidy)
    weekdays = [_weekday(*match.groups()) for match in _WEEKDAY.finditer(tidy)]
    found = _year_month_day(_WEEKDAY.sub(" ", tidy).strip())
    if found is None:
        raise UnreadableDateError(text)
    try:
        day = date(*found)
    except ValueError as error:
        raise NoSuchDateError(text) from error
    if any(weekday != day.weekday() for weekday in weekdays):
        raise WrongWeekdayError(text, day)
    return day


def is_date(text: str) -> bool:
    """Return whether the text can be read as a date; see `parse`."""
    try:
        parse(text)
    except ValueError:
        return False
    return True


def _weekday(english: str | None, chinese: str) -> int:
    if english:
        return _WEEKDAYS.index(english)
    return _CHINESE_WEEKDAYS.index(chinese.replace("天", "日"))


def _year_month_day(tidy: str) -> tuple[int, int, int] | None:
    if match := _YEAR_FIRST.fullmatch(tidy):
        year, month, day = (int(part) for part in match.groups() if part)
        return year, month, day
    if match := _DAY_FIRST.fullmatch(tidy):
        named, day_number = match[2], match[1]
    elif match := _MONTH_FIRST.fullmatch(tidy):
        named, day_number = match[1], match[2]
    else:
        return None
    numbers = [number for number, month_name in enumerate(_MONTHS, 1) if month_name.startswith(named)]
    return (int(match[3]), numbers[0], int(day_number)) if numbers else None
