"""Whatever is asked, the calculator answers or names an error; it never raises anything else."""

import csv
import io
import json
from datetime import date
from typing import Any
from urllib.parse import urlencode

from hypothesis import given
from hypothesis import strategies as st

import calculator
from calculator import procedures
from calculator.batch_writer import escape_formula
from calculator.door import answer
from calculator.query import MAX_EXTRA_DAYS, MAX_WEEKS, NAMES
from calculator.worker import handle

FIRST, LAST = calculator.covered()
TODAY = st.dates(date(2020, 1, 1), date(2032, 12, 31))
LANG = st.sampled_from(["zh", "en"])
RULES = procedures.load()
valid_questions = st.fixed_dictionaries(
    {"apply": st.dates(FIRST, LAST).map(str), "route": st.sampled_from(calculator.routes())},
    optional={
        "finish_by": st.dates(FIRST, LAST).map(str) | st.just("bill"),
        "bill_day": st.integers(1, 28).map(str),
        "after_hours": st.sampled_from(["yes", "no"]),
        "extra_days": st.integers(0, MAX_EXTRA_DAYS).map(str),
        "weeks": st.integers(1, MAX_WEEKS).map(str),
        "skip_makeup": st.just("all") | st.lists(st.sampled_from(RULES.stages)).map(",".join),
        "stop": st.lists(st.sampled_from(list(RULES.stops))).map(",".join),
    },
)
any_questions = st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=8), st.text(max_size=30))


def check(found: Any) -> None:
    """Assert that an answer has dates in order, or errors with a field, a known code and a sentence."""
    assert found["ok"] == (not found["errors"])
    if found["ok"]:
        assert found["days"][0]["date"] <= found["earliest"] <= found["latest"] == found["days"][-1]["date"]
    for error in found["errors"]:
        assert error["field"] in {*NAMES, "today", "link"}
        assert error["code"] in ("missing", "impossible", "outside")
        assert error["text"]


@given(valid_questions, LANG, TODAY)
def test_a_well_formed_question_is_answered_or_lies_outside(
    values: dict[str, Any], lang: str, today: date
) -> None:
    card, via = values.pop("route")
    found: Any = answer(urlencode({**values, "card": card, "via": via}), lang=lang, today=today)
    check(found)
    assert {error["code"] for error in found["errors"]} <= {"outside"}
    if found["ok"]:
        again = answer(found["query"], lang=lang, today=today)
        assert again == found | {"unused": {"names": [], "text": ""}}


@given(any_questions, LANG, TODAY)
def test_named_values_of_any_kind_are_answered_or_refused_by_name(
    values: dict[str, str], lang: str, today: date
) -> None:
    check(answer(urlencode(values, errors="surrogatepass"), lang=lang, today=today))


@given(
    st.text(alphabet=st.characters(codec="utf-8") | st.sampled_from("&=%+;,?-0123456789"), max_size=80),
    LANG,
    TODAY,
)
def test_a_query_string_of_any_kind_is_answered_or_refused_by_name(
    query: str, lang: str, today: date
) -> None:
    check(answer(query, lang=lang, today=today))


requests = st.fixed_dictionaries(
    {},
    optional={
        "op": st.sampled_from(["answer", "text", "ics", "batch", "batch_ics"]) | st.text(max_size=5),
        "query": st.text(max_size=20) | st.integers() | st.none(),
        "lang": LANG | st.text(max_size=3),
        "today": TODAY.map(str) | st.text(max_size=10),
    },
)


@given(requests | st.lists(st.integers()) | st.text(), st.binary(max_size=50))
def test_a_request_of_any_kind_gets_json(request: Any, data: bytes) -> None:
    assert "ok" in json.loads(handle(json.dumps(request), data))


cells = (
    st.text(max_size=12)
    | st.dates(FIRST, LAST).map(str)
    | st.sampled_from(["普通卡", "hall", "company", "2", "=1+1"])
)
headers = st.permutations(["label", "日期", "card", "渠道", "weeks", "stop", "x"])


@given(
    headers,
    st.lists(st.lists(cells, max_size=8), max_size=8),
    st.sampled_from(",;\t"),
    st.sampled_from(["utf-8", "gb18030"]),
)
def test_a_csv_file_of_any_kind_gets_a_row_or_an_error_for_each_line(
    header: list[str], rows: list[list[str]], separator: str, encoding: str
) -> None:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=separator).writerows([header, *rows])
    data = file.getvalue().encode(encoding, "replace")
    found = json.loads(handle('{"op": "batch", "lang": "zh", "today": "2026-11-22"}', data))
    assert found["ok"]
    lines = {row["line"] for row in found["rows"]} | {error["line"] for error in found["errors"]}
    assert lines.isdisjoint(
        {row["line"] for row in found["rows"]} & {error["line"] for error in found["errors"]}
    )
    for row in csv.reader(io.StringIO(found["csv"].removeprefix("\ufeff"), newline="")):
        assert not any(cell.lstrip().startswith(tuple("=+-@")) for cell in row)


@given(st.binary(max_size=300))
def test_a_file_of_any_bytes_is_answered_or_refused(data: bytes) -> None:
    for op in ("batch", "batch_ics"):
        assert "ok" in json.loads(handle(f'{{"op": "{op}", "lang": "en", "today": "2026-11-22"}}', data))


@given(st.text())
def test_a_cell_is_made_harmless_without_losing_a_character(cell: str) -> None:
    assert escape_formula(cell) in (cell, f"'{cell}")
    assert not escape_formula(cell).lstrip().startswith(tuple("=+-@＝＋－＠"))
