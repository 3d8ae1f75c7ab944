"""Events as an iCalendar file, by the icalendar library where it is installed."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from calculator import query, working_days
from calculator.count import export
from calculator.count.question import is_count
from calculator.errors import Problem, QuestionError
from calculator.events import DOMAIN, Event, of_plan
from calculator.messages import Messages
from calculator.solve import solve

# On a whole-day event the alarm counts from midnight: nine in the morning of its first day.
ALARM_AFTER_MIDNIGHT = timedelta(hours=9)


def of_query(words: Messages, query_string: str, *, today: date) -> tuple[str, str]:
    """Return the calendar file of a question, and a name for it; raises QuestionError like `render`."""
    if is_count(query_string):
        events, file_name = export.events(words, query_string, today=today)
        return render(words, events, today=today, name="count.ics.name"), file_name
    question = query.parse(query_string, today=today)
    plan = solve(question, today=today, calendar=working_days.load()).plan
    text = render(words, of_plan(words, question, plan), today=today)
    return text, words.text("ics.file_name", apply=plan.apply.isoformat())


def render(words: Messages, events: Iterable[Event], *, today: date, name: str = "ics.name") -> str:
    """Return the text of a calendar file; see `pieces`."""
    return "".join(pieces(words, events, today=today, name=name))


def pieces(words: Messages, events: Iterable[Event], *, today: date, name: str = "ics.name") -> Iterator[str]:
    """Yield the text of a calendar file, event by event; events with the same uid are written once.

    `today` dates the entries, so that the same question gives the same file on the same day; `name` is the
    key of the calendar's name. Raises QuestionError if the icalendar library is not installed, or if there is
    no event. Each event is written as it comes: whoever makes them one by one can tell how far the file is,
    and need not hold them all.
    """
    try:
        from icalendar import Calendar
    except ImportError:
        raise QuestionError([Problem("ics", "impossible", "error.ics.library", {})]) from None
    calendar = Calendar()
    calendar.add("prodid", f"-//{DOMAIN}//{words.lang}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", words.text(name))
    begin, end, _ = str(calendar.to_ical(), "utf-8").partition("END:VCALENDAR")
    written: set[str] = set()
    for event in events:
        if not written:
            yield begin
        if event.uid not in written:
            written.add(event.uid)
            yield _entry(event, today)
    if not written:
        raise QuestionError([Problem("ics", "missing", "error.ics.nothing", {})])
    yield end + "\r\n"


def _entry(event: Event, today: date) -> str:
    from icalendar import Alarm
    from icalendar import Event as Entry

    entry = Entry()
    entry.add("uid", event.uid)
    entry.add("dtstamp", datetime(today.year, today.month, today.day, tzinfo=UTC))
    entry.add("dtstart", event.first)
    entry.add("dtend", event.last + timedelta(days=1))  # the end of a whole-day event is the day after
    entry.add("summary", event.summary)
    entry.add("description", event.description)
    entry.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", event.summary)
    alarm.add("trigger", ALARM_AFTER_MIDNIGHT)
    entry.add_component(alarm)
    return str(entry.to_ical(), "utf-8")
