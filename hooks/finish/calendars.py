"""Writes China's days off and make-up days as calendars to subscribe to: `calendars/<kind>.<lang>.ics`.

Each day is an event of its own. A month then shows 休 or 班 on every day that it is true of, where an event
over a week shows its title once; no program has to know that an event's end is the day after; and the event
of a day keeps its uid when a notice turns the law's holiday into part of a longer one, so that programs
change it in place.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Literal, NamedTuple
from urllib.parse import urljoin

from icalendar import Calendar as EventFile
from icalendar import Event, vDuration

from calculator import messages as calculator_messages
from calculator import working_days
from calculator.events import DOMAIN
from calculator.messages import Messages
from calculator.render.calendar import notice_line
from calculator.working_days import Calendar, Notice
from hooks import kept
from hooks.pages.addresses import CALENDARS, calendar_file
from hooks.paths import ROOT
from hooks.settings import Settings
from hooks.wording import frame_wording

KINDS: dict[str, tuple[str, ...]] = {
    "all": ("holiday", "makeup"),
    "days-off": ("holiday",),
    "make-up-days": ("makeup",),
}
# How often a program should look for a new notice; most look once a day at the soonest.
REFRESH = timedelta(days=1)


class MarkedDay(NamedTuple):
    """A day off or a make-up working day, with the holiday's id and the notice or law that says so."""

    date: date
    kind: Literal["holiday", "makeup"]
    holiday: str
    notice: Notice


def marked_days(calendar: Calendar) -> Iterator[MarkedDay]:
    """Yield every day off and every make-up working day of the covered years, in order."""
    for ordinal in range(calendar.first.toordinal(), calendar.last.toordinal() + 1):
        when = date.fromordinal(ordinal)
        kind, holiday = calendar.day(when)
        if kind in ("holiday", "makeup"):
            marked: Literal["holiday", "makeup"] = "makeup" if kind == "makeup" else "holiday"
            yield MarkedDay(when, marked, holiday, calendar.notice(when))


def event_file(kind: str, messages: Messages, words: dict[str, Any], *, address: str, today: date) -> bytes:
    """Return one calendar; `address` is its own, `words` are the site's for calendars.

    `today` dates the entries: builds of one day give the same bytes.
    """
    found = EventFile()
    found.add("prodid", f"-//{DOMAIN}//working days//{messages.lang}")
    found.add("version", "2.0")
    title = words["name"][kind]
    found.add("name", title)
    found.add("x-wr-calname", title)
    found.add("source", address, parameters={"VALUE": "URI"})
    found.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    found.add("x-published-ttl", vDuration(REFRESH))
    stamp = datetime(today.year, today.month, today.day, tzinfo=UTC)
    for day in marked_days(working_days.load()):
        if day.kind in KINDS[kind]:
            found.add_component(_event(day, messages, words, stamp))
    return bytes(found.to_ical())


def _event(day: MarkedDay, messages: Messages, words: dict[str, Any], stamp: datetime) -> Event:
    form = "off" if day.kind == "holiday" else "work"
    title = words[form].format(holiday=messages.text(f"holiday.{day.holiday}"))
    lines = [notice_line(messages, day.notice)["text"], day.notice.address]
    open_ = day.notice.state == "statutory"
    if open_:
        title = words["statutory"].format(title=title)
        lines.insert(0, words["statutory_note"])
    found = Event()
    found.add("uid", f"{day.date.isoformat()}-{form}@{DOMAIN}")
    found.add("dtstamp", stamp)
    found.add("dtstart", day.date)
    found.add("dtend", day.date + timedelta(days=1))  # the end of a whole-day event is the day after
    found.add("summary", title)
    found.add("description", "\n".join(lines))
    found.add("url", day.notice.address)
    found.add("status", "TENTATIVE" if open_ else "CONFIRMED")
    found.add("transp", "TRANSPARENT")
    return found


def write(settings: Settings, lang: str) -> None:
    """Write the calendars of one language into the built site."""
    (settings.site / CALENDARS).mkdir(exist_ok=True)
    messages, words = calculator_messages.load(lang), frame_wording(lang)["calendars"]
    made_by = (kept.sources(Path(__file__), ROOT / "calculator"), kept.versions("icalendar"))
    for kind in KINDS:
        path = calendar_file(kind, lang)
        address, today = urljoin(settings.address, path), settings.today
        make = partial(event_file, kind, messages, words, address=address, today=today)
        content = kept.one("calendars", (kind, lang, words, address, today, *made_by), make)
        (settings.site / path).write_bytes(content)
