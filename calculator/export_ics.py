"""Events as an iCalendar file, by the icalendar library where it is installed."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from calculator import query, working_days
from calculator.count import export
from calculator.count.question import is_count
from calculator.errors import Problem, QuestionError
from calculator.events import DOMAIN, Event, Matter, name_of, of_plan
from calculator.messages import Messages
from calculator.solve import solve

# On a whole-day event an alarm counts from midnight, and Outlook keeps none later than the start: nine
# in the morning of the day before.
ALARM_BEFORE_MIDNIGHT = timedelta(hours=15)
# Of two files about the same event programs believe the one with the higher number, and keep it in 31 bits.
_SEQUENCE_FROM = datetime(2026, 1, 1, tzinfo=UTC)
_MAX_SEQUENCE = 2**31 - 1


def of_query(words: Messages, query_string: str, *, today: date, made: datetime) -> tuple[str, str]:
    """Return the calendar file of a question, and a name for it; raises QuestionError like `render`."""
    if is_count(query_string):
        events, file_name = export.events(words, query_string, today=today)
        return render(words, events, made=made, name="count.ics.name"), file_name
    question = query.parse(query_string, today=today)
    plan = solve(question, today=today, calendar=working_days.load()).plan
    matter = Matter(name_of(question, ""))
    text = render(words, of_plan(words, question, plan, matter, today=today), made=made)
    return text, words.text("ics.file_name", apply=plan.apply.isoformat())


def render(words: Messages, events: Iterable[Event], *, made: datetime, name: str = "ics.name") -> str:
    """Return the text of a calendar file; see `pieces`."""
    return "".join(pieces(words, events, made=made, name=name))


def pieces(
    words: Messages, events: Iterable[Event], *, made: datetime, name: str = "ics.name"
) -> Iterator[str]:
    """Yield the text of a calendar file, event by event.

    `made` is the moment at which the file is made: the same question gives the same file at the same moment,
    and a later file about the same events takes the place of an earlier one. `name` is the key of the
    calendar's name. Raises QuestionError if the icalendar library is not installed, or if there is no event.
    Each event is written as it comes: whoever makes them one by one can tell how far the file is, and need
    not hold them all.
    """
    try:
        from icalendar import Calendar
    except ImportError:
        raise QuestionError([Problem("ics", "impossible", "error.ics.library", {})]) from None
    # No METHOD: a file with one is a message of an organizer, whom it would have to name (RFC 5546).
    calendar = Calendar()
    calendar.add("prodid", f"-//{DOMAIN}//{words.lang}")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", words.text(name))
    begin, end, _ = str(calendar.to_ical(), "utf-8").partition("END:VCALENDAR")
    begun = False
    for event in events:
        if not begun:
            yield begin
            begun = True
        yield _entry(words, event, made)
    if not begun:
        raise QuestionError([Problem("ics", "missing", "error.ics.nothing", {})])
    yield end + "\r\n"


def _entry(words: Messages, event: Event, made: datetime) -> str:
    from icalendar import Alarm
    from icalendar import Event as Entry

    entry = Entry()
    entry.add("uid", event.uid)
    seconds = int((made - _SEQUENCE_FROM).total_seconds())
    entry.add("sequence", min(max(seconds, 0), _MAX_SEQUENCE))
    entry.add("dtstamp", made.astimezone(UTC).replace(microsecond=0))
    entry.add("dtstart", event.day)
    entry.add("dtend", event.day + timedelta(days=1))  # the end of a whole-day event is the day after
    entry.add("summary", event.summary)
    entry.add("description", event.description)
    entry.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words.text("ics.alarm", date=words.date(event.day), title=event.summary))
    alarm.add("trigger", -ALARM_BEFORE_MIDNIGHT)
    entry.add_component(alarm)
    return str(entry.to_ical(), "utf-8")
