import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from shlex import quote

import pytest

from calculator import export_ics, messages
from calculator.cli import main
from calculator.door import answer
from calculator.events import Event
from calculator.progress import Progress

FIXED = ["--lang", "en", "--today", "2026-11-22"]


def test_a_date_is_answered_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["2026-09-28", *FIXED]) == 0
    out, err = capsys.readouterr()
    assert "Likely done between Thu 8 Oct 2026 and Sat 10 Oct 2026." in out
    assert err == ""


def test_chinese_is_the_default(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["2026-09-28"]) == 0
    assert "预计2026年10月8日（周四）至2026年10月10日（周六）之间办完。" in capsys.readouterr().out


def test_the_module_runs_as_a_command() -> None:
    command = [sys.executable, "-m", "calculator", "2026-09-28", "--lang", "en"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Cancelling a SIM card: Ordinary card, carrier hotline\n")


@pytest.mark.parametrize("encoding", ["ascii", "gbk"])
def test_the_output_is_utf_8_on_a_terminal_of_any_encoding(encoding: str) -> None:
    command = [sys.executable, "-m", "calculator", "--batch", "-"]
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    done = subprocess.run(
        command, input=b"date\n2026-09-28\n", env=environment, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode("utf-8").startswith("\ufeff备注,申请日期,")


def test_json_is_the_answer_of_the_one_door(capsys: pytest.CaptureFixture[str]) -> None:
    flags = ["--card", "whitelist", "--weeks", "3", "--after-hours", "--stop", "arrears,balance", "--json"]
    assert main(["2026-11-30", *flags, *FIXED]) == 0
    query = "apply=2026-11-30&card=whitelist&weeks=3&after_hours=yes&stop=arrears,balance"
    assert json.loads(capsys.readouterr().out) == answer(query, lang="en", today=date(2026, 11, 22))


def test_a_date_of_several_words_needs_no_quotes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["28", "Sep", "2026", *FIXED]) == 0
    assert "Likely done between Thu 8 Oct 2026 and Sat 10 Oct 2026" in capsys.readouterr().out


def test_a_finish_needs_no_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--finish-by", "bill", "--bill-day", "28", *FIXED]) == 0
    assert "To be finished before the bill of Sat 28 Nov 2026" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("argv", "code", "sentence"),
    [
        (["2026-02-30"], 1, "There is no such day as 2026-02-30. Check the month and the day.\n"),
        (
            ["2026-11-22", "--weeks", "many"],
            1,
            "Weeks for “several weeks”: “many” is not a whole number; enter one from 1 to 26.\n",
        ),
        ([], 2, "Give a date, --finish-by or --batch; see --help.\n"),
        (["2026-11-22", "--batch", "x.csv"], 2, "--batch takes its dates from the file: leave out DATE.\n"),
        (["--json", "--batch", "x.csv"], 2, "--batch takes its dates from the file: leave out --json.\n"),
        (["--batch", "no-such.csv"], 2, "no-such.csv cannot be read: No such file or directory\n"),
        (
            ["2026-11-22", "--ics", "no-such-folder/x.ics"],
            2,
            "no-such-folder/x.ics cannot be written: No such file or directory\n",
        ),
    ],
)
def test_errors_are_one_sentence_on_stderr(
    argv: list[str], code: int, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*argv, *FIXED]) == code
    assert capsys.readouterr().err == sentence


