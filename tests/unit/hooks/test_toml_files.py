"""A broken file of words is told with its file and line, a missing key with its file and name."""

from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

from hooks import toml_files
from hooks.checks import words
from hooks.wording import FOLDER


def written(folder: Path, content: bytes) -> Path:
    path = folder / "site.zh.toml"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'[a]\nb = "c"\nd = "e\n', r"site\.zh\.toml:3: this is not TOML"),
        (b'[a]\nb = "c"\n[d', r"site\.zh\.toml:3: this is not TOML"),
        (b'[a]\nb = "\xd6\xd0"\n', r"site\.zh\.toml:2: this is not UTF-8"),
    ],
    ids=["in a line", "at the end", "another encoding"],
)
def test_a_broken_file_is_told_with_its_line(tmp_path: Path, content: bytes, told: str) -> None:
    with pytest.raises(PluginError, match=told):
        toml_files.read(written(tmp_path, content))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PluginError, match=r"site\.en\.toml is missing"):
        toml_files.read(tmp_path / "site.en.toml")


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    assert toml_files.read(written(tmp_path, b'\xef\xbb\xbfa = "b"\n')) == {"a": "b"}


def test_a_missing_key_is_told_with_file_and_name_whoever_asks_for_it(tmp_path: Path) -> None:
    table = toml_files.read(written(tmp_path, b'[a]\nb = "c"\n[[d.e]]\nf = "g"\n'))
    assert (table["a"]["b"], table["d"]["e"][0]["f"]) == ("c", "g")
    with pytest.raises(PluginError, match=r"site\.zh\.toml: the key a\.z is missing"):
        table["a"]["z"]
    with pytest.raises(PluginError, match=r"the key d\.e\[1\]\.z is missing"):
        table["d"]["e"][0]["z"]


@pytest.mark.parametrize("file", ["site.en.toml", "wording.zh.toml"])
def test_a_key_that_one_language_lacks_stops_the_build(tmp_path: Path, file: str) -> None:
    for path in FOLDER.glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    assert words.check(tmp_path) == []
    lines = (tmp_path / file).read_text("utf-8").splitlines(keepends=True)
    gone = next(line for line in lines if " = " in line)
    (tmp_path / file).write_text("".join(line for line in lines if line is not gone), "utf-8")
    (problem,) = words.check(tmp_path)
    assert problem.path == f"hooks/wording/{file}"
    assert gone.partition(" = ")[0] in problem.text
