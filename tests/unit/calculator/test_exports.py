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


APPLIED = "apply=2026-11-26&card=ordinary&via=hotline"


@pytest.mark.parametrize(
    ("lang", "today", "block"),
    [
        (
            "en",
            "2026-11-30",
            [
                "Where it stands on Mon 30 Nov 2026",
                "- Under way: Review, Closing and notice.",
                "- working day 2 of 3 to 5; in 1 to 3 days",
                (
                    "- Both dates are still ahead, so there is nothing to chase yet. "
                    "Keep the SIM card, and answer the phone: somebody may have a question."
                ),
            ],
        ),
        (
            "zh",
            "2026-12-02",
            [
                "2026年12月2日（周三）办到哪一步",
                "- 可能已经办完；没办完的话，在审核、注销并通知。",
                "- 第4个工作日，全程3至5个；随时可能办完，还有最多1天",
                "- 最早的日期已经到了，最晚的还没过。",
                "- 看看办好没有：问运营商，或者做一次“一证通查”，据媒体报道48小时内有答复。",
            ],
        ),
        (
            "en",
            "2026-12-08",
            [
                "Where it stands on Tue 8 Dec 2026",
                "- Overdue since Thu 3 Dec 2026.",
                "- It should have been done by that day.",
                (
                    "- Call the carrier today: ask what is missing and by when it will be done, complain if "
                    "need be, and note the reference number and the day."
                ),
                (
                    "- If that complaint is not answered within 15 days, or not to your satisfaction, you "
                    "may appeal to the communications administration: from Tue 22 Dec 2026 if you complained "
                    "on Fri 4 Dec 2026."
                ),
            ],
        ),
    ],
)
def test_text_and_events_of_a_past_application_say_where_it_stands_and_what_to_do(
    lang: str, today: str, block: list[str]
) -> None:
    text = request("text", APPLIED, lang=lang, today=today)["text"]
    assert text.split("\n\n")[1].split("\n") == block
    for event in events(request("ics", APPLIED, lang=lang, today=today)["ics"]):
        assert str(event["description"]).split("\n")[1 : 1 + len(block)] == block
    batch = request("batch_ics", data=b"label,date\nshop,2026-11-26\n", lang=lang, today=today)
    assert "\n".join(block) in str(events(batch["ics"])[0]["description"])


@pytest.mark.parametrize("today", ["2026-11-25", "2026-11-26"])
def test_up_to_the_day_of_the_application_nothing_is_said_of_where_it_stands(today: str) -> None:
    assert "Where it stands" not in request("text", APPLIED, today=today)["text"]
    assert "Where it stands" not in request("ics", APPLIED, today=today)["ics"]


@pytest.mark.parametrize(
    ("today", "chase"),
    [
        ("2026-12-04", "2026-12-04"),
        ("2026-12-08", "2026-12-08"),
        ("2026-12-21", "2026-12-21"),
        ("2026-12-22", "2026-12-04"),
    ],
)
def test_whoever_is_overdue_and_cannot_appeal_yet_calls_the_carrier_today(today: str, chase: str) -> None:
    found = events(request("ics", APPLIED, today=today)["ics"])
    assert [event["dtstart"].dt.isoformat() for event in found] == ["2026-12-03", "2026-12-05", chase]


def test_plain_text_for_a_chat_message() -> None:
    text = request("text", QUERY + "&stop=arrears&extra_days=1&finish_by=2026-10-31", lang="zh")["text"]
    assert text.split("\n")[:3] == ["注销电话卡：普通卡，运营商热线", "选项：另加1个工作日", ""]
    blocks = [block.split("\n")[0] for block in text.split("\n\n")]
    assert blocks == [
        "注销电话卡：普通卡，运营商热线",
        "2026年11月22日（周日）办到哪一步",
        "预计2026年10月8日（周四）至2026年10月12日（周一）之间办完。",
        "2026年10月22日（周四）或之前申请，最慢也能在2026年10月31日（周六）前（含当天）办完。",
        "先要办妥",
        "各个环节",
        "之后",
        "这段时间的放假安排，国务院办公厅已经公布。",
    ]


def test_the_text_of_a_refused_question_is_its_errors() -> None:
    refused = answer("apply=never&weeks=0", lang="en", today=date(2026, 11, 22))
    assert export_text.render(messages.load("en"), refused, today=date(2026, 11, 22)).split("\n") == [
        "“never” cannot be read as a date. Write it like 2026-11-22, 22 Nov or tomorrow.",
        "Weeks for “several weeks”: enter a whole number from 1 to 26.",
    ]
