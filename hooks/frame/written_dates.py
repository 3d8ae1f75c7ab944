"""How dates are written in a language, as a pattern for scripts: they let no line end within one."""

import re
from string import Formatter

from calculator.messages import load

# The longest first: a date with its year and weekday also holds one without.
FORMS = ("full", "written", "day")


def pattern(lang: str) -> str:
    """Return a regular expression, for Python and JavaScript, that finds dates in sentences."""
    messages = load(lang)
    parts = {
        "year": r"\d{4}",
        "month": _one_of(messages.words("date.months")),
        "day": r"\d{1,2}",
        "weekday": _one_of(messages.words("date.weekdays")),
    }
    return "|".join(_filled(messages.text(f"date.{form}"), parts) for form in FORMS)


def _one_of(words: list[str]) -> str:
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"


def _filled(form: str, parts: dict[str, str]) -> str:
    pieces = Formatter().parse(form)
    return "".join(re.escape(text) + (parts[name] if name else "") for text, name, _, _ in pieces)
