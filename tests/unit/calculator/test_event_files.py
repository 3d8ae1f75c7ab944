"""Event files: single days that six programs read alike, that keep their uids and that can ring."""

import ctypes
import json
from datetime import date, timedelta
from itertools import product
from typing import Any

import icalendar
import pytest

from calculator.worker import handle
from tests.unit.event_files import libical
from tests.unit.event_files.readers import Read, by_javascript, readings

QUERY = "apply=2026-09-28&card=ordinary&via=hotline"
COUNT = "count=after&from=2027-02-03&days=3"
DAY = timedelta(days=1)


def made(op: str, query: str = "", data: str = "", lang: str = "en", now: str | None = None) -> str:
    request = {"op": op, "query": query, "lang": lang, "today": "2026-11-22"} | ({"now": now} if now else {})
    found: dict[str, Any] = json.loads(handle(json.dumps(request), data.encode()))
    assert found["ok"], found
    return str(found["ics"])


def events(ics: str) -> list[Any]:
    return list(icalendar.Calendar.from_ical(ics).walk("VEVENT"))


def uids(ics: str) -> list[str]:
    return [str(event["uid"]) for event in events(ics)]


TABLE = "label,date\nshop,2026-09-28\nhome,2026-11-09\n"
COUNTS = "label,count,from,days\nappeal,after,2026-09-28,15\n"


LANGS = ("zh", "en")
Asked = tuple[str, str, str]
ASKED: list[Asked] = [
    ("ics", QUERY, ""),
    ("ics", "apply=2026-12-30&card=whitelist&stop=arrears&weeks=3", ""),
    ("ics", "finish_by=2026-12-31&card=company", ""),
    ("ics", COUNT, ""),
    ("ics", "count=between&from=2026-09-28&to=2026-10-12", ""),
    ("batch_ics", "", TABLE + '"a, b; c\\d 店\'s ""x""",2026-09-28\n'),
    ("batch_ics", "", COUNTS),
]


@pytest.fixture(scope="module")
def by_scripts(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[Asked, str], dict[str, Read]]:
    files = list(product(ASKED, LANGS))
    texts = [made(*asked, lang).encode() for asked, lang in files]
    return dict(zip(files, by_javascript(texts, tmp_path_factory.mktemp("event_files")), strict=True))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("asked", ASKED)
def test_six_programs_read_the_same_single_days_and_titles(
    asked: Asked, lang: str, library: ctypes.CDLL, by_scripts: dict[tuple[Asked, str], dict[str, Read]]
) -> None:
    text = made(*asked, lang)
    expected = sorted(
        (event["dtstart"].dt, event["dtend"].dt, str(event["summary"])) for event in events(text)
    )
    assert expected
    assert all(after == first + DAY for first, after, _ in expected)
    found = readings(text.encode(), library, by_scripts[asked, lang])
    assert len(found) == 6
    for program, days in found.items():
        assert sorted(days) == expected, program


@pytest.mark.parametrize(
    ("op", "query", "data"), [("ics", QUERY, ""), ("ics", COUNT, ""), ("batch_ics", "", TABLE)]
)
def test_a_file_names_no_method_which_without_an_organizer_breaks_a_rule(
    op: str, query: str, data: str, library: ctypes.CDLL
) -> None:
    text = made(op, query, data)
    assert "METHOD" not in text
    published = text.replace("VERSION:2.0\r\n", "VERSION:2.0\r\nMETHOD:PUBLISH\r\n")
    with pytest.raises(ValueError, match="broken rule"):
        libical.read(library, published.encode())


def test_a_plan_has_its_latest_finish_the_reply_to_the_check_and_the_day_to_call() -> None:
    assert [(str(e["summary"]), e["dtstart"].dt) for e in events(made("ics", QUERY))] == [
        ("SIM cancellation: latest finish by our estimate", date(2026, 10, 10)),
        ("SIM cancellation: read the reply of the one-ID check", date(2026, 10, 12)),
        ("SIM cancellation: heard nothing? Call the carrier", date(2026, 10, 12)),
    ]


def test_the_event_of_the_finish_tells_the_course_and_the_others_what_to_do() -> None:
    finish, check, call = (str(event["description"]) for event in events(made("ics", QUERY)))
    assert "between Thu 8 Oct 2026 and Sat 10 Oct 2026" in finish
    assert "Review: done" in finish
    assert "it is there by Mon 12 Oct 2026" in check
    assert "Call the carrier on Mon 12 Oct 2026" in call


