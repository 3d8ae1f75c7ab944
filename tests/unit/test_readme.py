"""The table of rooms in both READMEs names what is there."""

import re
import subprocess
from fnmatch import fnmatch
from pathlib import PurePosixPath

import pytest

from tests.builds import ROOT

READMES = ["README.md", "README.zh.md"]
ROW = re.compile(r"^\| (`.+?) \| (.+) \|$", re.MULTILINE)
NAME = re.compile(r"`([^`]+)`")


def rooms(readme: str) -> dict[str, str]:
    """Return what the table says of each room, by the names in its first column."""
    return dict(ROW.findall((ROOT / readme).read_text("utf-8")))


def committed(folder: str = "") -> list[PurePosixPath]:
    command = ["git", "ls-files", "--", folder or "."]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [PurePosixPath(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("readme", READMES)
def test_every_folder_of_the_repository_has_a_row(readme: str) -> None:
    named = {name.partition("/")[0] for row in rooms(readme) for name in NAME.findall(row)}
    folders = {path.parts[0] for path in committed() if len(path.parts) > 1}
    # What a folder of these holds is told where it is used: locks, the gate, the picture of the README.
    assert folders - named == {"requirements", ".ci", "screenshots", "decisions"}


@pytest.mark.parametrize("readme", READMES)
def test_every_file_of_data_is_named(readme: str) -> None:
    patterns = NAME.findall(rooms(readme)["`calculator/data/`"])
    files = {path.name for path in committed("calculator/data")}
    assert files
    assert [name for name in files if not any(fnmatch(name, pattern) for pattern in patterns)] == []
    assert [each for each in patterns if not any(fnmatch(name, each) for name in files)] == []


@pytest.mark.parametrize("readme", READMES)
def test_every_folder_of_tests_is_named(readme: str) -> None:
    named = {name.partition("/")[0] for name in NAME.findall(rooms(readme)["`tests/`"])}
    folders = {path.parts[1] for path in committed("tests") if len(path.parts) > 2}
    assert folders <= named
