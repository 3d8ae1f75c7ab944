"""Whatever is wrong in a data file of the calculator is said in one sentence with file and place."""

import copy
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest

from calculator import data_check, messages, resources

Table = dict[str, Any]
as_committed = cache(resources.read)


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, bytes]]:
    """Return a dict of files that stand in for those of the package."""
    given: dict[str, bytes] = {}
    real = resources._bytes

    def read(file: str) -> bytes:
        return given[file] if file in given else real(file)

    monkeypatch.setattr(resources, "_bytes", read)
    messages.load.cache_clear()
    yield given
    messages.load.cache_clear()


def changed(monkeypatch: pytest.MonkeyPatch, name: str, change: Callable[[Table], object]) -> list[str]:
    """Return the problems when one data file is changed."""

    def read(asked: str) -> Table:
        table = copy.deepcopy(as_committed(asked))
        if asked == name:
            change(table)
        return table

    monkeypatch.setattr(resources, "read", read)
    messages.load.cache_clear()
    found = data_check.problems()
    messages.load.cache_clear()
    return found


def test_the_data_that_comes_with_the_package_is_in_order() -> None:
    assert data_check.problems() == []


@pytest.mark.parametrize("file", ["procedures.toml", "batch_columns.toml"])
def test_a_file_that_is_no_toml_is_told_with_the_line(files: dict[str, bytes], file: str) -> None:
    files[file] = b"a = 1\nb = \n"
    (found, *_) = data_check.problems()
    assert found.startswith(f"calculator/data/{file}: ")
    assert "line 2" in found


def test_a_calendar_that_is_no_json_is_told_with_the_line(files: dict[str, bytes]) -> None:
    files["working_days.json"] = b'{"years":\n}'
    assert data_check.problems() == [
        "calculator/data/working_days.json: Expecting value: line 2 column 1 (char 10)"
    ]


def test_a_file_in_another_encoding_is_told_by_name(files: dict[str, bytes]) -> None:
    files["procedures.toml"] = "名".encode("gbk")
    (found, *_) = data_check.problems()
    assert found.startswith("calculator/data/procedures.toml: 'utf-8' codec")
    assert found.endswith("(at line 1)")


def test_a_byte_order_mark_does_no_harm(files: dict[str, bytes]) -> None:
    files["procedures.toml"] = b"\xef\xbb\xbf" + resources._bytes("procedures.toml")
    assert data_check.problems() == []


@pytest.mark.parametrize(
    ("name", "change", "sentence"),
    [
        (
            "messages.en",
            lambda table: table["error"].pop("twice"),
            "messages.en.toml, error.twice: this message is missing; messages.zh.toml has it in line {line}.",
        ),
        (
            "messages.zh",
            lambda table: table["error"].pop("twice"),
            "messages.zh.toml, error.twice: this message is missing; messages.en.toml has it in line {line}.",
        ),
        (
            "messages.en",
            lambda table: table["error"].update(yes_or_no="“{what}” is neither yes nor no."),
            (
                "messages.en.toml, error.yes_or_no (line {line}): "
                "this message has the places what to fill in, and given in the other language."
            ),
        ),
        (
            "messages.en",
            lambda table: table["error"].update(yes_or_no="“{given” is neither yes nor no."),
            (
                "messages.en.toml, error.yes_or_no (line {line}): this message cannot be filled in: "
                "expected '}' before end of string."
            ),
        ),
        (
            "messages.en",
            lambda table: table["error"].update(yes_or_no=["a", "b"]),
            (
                "messages.en.toml, error.yes_or_no (line {line}): "
                "this message is of another kind or length than in the other language: a sentence or a list."
            ),
        ),
        (
            "messages.en",
            lambda table: table["date"]["weekdays"].pop(),
            (
                "messages.en.toml, date.weekdays (line {line}): "
                "this message is of another kind or length than in the other language: a sentence or a list."
            ),
        ),
        (
            "procedures",
            lambda table: table.update(stop={"id": "arrears"}),
            (
                "procedures.toml, TypeError: something is missing or not of the kind that is read there "
                "(string indices must be integers, not 'str'); compare the file with its last version."
            ),
        ),
        (
            "papers",
            lambda table: table["paper"][0].pop("kind"),
            (
                "papers.toml, KeyError: something is missing or not of the kind that is read there ('kind'); "
                "compare the file with its last version."
            ),
        ),
        (
            "batch_columns",
            lambda table: table["characters"].update(simplified="一"),
            (
                "batch_columns.toml, characters, ValueError: something is missing or not of the kind "
                "that is read there (the first two maketrans arguments must have equal length); compare the "
                "file with its last version."
            ),
        ),
        (
            "batch_columns",
            lambda table: table["header"]["card"].append("Apply-Date"),
            (
                "batch_columns.toml, header.card (line {line}): “applydate” also stands under apply; "
                "keep one of them."
            ),
        ),
        (
            "batch_columns",
            lambda table: table["value"]["via"].update(hall="shop"),
            "batch_columns.toml, value.via.hall (line {line}): this must be a list of words.",
        ),
        (
            "procedures",
            lambda table: table["route"][0].pop("card"),
            "procedures.toml, route: the key “card” is missing.",
        ),
        (
            "working_days",
            lambda table: table["years"]["2026"].pop("off"),
            (
                "working_days.json, KeyError: it is not as the command that makes it writes it ('off'); "
                "make it anew with python -m tools.working_days."
            ),
        ),
        (
            "batch_columns",
            lambda table: table["value"]["card"].update(gold=["金卡"]),
            "batch_columns.toml, value.card: “gold” is not a known card; use company / ordinary / whitelist.",
        ),
        (
            "batch_columns",
            lambda table: table.pop("header"),
            "batch_columns.toml, top level: the key “header” is missing.",
        ),
    ],
)
def test_a_fault_in_a_data_file_is_one_sentence_with_file_and_place(
    monkeypatch: pytest.MonkeyPatch, name: str, change: Callable[[Table], object], sentence: str
) -> None:
    (found,) = changed(monkeypatch, name, change)
    line = re.search(r"line (\d+)", found)
    assert found == sentence.replace("{line}", line[1] if line else "")


def test_the_line_is_that_on_which_the_key_stands() -> None:
    lines = resources.text("messages.en.toml").splitlines()
    for key, begins in (
        ("error.yes_or_no", "yes_or_no = "),
        ("reading.weeks", "[reading.weeks]"),
        ("error.batch.empty", "empty = "),
    ):
        assert lines[data_check.line_of("messages.en.toml", key) - 1].startswith(begins)
    assert data_check.line_of("messages.en.toml", "no.such") == 0


def test_a_file_that_is_not_there_is_told_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    real = resources._bytes

    def read(file: str) -> bytes:
        if file.startswith("papers"):
            raise FileNotFoundError(2, "No such file or directory")
        return real(file)

    monkeypatch.setattr(resources, "_bytes", read)
    assert data_check.problems() == ["calculator/data/papers.toml: No such file or directory"]
