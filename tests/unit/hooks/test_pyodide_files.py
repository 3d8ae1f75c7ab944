"""Pyodide's core files are used only if they are those whose hashes were written down."""

import json
from pathlib import Path

import pytest

from hooks.runtime.pyodide_files import CORE, LIBRARY, LOCK, PyodideFilesError, core_files, integrity, pin


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Return a folder that looks like the npm package."""
    folder = tmp_path / "pyodide"
    folder.mkdir()
    (folder / "package.json").write_text('{"version": "1.2.3"}')
    for name in [*CORE.values(), LIBRARY]:
        (folder / name).write_bytes(name.encode())
    (folder / LOCK).write_text(json.dumps({"info": {"abi_version": "2026_0"}, "packages": {"numpy": {}}}))
    return folder


@pytest.fixture
def pins(tmp_path: Path, package: Path) -> Path:
    """Return the file with the hashes of that package."""
    file = tmp_path / "pyodide.toml"
    file.write_text("# Why these are pinned.\n")
    pin(package, file)
    return file


def test_a_hash_is_written_as_browsers_write_it() -> None:
    assert integrity(b"") == "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="


def test_pinned_files_are_found_with_version_and_without_packages(package: Path, pins: Path) -> None:
    core = core_files(package, pins)
    assert (core.folder, core.version) == (package, "1.2.3")
    assert core.integrity["pyodide.mjs"] == integrity(b"pyodide.mjs")
    assert core.lock == {"info": {"abi_version": "2026_0"}, "packages": {}}


def test_pinning_keeps_the_comment(pins: Path) -> None:
    assert pins.read_text().startswith("# Why these are pinned.\n")


def test_a_changed_file_is_refused_by_name(package: Path, pins: Path) -> None:
    (package / "pyodide.asm.wasm").write_bytes(b"another")
    with pytest.raises(PyodideFilesError, match=r"pyodide\.asm\.wasm is not the file of Pyodide 1\.2\.3"):
        core_files(package, pins)


def test_a_missing_file_is_refused_by_name(package: Path, pins: Path) -> None:
    (package / "pyodide.mjs").unlink()
    with pytest.raises(PyodideFilesError, match=r"pyodide\.mjs .*no such file"):
        core_files(package, pins)


def test_another_version_than_the_pinned_one_says_how_to_pin_it(package: Path, pins: Path) -> None:
    (package / "package.json").write_text('{"version": "1.2.4"}')
    with pytest.raises(PyodideFilesError, match=r"holds Pyodide 1\.2\.4.*1\.2\.3.*--pin"):
        core_files(package, pins)


def test_without_the_package_the_sentence_says_what_to_run(tmp_path: Path, pins: Path) -> None:
    with pytest.raises(PyodideFilesError, match="run `npm ci`"):
        core_files(tmp_path / "nothing", pins)


def test_the_installed_package_is_the_pinned_one() -> None:
    assert core_files().version == "314.0.7"
