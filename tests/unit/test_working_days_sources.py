"""Every day of 2004–2026 against two independent packages, and the committed file against its generator."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import holidays
import pytest

import tools.working_days
from calculator import working_days
from tools.working_days import TARGET, days_off, make_up_days, render

YEARS = range(2004, 2027)

# Where the two packages differ, the notice decides: the State Council's notice for 2006 took 3 January 2006
# off for Saturday 31 December 2005, which was worked. chinesecalendar lacks that day.
DECIDED_BY_NOTICE = {date(2005, 12, 31): True}


def every_day() -> Iterator[date]:
    day = date(YEARS[0], 1, 1)
    while day.year in YEARS:
        yield day
        day += timedelta(days=1)


@pytest.fixture(scope="module")
def generated() -> dict[date, bool]:
    off = {day for year in YEARS for day in days_off(year)}
    made_up = {day for year in YEARS for day in make_up_days(year)}
    return {day: day in made_up or (day.weekday() < 5 and day not in off) for day in every_day()}


def test_every_day_from_2004_to_2026_is_what_both_packages_say(generated: dict[date, bool]) -> None:
    other = holidays.country_holidays("CN", years=range(YEARS[0], YEARS[-1] + 2))
    differing = {
        day: works
        for day, works in generated.items()
        if not works == chinese_calendar.is_workday(day) == other.is_working_day(day)
    }
    assert differing == DECIDED_BY_NOTICE
    assert len(generated) == 8401


def test_the_calendar_says_of_every_official_day_what_the_generator_says(generated: dict[date, bool]) -> None:
    calendar = working_days.load()
    shown = {
        day: calendar.day(day).kind in ("working", "makeup") for day in generated if day >= calendar.first
    }
    assert shown == {day: generated[day] for day in shown}


@pytest.mark.parametrize(("year", "count"), [(2024, 251), (2025, 248), (2026, 248)])
def test_number_of_working_days_a_year(generated: dict[date, bool], year: int, count: int) -> None:
    assert sum(works for day, works in generated.items() if day.year == year) == count


def test_the_committed_file_is_what_the_generator_writes() -> None:
    assert TARGET.read_text(encoding="utf-8") == render(), (
        "run `python -m tools.working_days` and commit the file"
    )


def test_a_coming_year_holds_only_the_days_of_the_law() -> None:
    calendar = working_days.load()
    year = map(date.fromordinal, range(date(2027, 1, 1).toordinal(), date(2028, 1, 1).toordinal()))
    off = [day for day in year if calendar.day(day).kind == "holiday"]
    assert off == [
        date(2027, 1, 1),
        *(date(2027, 2, day) for day in (5, 6, 7, 8)),
        date(2027, 4, 5),
        date(2027, 5, 1),
        date(2027, 5, 2),
        date(2027, 6, 9),
        date(2027, 9, 15),
        *(date(2027, 10, day) for day in (1, 2, 3)),
    ]
    assert not any(calendar.day(day).kind == "makeup" for day in calendar.law if day <= calendar.last)


def notices(*years: int) -> str:
    entry = '[[notice]]\nyear = {}\nclaim = "L-x"\nnumber = ""\npublished = 2000-01-01\naddress = ""\n'
    law = '[law]\nclaim = "L-y"\npublished = 2000-01-01\naddress = ""\n[spread]\nsince = 2024\nfurther = 7\n'
    return "".join(entry.format(year) for year in years) + law


def test_the_year_after_the_last_notice_is_covered_by_the_law_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "notices.toml").write_text(notices(2024, 2025), encoding="utf-8")
    monkeypatch.setattr(tools.working_days, "NOTICES", tmp_path / "notices.toml")
    monkeypatch.setattr(tools.working_days, "FACTS", tmp_path / "facts")
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "notices.toml").write_text("[looked_for]\nyear = 2026\non = 2025-11-01\n", "utf-8")
    years = tools.working_days.table()["years"]
    assert {year: entry["state"] for year, entry in years.items()} == {
        "2024": "official",
        "2025": "official",
        "2026": "statutory",
    }
    assert [entry["looked"] for entry in years.values()] == [None, None, "2025-11-01"]
    assert years["2026"]["make_up"] == {}
    assert "2026-02-20" not in years["2026"]["off"]


def test_a_notice_that_the_package_does_not_hold_is_refused_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notices.toml").write_text(notices(2026, 2040), encoding="utf-8")
    monkeypatch.setattr(tools.working_days, "NOTICES", tmp_path / "notices.toml")
    monkeypatch.setattr(tools.working_days, "TARGET", tmp_path / "working_days.json")
    assert tools.working_days.main([]) == 1
    assert (
        capsys.readouterr().err
        == "the installed holidays package does not hold the notice for 2040; update it\n"
    )
    assert not (tmp_path / "working_days.json").exists()


def test_a_day_of_looking_for_another_year_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notices.toml").write_text(notices(2024, 2025), encoding="utf-8")
    monkeypatch.setattr(tools.working_days, "NOTICES", tmp_path / "notices.toml")
    assert tools.working_days.main([]) == 1
    assert capsys.readouterr().err == (
        "facts/notices.toml says when the notice for 2027 was looked for; the last one in tools/notices.toml "
        "is that for 2025: write year = 2026 and the day on which you looked\n"
    )


def test_a_notice_may_move_days_across_new_year() -> None:
    # For New Year 2019, Monday 31 December 2018 was off and Saturday the 29th was worked.
    assert days_off(2019)[date(2018, 12, 31)] == "new_year"
    assert make_up_days(2019)[date(2018, 12, 29)] == "new_year"
    assert date(2018, 12, 31) not in days_off(2018)


def test_a_newest_release_that_says_the_same_is_nothing_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tools.working_days, "newest_days", tools.working_days.holiday_days)
    assert tools.working_days.main(["--check"]) == 0
    assert capsys.readouterr().out == (
        "the newest release of holidays says the same as the pinned one for 2024 to 2027\n"
    )


def test_a_newest_release_that_holds_the_next_notice_is_told_by_exit_code_1_and_day_by_day(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def newest(years: Iterable[int]) -> dict[str, str]:
        days = tools.working_days.holiday_days(years)
        del days["2027-02-09"]
        return days | {"2027-02-04": "Day off (substituted from 01/31/2027)"}

    monkeypatch.setattr(tools.working_days, "newest_days", newest)
    assert tools.working_days.main(["--check"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "2027-02-04: nothing here, Day off (substituted from 01/31/2027) there",
        "2027-02-09: Chinese New Year (Spring Festival) (observed) here, nothing there",
        "the newest release of holidays differs from the pinned one for 2024 to 2027",
    ]


def test_a_release_that_cannot_be_fetched_is_told_by_exit_code_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    assert tools.working_days.main(["--check"]) == 2
    said = capsys.readouterr().err
    assert said.startswith(
        "the newest release of holidays could not be looked at: ERROR: No matching distribution"
    )
    assert said.count("\n") == 1
