"""Reads a calendar file with libical, the C library of GNOME, KDE and many servers, without a compiler."""

import ctypes
import ctypes.util
import re
from datetime import date

from tools import debian

# Debian renamed the package when its time type grew.
PACKAGES = ("libical3", "libical3t64")
# Of icalcomponent_kind, icalproperty_kind: asked by name, since the numbers differ between versions.
_COMPONENT, _DATES, _TITLE = b"VEVENT", (b"DTSTART", b"DTEND"), b"SUMMARY"


def find() -> "ctypes.CDLL | None":
    """Return the library, installed first where that is possible, or None."""
    for package in ("", *PACKAGES):
        if package and not debian.install(package):
            return None
        if path := ctypes.util.find_library("ical"):
            return _with_types(ctypes.CDLL(path))
    return None


def _with_types(library: ctypes.CDLL) -> ctypes.CDLL:
    pointer, text, number = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
    signatures = {
        "icalparser_parse_string": (pointer, [text]),
        "icalrestriction_check": (number, [pointer]),
        "icalcomponent_count_errors": (number, [pointer]),
        "icalcomponent_string_to_kind": (number, [text]),
        "icalproperty_string_to_kind": (number, [text]),
        "icalcomponent_get_first_component": (pointer, [pointer, number]),
        "icalcomponent_get_next_component": (pointer, [pointer, number]),
        "icalcomponent_get_first_property": (pointer, [pointer, number]),
        "icalproperty_get_value_as_string": (text, [pointer]),
        "icalcomponent_free": (None, [pointer]),
    }
    for name, (result, arguments) in signatures.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


def read(library: ctypes.CDLL, content: bytes) -> list[tuple[date, date, str]]:
    """Return each event's first day, the day after its last and its title.

    Raises ValueError for a file that cannot be parsed, holds errors or breaks a restriction of iTIP.
    """
    root = library.icalparser_parse_string(content)
    if not root or library.icalcomponent_count_errors(root) or not library.icalrestriction_check(root):
        raise ValueError(f"libical finds {library.icalcomponent_count_errors(root)} errors or a broken rule")
    events = []
    kind = library.icalcomponent_string_to_kind(_COMPONENT)
    event = library.icalcomponent_get_first_component(root, kind)
    while event:
        first, after = (_day(_value(library, event, name)) for name in _DATES)
        events.append((first, after, _value(library, event, _TITLE)))
        event = library.icalcomponent_get_next_component(root, kind)
    library.icalcomponent_free(root)
    return events


def _value(library: ctypes.CDLL, event: int, name: bytes) -> str:
    kind = library.icalproperty_string_to_kind(name)
    found: bytes = library.icalproperty_get_value_as_string(
        library.icalcomponent_get_first_property(event, kind)
    )
    return re.sub(
        r"\\(.)", r"\1", found.decode("utf-8")
    )  # as a value is written: \\, \\; and a doubled backslash


def _day(text: str) -> date:
    return date.fromisoformat(text)  # a whole day is written as 20261001; a time would not be read