def test_a_day_beyond_the_calendar_has_no_event() -> None:
    titles = [
        str(event["summary"]) for event in events(made("ics", "apply=2027-12-22&card=ordinary&via=hall"))
    ]
    assert titles[0] == "SIM cancellation: latest finish by our estimate"
    assert not any("Call the carrier" in title for title in titles)


@pytest.mark.parametrize("query", [QUERY, COUNT])
def test_every_event_rings_at_nine_in_the_morning_of_the_day_before(query: str) -> None:
    for event in events(made("ics", query)):
        (alarm,) = event.walk("VALARM")
        assert (str(alarm["action"]), alarm["trigger"].dt) == ("DISPLAY", timedelta(hours=-15))
        assert "related" not in {name.lower() for name in alarm["trigger"].params}


def test_an_alarm_names_the_day_that_it_is_about() -> None:
    alarm = events(made("ics", QUERY))[0].walk("VALARM")[0]
    assert str(alarm["description"]) == "Sat 10 Oct 2026: SIM cancellation: latest finish by our estimate"


@pytest.mark.parametrize(
    "changed",
    [
        "apply=2026-09-29",
        "apply=2026-09-28&via=hall",
        "finish_by=2026-12-31",
        "apply=2026-09-28&stop=arrears&extra_days=3",
    ],
)
def test_a_changed_question_keeps_its_events_and_a_later_file_outdoes_an_earlier_one(changed: str) -> None:
    before = made("ics", QUERY, now="2026-11-22T04:00:00.000Z")
    after = made("ics", changed, lang="zh", now="2026-11-22T04:00:01.000Z")
    assert uids(before) == uids(after)
    earlier, later = ({event["sequence"] for event in events(file)} for file in (before, after))
    assert max(earlier) < min(later)
    stamps = [events(file)[0]["dtstamp"].dt.isoformat() for file in (before, after)]
    assert stamps == ["2026-11-22T04:00:00+00:00", "2026-11-22T04:00:01+00:00"]


def test_sequences_fit_into_31_bits_for_a_long_time() -> None:
    assert events(made("ics", QUERY, now="2090-01-01T00:00:00Z"))[0]["sequence"] < 2**31
    assert events(made("ics", QUERY, now="9999-12-31T00:00:00Z"))[0]["sequence"] == 2**31 - 1
    assert events(made("ics", QUERY, now="2001-01-01T00:00:00Z"))[0]["sequence"] == 0


def test_two_kinds_of_card_are_two_cards() -> None:
    assert set(uids(made("ics", QUERY))).isdisjoint(uids(made("ics", "apply=2026-09-28&card=whitelist")))


def test_the_events_of_a_row_go_by_its_label_whatever_its_dates_and_its_place_in_the_table() -> None:
    def by_title(data: str) -> dict[str, str]:
        return {str(event["summary"]): str(event["uid"]) for event in events(made("batch_ics", data=data))}

    changed = "label,date,card\nhome,2026-11-30,\nnew,2026-09-28,\nshop,2026-12-01,whitelist\n"
    before, after = by_title(TABLE), by_title(changed)
    assert before.items() <= after.items()
    assert len(set(after.values())) == 9


def test_rows_of_one_label_that_differ_all_stand_in_the_file_and_the_same_row_only_once() -> None:
    data = "label,date\nshop,2026-09-28\nshop,2026-11-09\nshop,2026-09-28\n,2026-09-28\n,2026-11-09\n"
    found = uids(made("batch_ics", data=data))
    assert len(found) == len(set(found)) == 12


def test_a_label_is_in_the_title_and_not_in_the_uid() -> None:
    text = made("batch_ics", data=TABLE)
    assert "SIM cancellation: latest finish by our estimate (shop)" in text.replace("\r\n ", "")
    assert not any("shop" in uid for uid in uids(text))


@pytest.mark.parametrize("now", ["soon", "2026-11-22T04:00:00", 5])
def test_what_is_no_moment_is_refused(now: object) -> None:
    request = {"op": "ics", "query": QUERY, "lang": "en", "today": "2026-11-22", "now": now}
    assert json.loads(handle(json.dumps(request)))["errors"] == [
        {
            "field": "now",
            "code": "impossible",
            "text": f"“{now}” is not a moment; write it like 2026-11-22T04:00:00Z.",
        }
    ]
