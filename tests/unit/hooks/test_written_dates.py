"""The pattern by which scripts know the dates in the calculator's sentences."""

import re

import pytest

from hooks.frame import written_dates


@pytest.mark.parametrize(
    ("lang", "sentence", "dates"),
    [
        (
            "zh",
            "从2026年12月1日（周二）申请算起，到12月30日或2027年1月2日，共3个月。",
            ["2026年12月1日（周二）", "12月30日", "2027年1月2日"],
        ),
        (
            "en",
            "Apply by Tue 1 Dec 2026, or on 30 Dec; not later than 2 Jan 2027, in May.",
            ["Tue 1 Dec 2026", "30 Dec", "2 Jan 2027"],
        ),
    ],
)
def test_dates_are_found_whole_in_every_form_and_nothing_else_is(
    lang: str, sentence: str, dates: list[str]
) -> None:
    assert re.findall(written_dates.pattern(lang), sentence) == dates
