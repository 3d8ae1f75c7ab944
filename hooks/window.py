"""Which days of application the site shows without being asked: from 60 days before the build on."""

from datetime import date, timedelta

from mkdocs.utils import get_relative_url

import calculator

DAYS_SHOWN_BACK = 60
COUNTED_DAYS = 10  # what the counter of working days opens with


def first_day(today: date) -> date:
    """Return the first day of application that still matters on `today`; both are dates in China."""
    return max(calculator.covered()[0], today - timedelta(days=DAYS_SHOWN_BACK))


def days(today: date) -> list[date]:
    """Return every day of application that the site shows, up to the end of the calendar."""
    first, last = first_day(today), calculator.covered()[1]
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def first_day_of_reading(today: date) -> date:
    """Return the first day on which a reader is thought to ask a site built on `today`.

    It is the first of the month: builds on other days of it make the same, and clocks may be behind.
    """
    return today.replace(day=1)


def month_of(day: date) -> str:
    """Return the name of a day's month, such as "2026-11"."""
    return f"{day:%Y-%m}"


def months(today: date) -> list[str]:
    """Return the names of the months in which the days lie."""
    return list(dict.fromkeys(map(month_of, days(today))))


def files(folder: str, url: str, today: date) -> dict[str, str]:
    """Return the address of each month's file in a folder of the site, as the page at `url` asks for it."""
    return {month: get_relative_url(f"{folder}/{month}.json", url) for month in months(today)}
