"""Numbers and dates of a text in one form for every language, so that they can be compared.

`2026年10月8日`, `8 October 2026` and `2026-10-08` are all 2026-10-08; `10月1日至3日` and `1 to 3 October` are
10-01 and 10-03; `2021年9月` and `September 2021` are 2021-09; `20万` and `200,000` are 200000. A number spelt
as a word, in any language, is a word. A language is read by the patterns that its wording names as `writing`.
"""

import re
from collections.abc import Callable, Iterator

from calculator.dates import MONTHS
from hooks.wording import writing

_TO = r"\s*(?:至|到|to|and|–|-|和|、)\s*"
_MONTH = "|".join(f"{month}|{month[:3]}" for month in MONTHS)

_Values = Callable[[re.Match[str]], list[str]]


def _date(year: str | None, month: int, day: str | None) -> str:
    parts = [year, f"{month:02}", f"{int(day):02}" if day else None]
    return "-".join(part for part in parts if part)


def _month(name: str) -> int:
    return 1 + next(index for index, month in enumerate(MONTHS) if month.startswith(name[:3]))


def _days_zh(found: re.Match[str]) -> list[str]:
    days = [found["day"], found["last"]]
    return [_date(found["year"], int(found["month"]), day) for day in days if day]


def _days_en(found: re.Match[str]) -> list[str]:
    days = [found["day"], found["last"]]
    return [_date(found["year"], _month(found["month"]), day) for day in days if day]


def _number(found: re.Match[str]) -> list[str]:
    value = found["digits"].replace(",", "")
    return [f"{int(value) * 10000}" if found["myriad"] else value]


_ISO = r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"
_NUMBER = r"(?P<digits>\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?)(?P<myriad>[万萬])?"

_PATTERNS: dict[str, list[tuple[str, _Values]]] = {
    "chinese": [
        (
            rf"(?:(?P<year>\d{{4}})年)?(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日(?:{_TO}(?P<last>\d{{1,2}})日)?",
            _days_zh,
        ),
        (r"(?P<year>\d{4})年(?P<month>\d{1,2})月", lambda m: [_date(m["year"], int(m["month"]), None)]),
        (_ISO, lambda m: [m[0]]),
        (_NUMBER, _number),
    ],
    "english": [
        (
            rf"(?P<day>\d{{1,2}})(?:{_TO}(?P<last>\d{{1,2}}))?\s(?P<month>{_MONTH})\b(?:\s(?P<year>\d{{4}}))?",
            _days_en,
        ),
        (
            rf"\b(?P<month>{_MONTH})\s(?P<year>\d{{4}})",
            lambda m: [_date(m["year"], _month(m["month"]), None)],
        ),
        (_ISO, lambda m: [m[0]]),
        (_NUMBER, _number),
    ],
}


def figures(text: str, lang: str) -> Iterator[tuple[str, int]]:
    """Yield every date and number of a text in its common form, with its offset."""
    for pattern, values in _PATTERNS[writing(lang)]:
        for found in re.finditer(pattern, text):
            for value in values(found):
                yield value, found.start()
        # What was read as a date must not be read again as numbers.
        text = re.sub(pattern, lambda found: " " * len(found[0]), text)
