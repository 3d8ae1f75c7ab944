"""A site on the web is held against the one built here, and what differs is named."""

import json
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest

from hooks.finish import service_worker
from hooks.runtime.pyodide_files import integrity
from tools import verify
from tools.preview import running

TODAY = date(2026, 11, 22)
FILES = {"index.html": "home", "en/faq/index.html": "questions", "assets/a.012345678901.js": "script"}
ARCHIVE = "assets/python/library-1.gz"
ENGINE = "assets/python/engine-1.gz"
# What no page is made of, and no list names.
OTHERS = {"sbom.cdx.json": "a bill", "calendars/all.zh.ics": "days off"}


def lay(site: Path) -> Path:
    python = {ARCHIVE: "archive", ENGINE: "engine"}
    for path, text in {**FILES, **OTHERS, **python}.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, "utf-8")
    declare(site)
    return site


def declare(site: Path) -> None:
    """Write the service worker of a site, as the build does after the last of its files."""
    runtime = {
        "library": {"path": ARCHIVE, "integrity": integrity(b"archive")},
        "engine": {"path": ENGINE, "integrity": integrity(b"engine")},
        "wasm": {"name": "pyodide.asm.wasm", "integrity": integrity(b"whole engine")},
    }
    service_worker.write(site, service_worker.python_files({"files": runtime}), TODAY)


@pytest.fixture
def here(tmp_path: Path) -> Path:
    return lay(tmp_path / "here")


@pytest.fixture
def there(here: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(here, tmp_path / "there"))


@pytest.fixture
def asked(here: Path, there: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[object]:
    """Yield what asks the host at `there` and returns exit code and printed lines."""
    with ExitStack() as stack:
        address = stack.enter_context(running(there))

        def ask() -> tuple[int, list[str]]:
            code = verify.main([address, "--site", str(here)])
            return code, capsys.readouterr().out.splitlines()[1:]

        yield ask


def test_the_same_site_is_the_same(asked) -> None:  # type: ignore[no-untyped-def]
    assert asked() == (0, ["The host sends the site that is built here."])


def test_another_build_is_told_file_by_file(asked, there: Path) -> None:  # type: ignore[no-untyped-def]
    (there / "assets" / "a.012345678901.js").unlink()
    del_and_add = {"assets/b.012345678901.js": "script", "index.html": "another home"}
    for path, text in del_and_add.items():
        (there / path).write_text(text, "utf-8")
    declare(there)
    assert asked() == (
        1,
        [
            "another content: (home page)",
            "only here: assets/a.012345678901.js",
            "only on the host: assets/b.012345678901.js",
            "the host sends other bytes than are built here: version.txt",
        ],
    )


def test_a_host_that_changes_lacks_or_spoils_files_is_told(asked, there: Path) -> None:  # type: ignore[no-untyped-def]
    (there / "en/faq/index.html").write_text("questions<script>tracker</script>", "utf-8")
    (there / "assets/a.012345678901.js").unlink()
    (there / ARCHIVE).write_bytes(b"archivf")
    assert asked() == (
        1,
        [
            "the host answers 404: assets/a.012345678901.js",
            f"the host sends other bytes than its sw.js names: {ARCHIVE}",
            "the host sends other bytes than its sw.js names: en/faq/",
        ],
    )


def test_files_that_no_page_is_made_of_are_compared_with_the_build(asked, there: Path) -> None:  # type: ignore[no-untyped-def]
    (there / "sbom.cdx.json").write_text("another bill", "utf-8")
    (there / "calendars/all.zh.ics").unlink()
    assert asked() == (
        1,
        [
            "the host answers 404: calendars/all.zh.ics",
            "the host sends other bytes than are built here: sbom.cdx.json",
        ],
    )


def test_compressed_copies_and_what_hosts_read_are_not_asked_for(asked, here: Path) -> None:  # type: ignore[no-untyped-def]
    for name in ("index.html.br", "index.html.gz", "sbom.cdx.json.br", "_headers"):
        (here / name).write_text("only here", "utf-8")
    assert asked()[0] == 0


def test_a_service_worker_of_other_code_with_the_same_list_is_told(asked, there: Path) -> None:  # type: ignore[no-untyped-def]
    script = there / "sw.js"
    script.write_text(f"{script.read_text('utf-8')}importScripts('tracker.js')", "utf-8")
    assert asked() == (1, ["another content: sw.js"])


@pytest.mark.parametrize(
    "script", ["<!doctype html>", "const SITE = {}", 'const SITE = {"version": 1, "kept": 2}']
)
def test_what_is_no_site_of_this_kind_is_not_known(asked, there: Path, script: str) -> None:  # type: ignore[no-untyped-def]
    (there / "sw.js").write_text(script, "utf-8")
    assert asked()[0] == 2


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://127.0.0.1:9/", "cannot be asked"),
        ("ftp://your.site/", "should begin with https://"),
        ("your.site", "should begin with https://"),
    ],
)
def test_an_address_that_cannot_be_asked_is_said(
    here: Path, capsys: pytest.CaptureFixture[str], address: str, said: str
) -> None:
    assert verify.main([address, "--site", str(here)]) == 2
    assert said in capsys.readouterr().err


def test_without_a_build_there_is_nothing_to_compare_with(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify.main(["https://your.site/", "--site", str(tmp_path)]) == 2
    assert "run `make build` first" in capsys.readouterr().err


def test_the_list_is_read_as_it_is_written(here: Path) -> None:
    known = verify.listed((here / "sw.js").read_text("utf-8"), "here")
    assert set(known.files) == {"assets/a.012345678901.js", "en/faq/", "", ARCHIVE, ENGINE}
    assert json.dumps(known.version) in (here / "sw.js").read_text("utf-8")
