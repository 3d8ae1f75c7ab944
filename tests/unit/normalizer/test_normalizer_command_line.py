"""The command as an editor uses it."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from shlex import quote

import pytest

from normalizer.cli import main

RAW = "副卡怎么注销\n发布时间：2024-01-02 人气：3\n先到营业厅查余额，3个工作日内会收到短信。\n"
TWO = (
    RAW
    + "主卡怎么过户\n发布时间：2024-02-03 人气：4\n"
    + "双方一起到场，带好各自的证件，并且把欠费结清。" * 10
    + "\n"
)
ONE_LONG = RAW + "先把名下的号码都查一遍，再决定先办哪一个，免得来回跑。" * 10 + "\n"

# A clock set ahead for a whole run keeps its memory open under the first free number: that of a stream which
# a test closes.
WITHOUT_ANOTHER_CLOCK = {
    key: value for key, value in os.environ.items() if not key.startswith(("LD_", "FAKE"))
}


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    path = tmp_path / "raw.txt"
    path.write_text(RAW, encoding="utf-8")
    return path


def test_a_file_prints_its_draft(raw: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(raw)]) == 0
    assert capsys.readouterr().out == (
        "---\ntitle: 副卡怎么注销\ndate: '2024-01-02'\nlang: zh\n---\n\n"
        "先到营业厅查余额，3个工作日内会收到短信。\n"
    )


def test_standard_input_is_read_when_no_file_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(RAW.encode("gbk"))))
    assert main([]) == 0
    assert "title: 副卡怎么注销" in capsys.readouterr().out


def test_an_output_folder_gets_a_file_for_each_article_and_its_reports(tmp_path: Path) -> None:
    two = tmp_path / "two.txt"
    two.write_text(ONE_LONG + TWO.removeprefix(RAW), encoding="utf-8")
    out = tmp_path / "out"
    assert main([str(two), "--output-dir", str(out), "--report=json", "--claims"]) == 0
    assert sorted(path.name for path in out.iterdir()) == [
        "two-1.md",
        "two-2.md",
        "two.claims.tsv",
        "two.report.json",
    ]


def test_two_inputs_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    paths = []
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        paths.append(tmp_path / folder / "raw.txt")
        paths[-1].write_text(RAW, encoding="utf-8")
    assert main([*map(str, paths), "-o", str(tmp_path / "out")]) == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["raw.2.md", "raw.md"]


def test_broken_files_get_one_sentence_each_and_the_others_still_run(
    raw: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty, picture, missing = tmp_path / "empty.txt", tmp_path / "picture.txt", tmp_path / "missing.txt"
    empty.write_bytes(b"")
    picture.write_bytes(bytes(100))
    assert main([str(empty), str(picture), str(missing), str(raw)]) == 1
    captured = capsys.readouterr()
    assert "title: 副卡怎么注销" in captured.out
    complaints = [line for line in captured.err.splitlines() if ".txt: " in line]
    assert [line.split(": ", 1)[1] for line in complaints] == [
        "the file is empty; an article was expected.",
        "the file is empty; an article was expected.",
        "the file cannot be opened (No such file or directory).",
    ]


def test_a_file_of_noise_alone_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    noise = tmp_path / "noise.txt"
    noise.write_text("分享到：微信 微博\n返回顶部\n", encoding="utf-8")
    assert main([str(noise)]) == 1
    assert "all its lines were noise" in capsys.readouterr().err


def test_the_readable_report_names_line_rule_and_reason(
    raw: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(raw), "--report"]) == 0
    out = capsys.readouterr().out
    assert "line    2  bylines/publish_line: 发布时间：2024-01-02 人气：3" in out
    assert "removed: 1" in out


@pytest.mark.parametrize(
    ("before", "after", "start"),
    [
        (["--report"], [], "{raw} (utf-8): 1 article(s)"),
        ([], ["--report"], "{raw} (utf-8): 1 article(s)"),
        (["--report", "text"], [], "{raw} (utf-8): 1 article(s)"),
        (["--report=json"], [], '{{\n  "files": ['),
        (["--report", "json"], [], '{{\n  "files": ['),
        ([], ["--report", "json"], '{{\n  "files": ['),
    ],
)
def test_the_report_option_never_takes_the_file_for_its_format(
    raw: Path, before: list[str], after: list[str], start: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*before, str(raw), *after]) == 0
    assert capsys.readouterr().out.startswith(start.format(raw=raw))


def test_the_json_report_holds_every_change(raw: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(raw), "--report=json"]) == 0
    (entry,) = json.loads(capsys.readouterr().out)["files"]
    assert entry["encoding"] == "utf-8"
    assert entry["articles"] == [{"title": "副卡怎么注销", "date": "2024-01-02", "lang": "zh"}]
    assert {
        "line": 2,
        "step": "bylines",
        "rule": "publish_line",
        "action": "removed",
        "before": "发布时间：2024-01-02 人气：3",
        "after": "",
        "reason": "author, date and counters; the date is kept as metadata",
        "fact": {"date": "2024-01-02"},
    } in entry["changes"]
    assert entry["left"] == []


def test_claims_are_proposed_with_their_lines(raw: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(raw), "--claims"]) == 0
    rows = [row.split("\t") for row in capsys.readouterr().out.splitlines()]
    assert rows[0] == ["file", "article", "line", "topic", "found", "sentence"]
    assert [row[1:5] for row in rows[1:]] == [
        ["1", "3", "duration", "3个工作日内"],
        ["1", "3", "channel", "营业厅; 短信"],
    ]


def test_a_step_can_be_left_out(raw: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(raw), "--skip", "bylines"]) == 0
    assert "人气：3" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--skip", "nonsense"], "there is no step nonsense; --steps lists them."),
        (["--report", "--claims"], "--report and --claims together need --output-dir"),
        (["--report=html"], "invalid choice: 'html'"),
    ],
)
def test_wrong_usage_exits_with_2_and_says_why(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2
    assert sentence in capsys.readouterr().err


def test_an_output_folder_that_is_a_file_is_refused_in_one_sentence(
    raw: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main([str(raw), "--output-dir", str(raw)])
    assert end.value.code == 2
    assert f"--output-dir {raw} cannot be used as a folder (File exists)." in capsys.readouterr().err


def test_the_steps_are_listed_with_their_purpose(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--steps"]) == 0
    assert "pinyin           pinyin annotations after a character\n" in capsys.readouterr().out


def test_the_module_runs_as_a_command_and_drafts_are_utf_8_whatever_the_console_is_set_to(raw: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "normalizer", str(raw)],
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONIOENCODING": "gbk"},
    )
    assert done.stdout.decode("utf-8").startswith("---\ntitle: 副卡怎么注销\n")


@pytest.mark.parametrize("name", ["note.md", "raw.report.txt"])
def test_an_output_is_never_written_over_an_input(name: str, tmp_path: Path) -> None:
    source = tmp_path / name
    source.write_text(RAW, encoding="utf-8")
    assert main([str(source), "-o", str(tmp_path), "--report"]) == 0
    assert source.read_text(encoding="utf-8") == RAW
    assert len(list(tmp_path.glob("*.md"))) == (2 if name == "note.md" else 1)


@pytest.mark.parametrize(
    ("redirection", "sentence"),
    [
        (">&-", "standard output is closed; open it, or send it to a file.\n"),
        (">/dev/full", "the output cannot be written (No space left on device).\n"),
        ("<&-", "standard input: it is closed; name a file instead.\n"),
    ],
)
def test_a_closed_standard_stream_ends_in_one_sentence(redirection: str, sentence: str, raw: Path) -> None:
    file = "" if redirection == "<&-" else quote(str(raw))
    done = subprocess.run(
        ["bash", "-c", f"{quote(sys.executable)} -m normalizer {file} {redirection}"],
        env=WITHOUT_ANOTHER_CLOCK,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, sentence)


def test_a_closed_standard_error_is_no_error(raw: Path) -> None:
    done = subprocess.run(
        ["bash", "-c", f"{quote(sys.executable)} -m normalizer {quote(str(raw))} missing.txt 2>&-"],
        env=WITHOUT_ANOTHER_CLOCK,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout.startswith("---\ntitle: 副卡怎么注销\n")
