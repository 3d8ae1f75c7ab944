"""When a SIM card in China is cancelled: a timeline calculator that needs the standard library only.

`calculator.door.answer` is the door for every question; `python -m calculator` is the same on a command line.
"""

from datetime import date


def routes() -> list[tuple[str, str]]:
    """Return every pair of card and channel that can be asked about."""
    from calculator import procedures

    return list(procedures.load().routes)


def covered() -> tuple[date, date]:
    """Return the first and the last day of the calendar.

    An application near the end may be refused as "outside", since its course would leave the calendar.
    """
    from calculator import working_days

    calendar = working_days.load()
    return calendar.first, calendar.last
