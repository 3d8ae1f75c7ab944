"""Counts on the command line and in batch files."""

import csv
import io
import json
from pathlib import Path

import pytest

from calculator.cli import main
from calculator.count.door import answer
from calculator.worker import handle
from tests.clock import TODAY

FIXED = ["--lang", "en", "--today", "2026-11-22"]


def count(*given: str) -> int:
    return main(["count", *given, *FIXED])


@pytest.mark.parametrize(
    ("given", "headline"),
    [
        (["after", "2026-09-28", "5"], "5 working days after Mon 28 Sep 2026: Sat 10 Oct 2026."),
        (["after", "28", "Sep", "2026", "5"], "5 working days after Mon 28 Sep 2026: Sat 10 Oct 2026."),
        (["before", "2026-10-12", "5"], "5 working days before Mon 12 Oct 2026: Tue 29 Sep 2026."),
        (
            ["between", "28", "Sep", "2026", "12", "Oct", "2026", "--no-makeup"],
            "From Mon 28 Sep 2026 to Mon 12 Oct 2026: 5 working days.",
        ),
        (["is", "2026-10-10"], "Sat 10 Oct 2026 is a working day."),
        (
            ["after", "2026-09-28", "5", "--natural", "--first"],
            "5 calendar days after Mon 28 Sep 2026: Fri 2 Oct 2026.",
        ),
    ],
)
def test_a_count_is_answered_in_words(
    given: list[str], headline: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert count(*given) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[0] == headline
    assert err == ""


def test_json_is_the_answer_of_the_one_door(capsys: pytest.CaptureFixture[str]) -> None:
    assert count("after", "2026-09-28", "5", "--json") == 0
    assert json.loads(capsys.readouterr().out) == answer(
        "count=after&from=2026-09-28&days=5", lang="en", today=TODAY
    )


def test_a_calendar_file_is_written_beside_the_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "count.ics"
    assert count("is", "2026-10-10", "--ics", str(file)) == 0
    assert "SUMMARY:Sat 10 Oct 2026 is a working day." in file.read_text("utf-8")
    assert "written" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "code", "said"),
    [
        ([], 2, "Give a kind of count, dates and days, or --batch; see --help."),
        (["since", "2026-10-10"], 1, "“since” is not among the choices: after, before, between, is."),
        (["after", "2026-09-28"], 1, "Enter the day to count from, such as 2026-09-28."),
        (["after", "2026-09-28", "5", "--batch", "x.csv"], 2, "leave out KIND, VALUE."),
        (["is", "2026-09-28", "--cards"], 2, "This command is not right"),
    ],
)
def test_what_cannot_be_counted_is_said_and_told_by_the_exit_code(
    given: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert count(*given) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err


def test_help_is_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["count", "--help", "--lang", "zh"])
    assert "算法：after、before、between、is" in capsys.readouterr().out


TABLE = """label,from,count,days,to,unit,first,makeup
One,2026-09-28,after,5,,,,
Two,2026年10月12日,之前,5,,工作日,,
Three,2026-09-28,between,,2026-10-12,,,no
Four,2027-02-09,is,,,,,
Five,2026-09-28,after,5,,natural,是,
Six,2026-09-28,after,,,,,
"""


def test_each_row_of_a_file_is_a_count_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "counts.csv"
    file.write_text(TABLE, "utf-8")
    assert count("--batch", str(file)) == 1
    out, err = capsys.readouterr()
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))
    shown = [
        (
            row["Label"],
            row["Latest"],
            row["Most days"],
            row["Working day"],
            row["Carried over to, at the latest"],
        )
        for row in rows
    ]
    assert shown == [
        ("One", "2026-10-10", "", "", ""),
        ("Two", "2026-09-29", "", "", ""),
        ("Three", "", "5", "", ""),
        ("Four", "", "", "not settled", ""),
        ("Five", "2026-10-02", "", "", "2026-10-08"),
    ]
    assert [row["Calendar"] for row in rows] == ["official"] * 3 + ["not final", "official"]
    assert "Line 7 (Six): Enter how many days to count, such as 10." in err
    assert "5 done, 1 to fix." in err


def test_the_result_of_a_file_can_be_asked_again_and_says_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, again = tmp_path / "counts.csv", tmp_path / "again.csv"
    first.write_text(TABLE, "utf-8")
    count("--batch", str(first))
    result = capsys.readouterr().out
    again.write_text(result, "utf-8")
    count("--batch", str(again))
    assert capsys.readouterr().out == result


def test_a_file_asks_one_kind_of_question(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "both.csv"
    file.write_text("apply,from,days\n2026-09-28,2026-09-28,5\n", "utf-8")
    assert count("--batch", str(file)) == 1
    assert "put them into two files" in capsys.readouterr().err


def test_a_browser_answers_a_file_of_counts() -> None:
    request = json.dumps({"op": "batch", "lang": "en", "today": "2026-11-22"})
    found = json.loads(handle(request, TABLE.encode()))
    assert [column["key"] for column in found["columns"]][:3] == ["label", "count", "from"]
    assert len(found["rows"]) == 5
    assert [error["line"] for error in found["errors"]] == [7]
    events = json.loads(handle(request.replace("batch", "batch_ics"), TABLE.encode()))["ics"]
    assert events.count("BEGIN:VEVENT") == 6
    assert "SUMMARY:Four: Whether Tue 9 Feb 2027 is a working day is not settled." in events
