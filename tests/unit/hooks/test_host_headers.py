"""What hosts are told to send beside each file: one description, the same in every form."""

import re
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

from hooks.finish import host_headers, policy
from hooks.finish.host_headers import Kind

ORIGINS = [{"name": "jsdelivr", "url": "https://cdn.jsdelivr.net/npm/pyodide@1/"}]
KINDS = host_headers.kinds(ORIGINS)
DIGEST = "0123456789ab"
PATHS = (
    "index.html",
    "404.html",
    "faq/index.html",
    "working-days/2026/index.html",
    "en/index.html",
    "en/faq/index.html",
    "embed/index.html",
    "en/embed/index.html",
    "sw.js",
    "version.txt",
    f"assets/search/worker.{DIGEST}.js",
    f"assets/calculator/worker.{DIGEST}.js",
    f"assets/styles/site.{DIGEST}.css",
    "assets/embed/element.js",
    f"assets/embed/page.{DIGEST}.js",
    "assets/python/library-1.gz",
    f"answers/zh/2026-12.{DIGEST}.json",
    "api/v1/working-days/2026.json",
    "calendars/all.zh.ics",
    "feed.xml",
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path in PATHS:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("x")
    return tmp_path


def sent(path: str) -> dict[str, str]:
    return host_headers.sent_with(KINDS, path)


def test_a_host_that_reads_the_file_sends_what_the_description_says(site: Path) -> None:
    host_headers.write(site, "https://host.example/base/", ORIGINS)
    rules = host_headers.read((site / "_headers").read_text())
    for path in host_headers.paths_of(site):
        assert host_headers.sent_by(rules, f"/base/{path}") == sent(path), path
    assert host_headers.sent_by(rules, "/") == {}


def test_pages_are_asked_for_anew_and_framed_by_nobody() -> None:
    for path in ("", "404.html", "faq/", "en/", "en/working-days/2026/", "en/faq/index.html"):
        assert sent(path)["Cache-Control"] == "no-cache", path
        assert sent(path)["Content-Security-Policy"] == "frame-ancestors 'none'", path


def test_the_question_for_frames_alone_may_stand_in_a_frame_of_another_site() -> None:
    for path in ("embed/", "en/embed/", "en/embed/index.html"):
        assert sent(path)["Content-Security-Policy"] == "frame-ancestors *"
        assert sent(path)["Cache-Control"] == "no-cache"
    assert sent("en/embed/other/")["Content-Security-Policy"] == "frame-ancestors 'none'"


def test_the_workers_have_policies_of_their_own_and_other_files_have_none() -> None:
    python = sent(f"assets/calculator/worker.{DIGEST}.js")["Content-Security-Policy"]
    assert python == policy.python_worker(ORIGINS)
    assert "https://cdn.jsdelivr.net" in python
    assert sent(f"assets/search/worker.{DIGEST}.js")["Content-Security-Policy"] == policy.SEARCH_WORKER
    assert sent("sw.js")["Content-Security-Policy"] == policy.SERVICE_WORKER
    assert "Content-Security-Policy" not in sent(f"assets/styles/site.{DIGEST}.css")


def test_only_what_is_named_by_its_content_is_kept_for_ever() -> None:
    kept = {path for path in PATHS if "immutable" in sent(path)["Cache-Control"]}
    assert kept == {path for path in PATHS if DIGEST in path or path.startswith("assets/python/")}
    assert sent("sw.js")["Cache-Control"] == sent("version.txt")["Cache-Control"] == "no-cache"
    assert sent("assets/embed/element.js")["Cache-Control"] == "public, max-age=3600"


def test_every_file_is_sent_with_its_own_type_alone_and_over_a_secure_connection() -> None:
    for path in PATHS:
        assert sent(path)["X-Content-Type-Options"] == "nosniff"
        assert sent(path)["Strict-Transport-Security"] == "max-age=31536000"


@pytest.mark.parametrize("path", ["api/v1/working-days/2026.json", "calendars/all.zh.ics"])
def test_open_files_and_calendars_may_be_read_by_scripts_of_any_site(path: str) -> None:
    assert sent(path)["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in sent("version.txt")


def test_two_rules_for_one_header_are_refused() -> None:
    rules = host_headers.read("/*\n  A: 1\n\n/b\n  A: 2\n")
    with pytest.raises(ValueError, match="two rules give A"):
        host_headers.sent_by(rules, "/b")
    with pytest.raises(ValueError, match="two rules give A"):
        host_headers.sent_with([Kind("a", ".*", {"A": "1"}), Kind("b", "b", {"A": "2"})], "b")


def test_a_folder_whose_files_are_all_of_a_kind_is_one_rule() -> None:
    kind = Kind("a", r"x/.*|y/1", {"A": "1"})
    assert list(host_headers.rules(["", "x/1", "x/z/2", "y/1", "y/2"], [kind])) == ["x/*", "y/1"]


def test_a_site_with_more_pages_than_a_host_reads_rules_leaves_its_pages_out(site: Path) -> None:
    for number in range(100):
        (site / f"page-{number}").mkdir()
        (site / f"page-{number}" / "index.html").write_text("x")
    host_headers.write(site, "https://host.example/", ORIGINS)
    rules = host_headers.read((site / "_headers").read_text())
    assert host_headers.sent_by(rules, "/page-1/") == host_headers.EVERYWHERE
    assert host_headers.sent_by(rules, "/embed/")["Content-Security-Policy"] == "frame-ancestors *"
    assert "immutable" in host_headers.sent_by(rules, f"/answers/zh/2026-12.{DIGEST}.json")["Cache-Control"]


def test_more_rules_than_a_host_reads_without_pages_stop_the_build(site: Path) -> None:
    for number in range(100):
        (site / f"feed-{number}.xml").write_text("x")
    with pytest.raises(PluginError, match=r"_headers would hold 1\d\d rules; Cloudflare takes 100"):
        host_headers.write(site, "https://host.example/", ORIGINS)


def test_the_patterns_are_written_as_every_host_reads_them() -> None:
    for kind in KINDS:
        for pattern in (kind.pattern, kind.but):
            assert not re.search(r"\(\?|\\[^.\-]|\$|(?<!\[)\^", pattern), "what every dialect knows"
