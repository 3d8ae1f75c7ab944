"""What hosts are told to send beside each file."""

from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

from hooks.finish import host_headers, policy

ORIGINS = [{"name": "jsdelivr", "url": "https://cdn.jsdelivr.net/npm/pyodide@1/"}]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path, body in {"index.html": '<i id="calculator-config"></i>', "en/faq/index.html": ""}.items():
        html = f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>'
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(policy.protected(html, ORIGINS, live_reload=False))
    return tmp_path


def sent(site: Path, path: str, address: str = "https://host.example/") -> dict[str, str]:
    """Return what a host that reads the written file sends for a path."""
    host_headers.write(site, address, ORIGINS)
    return host_headers.sent_with(host_headers.read((site / "_headers").read_text()), path)


def test_a_page_is_sent_with_the_policy_that_stands_in_it(site: Path) -> None:
    inside = policy.of_page((site / "en/faq/index.html").read_text())
    assert sent(site, "/en/faq/")["Content-Security-Policy"] == f"{inside}; frame-ancestors 'none'"
    assert "wasm" not in sent(site, "/en/faq/")["Content-Security-Policy"]
    assert "wasm-unsafe-eval" in sent(site, "/")["Content-Security-Policy"]


def test_the_worker_has_a_policy_of_its_own_and_other_files_have_none(site: Path) -> None:
    assert "blob:" in sent(site, "/assets/calculator/worker.js")["Content-Security-Policy"]
    assert "blob:" not in sent(site, "/assets/search/worker.js")["Content-Security-Policy"]
    assert "Content-Security-Policy" not in sent(site, "/assets/styles/site.css")


def test_what_changes_under_one_name_is_asked_for_anew_and_python_is_kept(site: Path) -> None:
    assert sent(site, "/sw.js")["Cache-Control"] == sent(site, "/version.txt")["Cache-Control"] == "no-cache"
    assert "immutable" in sent(site, "/assets/python/library-1.gz")["Cache-Control"]


def test_every_file_is_sent_with_its_own_type_alone(site: Path) -> None:
    assert sent(site, "/assets/any.css")["X-Content-Type-Options"] == "nosniff"


def test_below_a_base_the_paths_begin_with_it(site: Path) -> None:
    assert "Content-Security-Policy" in sent(site, "/base/", "https://host.example/base/")
    assert sent(site, "/", "https://host.example/base/") == {}


def test_two_rules_for_one_header_are_refused() -> None:
    rules = host_headers.read("/*\n  A: 1\n\n/b\n  A: 2\n")
    with pytest.raises(ValueError, match="two rules give A"):
        host_headers.sent_with(rules, "/b")


@pytest.mark.parametrize("path", ["/api/v1/working-days/2026.json", "/calendars/all.zh.ics"])
def test_open_files_and_calendars_may_be_read_by_scripts_of_any_site(site: Path, path: str) -> None:
    assert sent(site, path)["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in sent(site, "/version.txt")


def test_the_question_for_frames_alone_may_stand_in_a_frame_of_another_site(site: Path) -> None:
    for page in ("embed", "en/embed"):
        (site / page).mkdir(parents=True)
        (site / page / "index.html").write_text((site / "en/faq/index.html").read_text())
        assert sent(site, f"/{page}/")["Content-Security-Policy"].endswith("; frame-ancestors *")
    assert sent(site, "/en/faq/")["Content-Security-Policy"].endswith("; frame-ancestors 'none'")


def test_more_rules_than_a_host_reads_stop_the_build(site: Path) -> None:
    for number in range(100):
        (site / f"page-{number}").mkdir()
        (site / f"page-{number}" / "index.html").write_text((site / "en/faq/index.html").read_text())
    with pytest.raises(PluginError, match="_headers would hold 110 rules; Cloudflare takes 100"):
        host_headers.write(site, "https://host.example/", ORIGINS)
