"""The files of the live calculator: made by Pyodide itself, complete, and no larger than they need to be."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from hooks import kept
from hooks.runtime import node, runtime_files
from hooks.runtime.node import NodeError
from hooks.runtime.pyodide_files import CoreFiles, core_files, integrity
from hooks.runtime.runtime_files import (
    Sources,
    calculator_sources,
    fingerprint,
    hashed,
    package_sources,
    stubbed_library,
)


@pytest.fixture(scope="module")
def archives() -> dict[str, set[str]]:
    """Return the paths in each archive that the site publishes."""
    files = runtime_files.runtime_files().own
    return {
        name: set(zipfile.ZipFile(io.BytesIO(files[name].plain.content)).namelist())
        for name in ("library", "calculator", "calendar")
    }


def test_every_module_of_the_calculator_but_the_command_line_is_in_its_archive_compiled(
    archives: dict[str, set[str]],
) -> None:
    modules = {path for path in calculator_sources() if path.endswith(".py")}
    missing = {path for path in modules if f"{path}c" not in archives["calculator"]}
    terminal = ("__main__", "cli", "count/cli", "terminal")
    assert missing == {f"calculator/{name}.py" for name in terminal}


def test_the_calculators_data_is_in_its_archive_as_it_is(archives: dict[str, set[str]]) -> None:
    data = {path for path in calculator_sources() if not path.endswith(".py")}
    assert data
    assert data <= archives["calculator"]


def test_no_module_is_in_two_archives(archives: dict[str, set[str]]) -> None:
    assert not archives["library"] & archives["calendar"]
    assert not archives["library"] & archives["calculator"]


def test_calendar_files_bring_what_writes_them_and_of_the_time_zones_only_utc(
    archives: dict[str, set[str]],
) -> None:
    assert "icalendar/cal/calendar.pyc" in archives["calendar"]
    zones = {path for path in archives["calendar"] if path.startswith("tzdata/zoneinfo/")}
    assert "tzdata/zoneinfo/UTC" in zones
    assert not {path for path in zones if "Shanghai" in path}


def test_what_only_waiting_needs_is_replaced_by_stubs(archives: dict[str, set[str]]) -> None:
    assert {path for path in archives["library"] if path.startswith("asyncio/")} == {"asyncio/__init__.pyc"}
    library = stubbed_library(core_files())
    assert b"In place of the real module" in library["pyodide/webloop.py"]
    assert "asyncio/events.py" not in library


def test_any_change_of_what_goes_in_gives_another_fingerprint() -> None:
    core = core_files()
    before = fingerprint(core, {"calculator/a.py": b"1"}, {})
    assert fingerprint(core, {"calculator/a.py": b"1"}, {}) == before
    assert fingerprint(core, {"calculator/a.py": b"2"}, {}) != before
    assert fingerprint(core._replace(version="1.2.3"), {"calculator/a.py": b"1"}, {}) != before


def test_the_name_of_a_file_changes_with_its_content() -> None:
    one, other = (hashed("library", gzip.compress(content)) for content in (b"1", b"2"))
    assert one.packed.name != other.packed.name
    assert one.plain.name != other.plain.name


def test_a_file_comes_packed_and_plain_and_both_are_described() -> None:
    packed, plain = hashed("engine", gzip.compress(b"content"))
    assert packed.facts()["type"] == "application/gzip"
    assert plain.facts() == {"integrity": integrity(b"content"), "size": 7, "type": "application/wasm"}


def test_tests_of_packages_are_left_out() -> None:
    assert not [path for path in package_sources() if "/tests/" in path]


def test_what_was_made_once_is_kept_until_what_goes_in_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "FOLDER", tmp_path)
    made: list[Sources] = []

    def make(_core: CoreFiles, calculator: Sources, _packages: Sources) -> Sources:
        made.append(calculator)
        return dict.fromkeys(runtime_files.ARCHIVES, calculator["calculator/new.py"])

    monkeypatch.setattr(runtime_files, "make", make)
    for code in (b"1", b"1", b"2"):
        monkeypatch.setattr(
            runtime_files, "calculator_sources", lambda code=code: {"calculator/new.py": code}
        )
        own = runtime_files.archives(core_files())
        assert list(own) == list(runtime_files.ARCHIVES)
        assert {gzip.decompress(packed) for packed in own.values()} == {code}
    assert len(made) == 2


def test_a_script_that_fails_is_told_with_what_it_said() -> None:
    with pytest.raises(NodeError, match=r"no-such-script\.mjs failed"):
        node.run("no-such-script.mjs")


def test_without_node_the_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NodeError, match="install Node 20"):
        node.run("run.mjs")
