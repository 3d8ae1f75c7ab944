"""Today, for a build, is the date in China."""

from datetime import date

import pytest
from mkdocs.exceptions import PluginError

from hooks.build_date import build_date


@pytest.mark.parametrize(
    ("epoch", "day"),
    [
        ("1795363199", date(2026, 11, 22)),  # 22 November, 23:59:59 in China, still afternoon in London
        ("1795363200", date(2026, 11, 23)),  # one second later it is the 23rd in China
    ],
)
def test_a_told_moment_becomes_its_date_in_china(
    monkeypatch: pytest.MonkeyPatch, epoch: str, day: date
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert build_date() == day


@pytest.mark.parametrize("epoch", ["yesterday", "1e9", "1" * 30])
def test_a_moment_that_is_no_number_of_seconds_is_refused(
    monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(PluginError, match=f"SOURCE_DATE_EPOCH is '{epoch}'; it should be"):
        build_date()
