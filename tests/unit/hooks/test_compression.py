"""Compressed copies lie beside the files that get smaller by them, the same bytes every time."""

import gzip
from pathlib import Path
from random import Random

import brotli
import pytest

from hooks import kept
from hooks.finish import compression
from tests.builds import contents

NOISE = Random(1).randbytes(1000)
TEXT = b"a sentence that comes again and again, " * 40


@pytest.fixture(autouse=True)
def _keep_in_a_folder_of_the_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "FOLDER", tmp_path / "kept")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    for path, content in {
        "index.html": TEXT,
        "assets/python/1/pyodide.asm.wasm": TEXT + b"\0",
        "assets/any.new-ending": TEXT,
        "assets/python/library-1.gz": gzip.compress(TEXT * 40, mtime=0),
        "small.txt": b"a" * 199,
        "noise.bin": NOISE,
    }.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    return site


def copies(site: Path) -> set[str]:
    return {path for path in contents(site) if path.endswith((".br", ".gz")) and "library" not in path}


def test_a_copy_holds_what_the_file_holds(site: Path) -> None:
    compression.run(site)
    assert brotli.decompress((site / "index.html.br").read_bytes()) == TEXT
    assert gzip.decompress((site / "index.html.gz").read_bytes()) == TEXT
    assert (site / "index.html.gz").read_bytes()[4:8] == b"\0\0\0\0", "no time in it"


def test_whatever_gets_smaller_has_copies_and_nothing_else(site: Path) -> None:
    found = compression.run(site)
    with_copies = ["index.html", "assets/python/1/pyodide.asm.wasm", "assets/any.new-ending"]
    assert copies(site) == {path + ending for path in with_copies for ending in (".br", ".gz")}
    assert (found.files, found.plain) == (3, 3 * len(TEXT) + 1)


def test_again_and_without_what_was_kept_the_bytes_are_the_same(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compression.run(site)
    first = contents(site)
    compression.run(site)
    assert contents(site) == first
    monkeypatch.setattr(kept, "FOLDER", tmp_path / "other")
    compression.run(site)
    assert contents(site) == first


def test_a_copy_follows_its_file(site: Path) -> None:
    compression.run(site)
    (site / "index.html").write_bytes(TEXT + b"more")
    (site / "assets" / "any.new-ending").write_bytes(NOISE)
    compression.run(site)
    assert brotli.decompress((site / "index.html.br").read_bytes()) == TEXT + b"more"
    assert not (site / "assets" / "any.new-ending.br").exists(), "no longer worth it"


def test_copies_are_taken_away_and_archives_stay(site: Path) -> None:
    before = contents(site)
    compression.run(site)
    compression.take_away(site)
    assert contents(site) == before


def test_a_folder_without_pages_is_refused(tmp_path: Path) -> None:
    assert "holds no built pages" in str(compression.main([str(tmp_path)]))
