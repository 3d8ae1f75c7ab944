"""The calendars to subscribe to: what they hold, and that the usual programs read it alike."""

import ctypes
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import chinese_calendar
import icalendar
import pytest

from calculator import messages, working_days
from hooks.finish import calendars
from hooks.wording import frame_wording
from tests.clock import TODAY
from tests.unit.event_files import libical
from tests.unit.event_files.readers import Read, by_icalendar, by_javascript, readings
from tests.unit.hooks.hook_pages import settings

LANGS = ("zh", "en")
DAY = timedelta(days=1)


def content(kind: str, lang: str, today: date = TODAY) -> bytes:
    address = f"https://host.example/base/calendars/{kind}.{lang}.ics"
    words = frame_wording(lang)["calendars"]
    return calendars.event_file(kind, messages.load(lang), words, address=address, today=today)


@pytest.fixture(scope="module")
def by_scripts(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], dict[str, Read]]:
    asked = list(product(calendars.KINDS, LANGS))
    found = by_javascript([content(*each) for each in asked], tmp_path_factory.mktemp("calendars"))
    return dict(zip(asked, found, strict=True))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "kind",
    ["all", *(pytest.param(kind, marks=pytest.mark.exhaustive) for kind in ("days-off", "make-up-days"))],
)
def test_six_programs_read_the_same_days_and_titles(
    kind: str, lang: str, library: ctypes.CDLL, by_scripts: dict[tuple[str, str], dict[str, Read]]
) -> None:
    text = content(kind, lang)
    words = frame_wording(lang)["calendars"]
    expected = []
    for day in calendars.marked_days(working_days.load()):
        if day.kind in calendars.KINDS[kind]:
            title = words["off" if day.kind == "holiday" else "work"].format(
                holiday=messages.load(lang).text(f"holiday.{day.holiday}")
            )
            if day.date.year == 2027:
                title = words["statutory"].format(title=title)
            expected.append((day.date, day.date + DAY, title))
    found = readings(text, library, by_scripts[kind, lang])
    assert len(found) == 6
    for program, days in found.items():
        assert days == expected, program


def test_the_kinds_that_six_programs_read_are_all() -> None:
    assert list(calendars.KINDS) == ["all", "days-off", "make-up-days"]


def test_libical_refuses_what_breaks_a_rule(library: ctypes.CDLL) -> None:
    published = content("all", "zh").replace(b"VERSION:2.0\r\n", b"VERSION:2.0\r\nMETHOD:PUBLISH\r\n")
    with pytest.raises(ValueError, match="broken rule"):
        libical.read(library, published)


def test_the_days_of_a_settled_year_are_those_of_another_package() -> None:
    found = {first: title[0] for first, _, title in by_icalendar(content("all", "zh"))}
    day = date(2024, 1, 1)
    while day <= date(2026, 12, 31):
        off, holiday = chinese_calendar.get_holiday_detail(day)
        # The package names the days next to a holiday only where they are no plain weekend.
        if not off and day.weekday() >= 5:
            assert found.pop(day) == "班", day
        elif off and holiday:
            assert found.pop(day) == "休", day
        elif day.weekday() < 5:
            assert day not in found, day
        day += DAY
    assert all(day.year == 2027 or day.weekday() >= 5 for day in found)


def test_off_and_make_up_days_together_are_all_days() -> None:
    every, off, work = (by_icalendar(content(kind, "en")) for kind in ("all", "days-off", "make-up-days"))
    assert sorted(off + work) == sorted(every)
    assert all("休" in title for *_, title in off)
    assert all("班" in title for *_, title in work)


def test_a_day_keeps_its_uid_in_both_languages_and_when_it_becomes_settled() -> None:
    uids = [
        [str(event["uid"]) for event in icalendar.Calendar.from_ical(content("all", lang)).walk("VEVENT")]
        for lang in LANGS
    ]
    assert uids[0] == uids[1]
    assert len(set(uids[0])) == len(uids[0])
    assert uids[0][0] == "2024-01-01-off@sim-cancellation-guide"
    assert "2026-10-10-work@sim-cancellation-guide" in uids[0]


def test_an_event_names_its_notice_and_says_whether_it_is_settled() -> None:
    found = {
        event.decoded("dtstart"): event
        for event in icalendar.Calendar.from_ical(content("all", "en")).walk("VEVENT")
    }
    settled, open_ = found[date(2026, 10, 1)], found[date(2027, 10, 1)]
    assert str(settled["description"]).endswith(
        "https://www.gov.cn/gongbao/2025/issue_12406/202511/content_7048922.html"
    )
    assert (settled["status"], open_["status"]) == ("CONFIRMED", "TENTATIVE")
    assert str(open_["summary"]) == "休 National Day: day off (by law, notice awaited)"
    assert "we had found no notice for 2027" in str(open_["description"])


def test_programs_are_told_how_often_to_look_and_no_method_stands_in_the_way() -> None:
    text = content("days-off", "zh").decode()
    assert "REFRESH-INTERVAL;VALUE=DURATION:P1D\r\n" in text
    assert "X-PUBLISHED-TTL:P1D\r\n" in text
    assert "SOURCE;VALUE=URI:https://host.example/base/calendars/days-off.zh.ics\r\n" in text
    assert "\nMETHOD" not in text


def test_builds_of_one_day_give_the_same_bytes_and_lines_keep_to_the_limit() -> None:
    assert content("all", "zh") == content("all", "zh")
    assert b"DTSTAMP:20261122T000000Z" in content("all", "zh")
    assert content("all", "zh") != content("all", "zh", date(2026, 11, 23))
    assert all(len(line) <= 75 for line in content("all", "zh").split(b"\r\n"))


def test_all_calendars_of_a_language_are_written(tmp_path: Path) -> None:
    for lang in LANGS:
        calendars.write(settings(tmp_path), lang)
    assert sorted(path.name for path in (tmp_path / "calendars").iterdir()) == [
        "all.en.ics",
        "all.zh.ics",
        "days-off.en.ics",
        "days-off.zh.ics",
        "make-up-days.en.ics",
        "make-up-days.zh.ics",
    ]
