import json
import sys
from datetime import date
from typing import Any

import icalendar
import pytest

from calculator import export_text, messages
from calculator.door import answer
from calculator.worker import handle

QUERY = "apply=2026-09-28&card=ordinary&via=hotline"


def request(op: str, query: str = "", data: bytes = b"", lang: str = "en", today: str = "2026-11-22") -> Any:
    return json.loads(handle(json.dumps({"op": op, "query": query, "lang": lang, "today": today}), data))


def events(ics: str) -> list[Any]:
    return list(icalendar.Calendar.from_ical(ics).walk("VEVENT"))


def test_an_event_says_on_what_its_dates_depend() -> None:
    def descriptions(query: str) -> list[str]:
        return [str(event["description"]) for event in events(request("ics", query)["ics"])]

    settled = "Counted from the day these are settled and you can apply; taken here to be Mon 28 Sep 2026"
    open_ = "From Thu 31 Dec 2026 on the days off are not final"
    assert not any(settled in text or open_ in text for text in descriptions(QUERY))
    assert all(settled in text for text in descriptions(f"{QUERY}&stop=arrears"))
    assert all(open_ in text for text in descriptions("apply=2026-12-31"))


def test_the_same_question_gives_the_same_file_on_the_same_day() -> None:
    assert request("ics", QUERY) == request("ics", QUERY)


def test_lines_end_and_fold_as_the_standard_says() -> None:
    raw = request("ics", QUERY, lang="zh")["ics"].encode()
    assert raw.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    lines = raw.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)


def test_a_calendar_file_speaks_the_readers_language() -> None:
    assert [str(event["summary"]) for event in events(request("ics", QUERY, lang="zh")["ics"])] == [
        "电话卡注销：估算最晚今天办完",
        "电话卡注销：看一证通查的回复",
        "电话卡注销：没有回音就催运营商",
    ]


def test_one_calendar_file_holds_a_whole_batch() -> None:
    data = b"label,date\nshop,2026-09-28\nhome,2026-09-28\nhome,2026-09-28\nbad,never\n"
    found = request("batch_ics", data=data)
    assert found["name"] == "cancel-sim-cards.ics"
    assert len(events(found["ics"])) == 6


def test_a_label_cannot_add_a_property_to_an_event() -> None:
    data = b'label,date\n"x\nATTACH:http://example.com",2026-09-28\n'
    for event in events(request("batch_ics", data=data)["ics"]):
        assert "attach" not in event


def test_without_a_good_row_there_is_no_calendar_file() -> None:
    found = request("batch_ics", data=b"date\nnever\n")
    assert [error["text"] for error in found["errors"]] == [
        "There is nothing to put into a calendar file: no row could be answered."
    ]


def test_without_the_library_a_calendar_file_is_refused_with_its_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    assert [error["text"] for error in request("ics", QUERY)["errors"]] == [
        "Calendar files need the Python package icalendar, which is not installed."
    ]


def test_a_question_without_an_answer_has_no_export() -> None:
    for op in ("ics", "text"):
        found = request(op, "apply=never")
        assert not found["ok"]
        assert found["errors"][0]["field"] == "apply"


def test_plain_text_for_a_chat_message() -> None:
    text = request("text", QUERY + "&stop=arrears&extra_days=1&finish_by=2026-10-31", lang="zh")["text"]
    assert text.split("\n")[:3] == ["注销电话卡：普通卡，运营商热线", "选项：另加1个工作日", ""]
    blocks = [block.split("\n")[0] for block in text.split("\n\n")]
    assert blocks == [
        "注销电话卡：普通卡，运营商热线",
        "预计2026年10月8日（周四）至2026年10月12日（周一）之间办完。",
        "2026年10月22日（周四）或之前申请，最慢也能在2026年10月31日（周六）前（含当天）办完。",
        "先要办妥",
        "各个环节",
        "之后",
        "这段时间的放假安排，国务院办公厅已经公布。",
    ]


def test_the_text_of_a_refused_question_is_its_errors() -> None:
    refused = answer("apply=never&weeks=0", lang="en", today=date(2026, 11, 22))
    assert export_text.render(messages.load("en"), refused).split("\n") == [
        "“never” cannot be read as a date. Write it like 2026-11-22, 22 Nov or tomorrow.",
        "Weeks for “several weeks”: enter a whole number from 1 to 26.",
    ]
