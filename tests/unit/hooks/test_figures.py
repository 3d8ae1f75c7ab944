"""A number or date is the same figure however its language writes it."""

import pytest

from hooks.checks.figures import figures

SAME = [
    ("2026年10月8日", "8 October 2026", ["2026-10-08"]),
    ("2026年10月8日", "8 Oct 2026", ["2026-10-08"]),
    ("10月1日", "1 October", ["10-01"]),
    ("10月1日至3日", "1 to 3 October", ["10-01", "10-03"]),
    ("2026年2月15日至23日", "15–23 February 2026", ["2026-02-15", "2026-02-23"]),
    ("2021年9月", "September 2021", ["2021-09"]),
    ("2025年5月的报道", "a report of May 2025", ["2025-05"]),
    ("2026-11-22", "2026-11-22", ["2026-11-22"]),
    ("20万元", "CNY 200,000", ["200000"]),
    ("3至5个工作日", "3 to 5 working days", ["3", "5"]),
    ("24小时", "24 hours", ["24"]),
    ("第44条", "art. 44", ["44"]),
    ("3‰", "3‰", ["3"]),
    ("10086热线", "hotline 10086", ["10086"]),
]


@pytest.mark.parametrize(("chinese", "english", "values"), SAME)
def test_the_same_figure_is_read_the_same_in_both_languages(
    chinese: str, english: str, values: list[str]
) -> None:
    assert sorted(value for value, _ in figures(chinese, "zh")) == values
    assert sorted(value for value, _ in figures(english, "en")) == values


def test_may_as_a_verb_is_no_month() -> None:
    assert [value for value, _ in figures("up to 5 cards may be closed", "en")] == ["5"]


def test_a_figure_has_its_offset() -> None:
    assert list(figures("约3天", "zh")) == [("3", 1)]
