"""Tests of one file go to one process; those that share nothing and take long, to any."""

import re
from pathlib import Path

import pytest

from tests import groups
from tests.builds import ROOT, run

FILES = {path.stem for path in (ROOT / "tests").rglob("test_*.py")}


def test_the_tests_of_a_file_are_one_group() -> None:
    tests = ("tests/site/test_links.py::test_a[1]", "tests/site/test_links.py::test_b[a@b::c]")
    assert {groups.group(test) for test in tests} == {"test_links"}


def test_files_that_load_the_same_are_one_group() -> None:
    tests = ("tests/unit/test_github.py::test_a", "tests/unit/hooks/finish/test_open_data.py::test_b")
    assert {groups.group(test) for test in tests} == {"schemas"}


def test_tests_that_share_nothing_are_a_group_each() -> None:
    tests = [f"tests/unit/hooks/test_engines_agree.py::test_{name}" for name in "ab"]
    assert [groups.group(test) for test in tests] == tests


def test_what_takes_longest_comes_first_and_then_one_folder_after_the_other() -> None:
    first, second, third, fourth = (
        "tests/unit/hooks/test_engines_agree.py::test_a",
        "tests/site/test_links.py::test_a",
        "tests/browser/test_home.py::test_a",
        "tests/unit/test_github.py::test_a",
    )
    assert sorted([third, fourth, second, first], key=groups.place) == [first, second, third, fourth]


def test_every_file_that_is_named_exists() -> None:
    assert {*groups.LONGEST, *groups.TOGETHER} <= FILES


def test_no_two_files_have_one_name() -> None:
    assert len(FILES) == len(list((ROOT / "tests").rglob("test_*.py")))


@pytest.mark.exhaustive
def test_a_run_gives_all_tests_of_a_file_to_one_process(tmp_path: Path) -> None:
    files = ("tests/unit/hooks/test_lean.py", "tests/unit/test_deploy.py")
    done = run("pytest", "-v", "-n", "2", f"--basetemp={tmp_path / 'run'}", *files)
    assert done.returncode == 0, done.stdout
    ran = re.findall(r"\[(gw\d)\].* PASSED (\S+?)::", done.stdout)
    assert len(ran) > 5
    assert len(set(ran)) == len(files)
