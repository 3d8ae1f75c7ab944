"""Which questions get a ready answer, and what the files hold."""

import json
from datetime import date

import pytest

from calculator import door
from hooks.finish import ready_answers
from hooks.finish.answer_codec import unpack


def test_every_day_is_asked_on_every_route_in_the_canonical_form() -> None:
    assert list(ready_answers.queries([date(2026, 11, 30)])) == [
        "apply=2026-11-30&card=ordinary&via=hall",
        "apply=2026-11-30&card=ordinary&via=hotline",
        "apply=2026-11-30&card=ordinary&via=online",
        "apply=2026-11-30&card=whitelist&via=seller",
        "apply=2026-11-30&card=whitelist&via=online",
        "apply=2026-11-30&card=company&via=hall",
    ]


def files(lang: str) -> dict[str, bytes]:
    """Return the file of each month."""
    found = ready_answers.files("answers", [lang], date(2027, 11, 30), ready_answers.queries)
    return {month: content for (_, month), content in found.items()}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_file_holds_what_the_calculator_answers(lang: str) -> None:
    query = "apply=2027-10-08&card=ordinary&via=hotline"
    expected = door.answer(query, lang=lang, today=date(2027, 11, 30))
    assert json.dumps(unpack(json.loads(files(lang)["2027-10"]), query)) == json.dumps(expected)


def test_an_answer_that_leaves_the_calendar_is_a_refusal_in_words() -> None:
    answer = unpack(json.loads(files("en")["2027-12"]), "apply=2027-12-30&card=whitelist&via=seller")
    assert answer["ok"] is False
    assert answer["errors"][0]["field"] == "apply"
