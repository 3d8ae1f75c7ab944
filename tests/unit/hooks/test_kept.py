"""What a build keeps is asked for by all that it is made of, and made only when that is new."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from hooks import kept


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(kept, "FOLDER", tmp_path)
    return tmp_path


def shout(word: str) -> bytes:
    return word.upper().encode()


def refuse(word: str) -> bytes:
    raise AssertionError(f"{word} is made again")


def test_the_same_is_made_once() -> None:
    assert kept.one("words", ["a", 1], lambda: b"made") == b"made"
    assert kept.one("words", ["a", 1], lambda: b"made again") == b"made"


def test_what_is_made_of_something_else_is_made_anew() -> None:
    kept.one("words", ["a", 1], lambda: b"made")
    assert kept.one("words", ["a", 2], lambda: b"another") == b"another"
    assert kept.one("words", ["a1"], lambda: b"a third") == b"a third"


def test_many_come_in_their_order_and_missing_ones_alone_are_made() -> None:
    jobs = {word: (word, "version 1") for word in ("one", "two", "three", "four", "five")}
    made = kept.many("shouts", jobs, shout)
    assert list(made.items()) == [(word, word.upper().encode()) for word in jobs]
    assert kept.many("shouts", jobs, refuse) == made


def test_nothing_unfinished_is_left(folder: Path) -> None:
    kept.one("words", ["a"], lambda: b"made")
    assert [path.read_bytes() for path in folder.rglob("*") if path.is_file()] == [b"made"]


def test_threads_that_make_the_same_at_once_do_not_disturb_each_other(folder: Path) -> None:
    both = Barrier(2)

    def make() -> bytes:
        both.wait(timeout=30)
        return b"made" * 1_000_000

    with ThreadPoolExecutor(2) as pool:
        made = list(pool.map(lambda _: kept.one("words", ["a"], make), range(2)))
    assert made == [b"made" * 1_000_000] * 2
    assert len([path for path in folder.rglob("*") if path.is_file()]) == 1


def test_what_no_build_has_asked_for_long_is_forgotten(folder: Path) -> None:
    for number in range(5):
        kept.one("words", [number], lambda: b"made")
    for path in folder.rglob("*"):
        os.utime(path, (0, 0))  # 1970
    kept.one("words", [0], lambda: b"made again")
    kept.one("words", [1], lambda: b"made again")
    kept.forget_unused()
    assert len([path for path in folder.rglob("*") if path.is_file()]) == 2


def test_what_was_used_by_a_clock_that_is_years_ahead_makes_nothing_else_forgotten(folder: Path) -> None:
    for number in range(5):
        kept.one("words", [number], lambda: b"made")
    ahead = next(path for path in folder.rglob("*") if path.is_file())
    os.utime(ahead, (4_102_444_800, 4_102_444_800))  # 2100
    kept.forget_unused()
    assert len([path for path in folder.rglob("*") if path.is_file()]) == 5


def test_what_python_compiles_leaves_the_hash_of_a_folder_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("one = 1\n", "utf-8")
    before = kept.now(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.cpython-311.pyc").write_bytes(b"compiled")
    assert kept.now(tmp_path) == before


def test_a_changed_line_of_code_changes_the_hash_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "a.py").write_text("one = 1\n", "utf-8")
    before = kept.sources(tmp_path / "code")
    (tmp_path / "code" / "a.py").write_text("one = 2\n", "utf-8")
    kept.sources.cache_clear()
    assert kept.sources(tmp_path / "code") != before