def test_a_wrong_today_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["2026-11-22", "--today", "soon", "--lang", "en"]) == 2
    assert capsys.readouterr().err == "“soon” is not a date for today; write it like 2026-11-22.\n"


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["--colour"], "这条命令写得不对（unrecognized arguments: --colour），写法见--help。\n"),
        (["--lang"], "这条命令写得不对（argument --lang: expected one argument），写法见--help。\n"),
        (
            ["--weeks", "--lang", "en"],
            "This command is not right (argument --weeks: expected one argument); see --help.\n",
        ),
    ],
)
def test_a_wrong_command_is_refused_in_one_sentence(
    argv: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(argv) == 2
    assert capsys.readouterr().err == sentence


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_names_every_flag_and_shows_examples(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--help", "--lang", lang])
    assert stopped.value.code == 0
    shown = capsys.readouterr().out
    assert messages.load(lang).text("cli.examples") in shown
    assert "show this help message" not in shown
    for flag in ("--card", "--via", "--finish-by", "--batch", "--ics", "--json", "--lang", "--today"):
        assert flag in shown


def test_a_batch_writes_csv_and_says_which_rows_it_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "cards.csv"
    file.write_text("label,date\na,2026-09-28\nb,never\n", encoding="utf-8")
    assert main(["--batch", str(file), "--ics", str(tmp_path / "all.ics"), *FIXED]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("\ufeffLabel,Application,")
    assert "a,2026-09-28,Ordinary card,carrier hotline,2026-10-08,2026-10-10," in out
    assert err.splitlines() == [
        "Line 3 (b): “never” cannot be read as a date. Write it like 2026-11-22, 22 Nov or tomorrow.",
        "1 done, 1 to fix.",
        f"{tmp_path / 'all.ics'} written.",
    ]
    assert (tmp_path / "all.ics").read_bytes().count(b"BEGIN:VEVENT") == 3


def test_a_batch_can_come_from_standard_input() -> None:
    command = [sys.executable, "-m", "calculator", "--batch", "-", "--lang", "en"]
    done = subprocess.run(command, input="日期\n2026-09-28\n".encode("gbk"), capture_output=True, check=False)
    assert (done.returncode, done.stderr.decode()) == (0, "1 done.\n")
    assert "2026-10-08,2026-10-10" in done.stdout.decode()


def test_a_batch_can_come_from_a_pipe_that_cannot_be_read_twice(tmp_path: Path) -> None:
    pipe = tmp_path / "cards.csv"
    os.mkfifo(pipe)
    with subprocess.Popen(
        [sys.executable, "-m", "calculator", "--batch", str(pipe), "--lang", "en"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as command:
        pipe.write_bytes(b"date\n2026-09-28\n")
        out, err = command.communicate()
    assert (command.returncode, err.decode()) == (0, "1 done.\n")
    assert "2026-10-08,2026-10-10" in out.decode()


def test_a_reader_that_leaves_early_gets_no_traceback() -> None:
    rows = "date\n" + "2026-09-28\n" * 20_000
    command = f"{quote(sys.executable)} -m calculator --batch - --lang en | head -n 1"
    done = subprocess.run(command, shell=True, input=rows.encode(), capture_output=True, check=False)  # noqa: S602
    assert b"Traceback" not in done.stderr
    assert done.stdout.count(b"\n") == 1


def test_a_calendar_file_is_written_beside_the_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "plan.ics"
    assert main(["2026-09-28", "--ics", str(file), *FIXED]) == 0
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert capsys.readouterr().err == f"{file} written.\n"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_large_batch_shows_its_progress_on_a_terminal_only() -> None:
    stream = io.BytesIO(b"x" * 1000)
    terminal, file = Terminal(), io.StringIO()
    for output in (terminal, file):
        progress = Progress(stream, output)
        stream.seek(500)
        for _ in range(500):
            progress.show()
        progress.clear()
    assert terminal.getvalue().startswith(f"\r[{'#' * 20}{' ' * 20}]  50%\r")
    assert terminal.getvalue().endswith(" \r")
    assert file.getvalue() == ""


def test_a_small_batch_shows_no_progress() -> None:
    terminal = Terminal()
    progress = Progress(io.BytesIO(b"x"), terminal)
    for _ in range(499):
        progress.show()
    progress.clear()
    assert terminal.getvalue() == ""


def test_an_argument_in_another_encoding_is_refused_in_one_sentence() -> None:
    command: list[str | bytes] = [sys.executable, "-m", "calculator", b"\xff\xfe", "--lang", "en"]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stderr.decode() == (
        "This command is not right (“??” is not text in the encoding of this terminal); see --help.\n"
    )


def test_a_calendar_that_cannot_be_made_leaves_the_old_file_alone(tmp_path: Path) -> None:
    table, calendar = tmp_path / "cards.csv", tmp_path / "all.ics"
    table.write_text("label,date\na,never\n", encoding="utf-8")
    calendar.write_text("old", encoding="utf-8")
    assert main(["--batch", str(table), "--ics", str(calendar), *FIXED]) == 1
    assert calendar.read_text("utf-8") == "old"


def test_the_events_of_a_batch_are_written_as_they_come() -> None:
    def events() -> Iterator[Event]:
        for number in range(1_000_000):
            day = date(2026, 9, 28)
            yield Event(f"{number}@x", day, "Call", "")

    pieces = export_ics.pieces(messages.load("en"), events(), made=datetime(2026, 9, 1, tzinfo=UTC))
    assert [piece.count("BEGIN:VEVENT") for piece in islice(pieces, 3)] == [0, 1, 1]
