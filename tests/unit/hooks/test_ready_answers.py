"""Which questions get a ready answer, and what the files hold."""

import json
from datetime import date
from typing import Any

import pytest

from calculator import door
from hooks import kept
from hooks.finish import ready_answers
from hooks.finish.answer_codec import unpack
from hooks.pages.addresses import FINISH_BY, PLAIN


def test_every_day_is_asked_on_every_route_in_the_canonical_form() -> None:
    assert list(ready_answers.queries([date(2026, 11, 30)])) == [
        "apply=2026-11-30&card=ordinary&via=hall",
        "apply=2026-11-30&card=ordinary&via=hotline",
        "apply=2026-11-30&card=ordinary&via=online",
        "apply=2026-11-30&card=whitelist&via=seller",
        "apply=2026-11-30&card=whitelist&via=online",
        "apply=2026-11-30&card=company&via=hall",
    ]


def test_a_circumstance_is_asked_about_on_the_routes_on_which_it_means_something() -> None:
    asked = list(ready_answers.queries([date(2026, 11, 30)], circumstance="other_province"))
    assert asked == [
        f"apply=2026-11-30&card=ordinary&via={via}&other_province=yes"
        for via in ("hall", "hotline", "online")
    ]


def files(lang: str, kind: str = PLAIN, today: date = date(2027, 11, 30)) -> dict[str, Any]:
    """Return the file of each month of a kind."""
    found = ready_answers.files(kind, [lang], today, ready_answers.content_of(kind))
    return {month: json.loads(content) for (_, month), content in found.items()}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_file_holds_what_the_calculator_answers(lang: str) -> None:
    query = "apply=2027-10-08&card=ordinary&via=hotline"
    expected = door.answer(query, lang=lang, today=date(2027, 11, 30))
    assert json.dumps(unpack(files(lang)["2027-10"], query)) == json.dumps(expected)


def test_an_answer_that_leaves_the_calendar_is_a_refusal_in_words() -> None:
    answer = unpack(files("en")["2027-12"], "apply=2027-12-30&card=whitelist&via=seller")
    assert answer["ok"] is False
    assert answer["errors"][0]["field"] == "apply"


def test_a_finish_leads_to_the_last_safe_day_and_then_to_each_day_on_which_it_is_asked() -> None:
    entries = unpack(files("en", FINISH_BY)["2027-11"], "finish_by=2027-11-30&card=ordinary&via=hotline")
    assert [(entry["from"], entry["apply"], entry["parts"]["backward"]["level"]) for entry in entries] == [
        ("2027-11-01", "2027-11-23", "good"),
        ("2027-11-24", "2027-11-24", "tight"),
        ("2027-11-25", "2027-11-25", "tight"),
        ("2027-11-26", "2027-11-26", "missed"),
        ("2027-11-27", "2027-11-27", "missed"),
        ("2027-11-28", "2027-11-28", "missed"),
        ("2027-11-29", "2027-11-29", "missed"),
        ("2027-11-30", "2027-11-30", "missed"),
    ]


def test_a_month_tells_which_of_its_days_comes_before_a_bill() -> None:
    file = files("en", FINISH_BY)["2027-11"]
    assert [unpack(file, f"bill_day={number}")["finish_by"] for number in (1, 2, 28)] == [
        "2027-11-30",
        "2027-11-01",
        "2027-11-27",
    ]
    assert "bill_day=29" not in file["answers"]


def test_how_far_a_last_day_lies_ahead_is_told_for_each_day_of_reading() -> None:
    file = files("en", FINISH_BY)["2027-11"]
    assert unpack(file, "days")[:2] == ["2027-11-01", "2027-11-02"]
    away = unpack(file, "away=2027-11-23")
    assert (len(away), away[0], away[-2], away[-1]) == (23, "in 22 days", "in 1 day", "today")


def test_a_build_on_another_day_of_the_month_makes_only_the_first_month_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The answers shown reach sixty days back, so the first month begins on another day."""
    made_of: list[set[object]] = []

    def many(_kind: str, jobs: dict[object, object], _make: object) -> dict[object, bytes]:
        made_of.append(set(jobs.values()))
        return {}

    monkeypatch.setattr(kept, "many", many)
    for day in (20, 21):
        ready_answers.files(PLAIN, ["zh"], date(2027, 11, day), ready_answers.content_of(PLAIN))
    assert len(made_of[0]) == len(made_of[1]) == 4
    assert len(made_of[0] & made_of[1]) == 3
