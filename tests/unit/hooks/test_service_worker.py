"""What the service worker is told of the site: which files, of which content, and what another version is."""

from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config.defaults import MkDocsConfig

from hooks.finish import service_worker

TODAY = date(2026, 11, 22)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in [
        "index.html",
        "404.html",
        "en/about/index.html",
        "assets/extra.css",
        "assets/pictures/zh/about.png",
        "assets/python/314.0.7/pyodide.mjs",
        "assets/javascripts/lunr/tinyseg.js",
        "sitemap.xml",
        "robots.txt",
        "sw.js",
    ]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


def test_files_a_reader_needs_are_named_by_the_address_a_browser_asks_for(site: Path) -> None:
    assert list(service_worker.hashes(site)) == ["404.html", "assets/extra.css", "en/about/", ""]


def test_a_hash_is_the_first_128_bits_of_sha256(site: Path) -> None:
    expected = sha256(b"en/about/index.html").hexdigest()[:32]
    assert service_worker.hashes(site)["en/about/"] == expected


def test_one_changed_file_makes_another_version(site: Path) -> None:
    before = service_worker.manifest(service_worker.hashes(site), {}, set())["version"]
    assert service_worker.manifest(service_worker.hashes(site), {}, set())["version"] == before
    (site / "assets/extra.css").write_text("another")
    assert service_worker.manifest(service_worker.hashes(site), {}, set())["version"] != before


def test_what_not_every_reader_gets_is_kept_on_demand_and_every_file_has_its_hash() -> None:
    known = service_worker.manifest({"": "0", "en/": "1", "fees/": "2"}, {}, {"", "en/"})
    assert known["kept"] == {"": "0", "en/": "1"}
    assert known["onDemand"] == {"fees/": "2"}


def test_each_language_has_a_page_that_says_what_is_not_kept() -> None:
    assert service_worker.manifest({}, {}, set())["missing"] == {"": "about/", "en/": "en/about/"}


def test_ready_answers_of_two_months_are_for_everybody_and_the_others_come_later() -> None:
    months = ["2026-10", "2026-11", "2026-12", "2027-01", "2027-02"]
    files = ["", *(f"answers/en/{month}.3f2a.json" for month in months)]
    assert service_worker.later(files, TODAY) == {
        "answers/en/2026-10.3f2a.json",
        "answers/en/2027-01.3f2a.json",
        "answers/en/2027-02.3f2a.json",
    }


def test_ready_answers_to_what_is_seldom_asked_are_left_to_python_without_a_network(site: Path) -> None:
    for name in ("answers/en/2026-11.3f2a.json", "answers/finish_by/en/2026-11.3f2a.json"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("{}")
    found = service_worker.hashes(site)
    assert "answers/en/2026-11.3f2a.json" in found
    assert "answers/finish_by/en/2026-11.3f2a.json" not in found


def test_written_version_is_that_of_the_service_worker(site: Path) -> None:
    service_worker.write(site, {}, TODAY)
    version = (site / "version.txt").read_text().strip()
    assert f'const SITE = {{"version":"{version}"' in (site / "sw.js").read_text()


def test_writing_again_changes_nothing(site: Path) -> None:
    service_worker.write(site, {}, TODAY)
    before = (site / "sw.js").read_text()
    service_worker.write(site, {}, TODAY)
    assert (site / "sw.js").read_text() == before


def test_the_files_of_the_live_calculator_are_those_made_here_without_the_snapshot() -> None:
    runtime = {
        "files": {
            "wasm": {"name": "pyodide.asm.wasm", "integrity": "sha256-1"},
            "library": {"path": "assets/python/library-1.gz", "integrity": "sha256-2"},
            "engine": {"path": "assets/python/engine-1.gz", "integrity": "sha256-4"},
            "snapshot": {"path": "assets/python/snapshot-1.gz", "integrity": "sha256-3"},
        }
    }
    assert service_worker.python_files(runtime) == {
        "archives": {"assets/python/library-1.gz": "sha256-2"},
        "smallEngine": {"assets/python/engine-1.gz": "sha256-4"},
        "engine": "sha256-1",
    }


@pytest.mark.parametrize(
    ("extra", "scripts"), [({}, ["assets/offline/register.js"]), ({"live_reload": True}, [])]
)
def test_pages_register_it_but_not_with_live_reload(extra: dict[str, Any], scripts: list[str]) -> None:
    config = MkDocsConfig()
    given = [{"path": "assets/offline/register.js", "defer": True}]
    config.load_dict({"site_name": "x", "extra": extra, "extra_javascript": given})
    config.validate()
    service_worker.register_nothing_that_changes(config)
    assert [str(script) for script in config.extra_javascript] == scripts
