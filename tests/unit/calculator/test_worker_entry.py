"""The worker's entry: whatever comes in, JSON comes out."""

import csv
import io
import json
from datetime import date

import pytest

from calculator.door import answer
from calculator.worker import handle


def test_an_answer_is_that_of_the_one_door() -> None:
    request = {
        "op": "answer",
        "query": "apply=2026-09-28&card=whitelist",
        "lang": "zh",
        "today": "2026-11-22",
    }
    expected = answer("apply=2026-09-28&card=whitelist", lang="zh", today=date(2026, 11, 22))
    assert json.loads(handle(json.dumps(request))) == expected


@pytest.mark.parametrize(
    ("request_text", "field", "text"),
    [
        ("", "request", "The request is not valid JSON."),
        ("[]", "request", "The request is not valid JSON."),
        ("[" * 100_000, "request", "The request is not valid JSON."),
        ('{"lang": "fr"}', "lang", "“fr” is not a language of the calculator; use zh or en."),
        ('{"lang": ["zh"]}', "lang", "“['zh']” is not a language of the calculator; use zh or en."),
        ('{"lang": "en", "op": "eval"}', "op", "“eval” is not an operation of the calculator."),
        ('{"lang": "en", "op": {}}', "op", "“{}” is not an operation of the calculator."),
        (
            '{"lang": "en", "op": "answer", "today": "now"}',
            "today",
            "“now” is not a date for today; write it like 2026-11-22.",
        ),
    ],
)
def test_a_request_that_cannot_be_carried_out_is_refused_by_name(
    request_text: str, field: str, text: str
) -> None:
    found = json.loads(handle(request_text))
    assert found == {"ok": False, "errors": [{"field": field, "code": "impossible", "text": text}]}


def test_a_lone_surrogate_of_a_link_cannot_break_the_response() -> None:
    request = '{"op": "answer", "query": "card=\\ud800", "lang": "en", "today": "2026-11-22"}'
    assert "“?” is not a kind of card" in handle(request).encode("utf-8").decode("utf-8")


@pytest.mark.parametrize("op", ["batch", "batch_ics"])
def test_whoever_waits_for_many_rows_is_told_how_many_are_done(op: str) -> None:
    data = "label,date\n" + "".join(f"card {number},2026-12-01\n" for number in range(500))
    told: list[int] = []
    request = json.dumps({"op": op, "lang": "en", "today": "2026-11-22"})
    assert json.loads(handle(request, data.encode(), told.append))["ok"]
    assert told == [200, 400]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "en",
            "A calendar file here holds at most 2000 rows of a table. Split the table, or take the CSV file.",
        ),
        ("zh", "这里的日历文件最多写入表格的2000行。请把表格分成几份，或者改用CSV文件。"),
    ],
)
def test_a_calendar_file_of_too_many_rows_is_refused_before_any_is_answered(lang: str, text: str) -> None:
    data = "label,date\n" + "".join(f"card {number},2026-12-01\n" for number in range(2001))
    told: list[int] = []
    request = json.dumps({"op": "batch_ics", "lang": lang, "today": "2026-11-22"})
    found = json.loads(handle(request, data.encode(), told.append))
    assert found == {"ok": False, "errors": [{"field": "ics", "code": "impossible", "text": text}]}
    assert told == []


def test_the_file_of_a_batch_tells_in_its_place_what_could_not_be_answered() -> None:
    data = b"label,date\nfirst,2026-12-01\nsecond,2026-02-30\nthird,2026-12-02\n"
    request = json.dumps({"op": "batch", "lang": "en", "today": "2026-11-22"})
    written = list(csv.reader(io.StringIO(json.loads(handle(request, data))["csv"].removeprefix("\ufeff"))))
    assert [row[0] for row in written] == [
        "Label",
        "first",
        "Line 3 (second): There is no such day as 2026-02-30. Check the month and the day.",
        "third",
    ]
    assert {len(row) for row in written} == {len(written[0])}
