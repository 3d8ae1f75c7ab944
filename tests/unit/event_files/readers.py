"""What six programs read in a calendar file: each event's first day, the day after its last, its title."""

import ctypes
import json
import subprocess
from datetime import date
from pathlib import Path
from unittest import mock

import icalendar
import ics
import vobject

from tests.unit.event_files import libical

Read = list[tuple[date, date, str]]


def readings(text: bytes, library: ctypes.CDLL, by_scripts: dict[str, Read]) -> dict[str, Read]:
    """Return what each program reads, by its name; `by_scripts` is what `by_javascript` gave for the text."""
    return {
        "icalendar": by_icalendar(text),
        "ics": by_ics(text),
        "vobject": by_vobject(text),
        "libical": libical.read(library, text),
        **by_scripts,
    }


def by_icalendar(text: bytes) -> Read:
    """Return what icalendar reads."""
    found = icalendar.Calendar.from_ical(text)
    return [
        (event.decoded("dtstart"), event.decoded("dtend"), str(event["summary"]))
        for event in found.walk("VEVENT")
    ]


def by_ics(text: bytes) -> Read:
    """Return what ics reads, sorted."""
    # The grammar under `ics` wraps the output in colours anew for every line, until Python stops.
    with mock.patch("colorama.init"):
        events = ics.Calendar(text.decode()).events
    assert all(event.all_day for event in events)
    return sorted((event.begin.date(), event.end.date(), event.name) for event in events)


def by_vobject(text: bytes) -> Read:
    """Return what vobject reads."""
    found = vobject.readOne(text.decode())
    return [(event.dtstart.value, event.dtend.value, event.summary.value) for event in found.vevent_list]


def by_javascript(texts: list[bytes], folder: Path) -> list[dict[str, Read]]:
    """Return what ical.js and node-ical read in each text, in one start of node; `folder` takes the files."""
    files = [folder / f"{number}.ics" for number in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_bytes(text)
    reader = Path(__file__).with_name("read_calendar.mjs")
    done = subprocess.run(["node", reader, *files], capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    return [
        {
            name: [
                (date.fromisoformat(first), date.fromisoformat(after), title)
                for first, after, title in events
            ]
            for name, events in found[str(file)].items()
        }
        for file in files
    ]
