"""What hosts are asked to say: open files for any script, frames for one page alone."""

from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

from hooks.finish import host_headers
from tools.preview import asked_headers

PAGES = ["", "calculator/", "en/", "en/calculator/", "embed/", "en/embed/"]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site with its pages and the file of headers."""
    for page in PAGES:
        (tmp_path / page).mkdir(parents=True, exist_ok=True)
        (tmp_path / page / "index.html").touch()
    host_headers.write(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("/api/v1/working-days/2026.json", [("Access-Control-Allow-Origin", "*")]),
        ("/calendars/all.zh.ics", [("Access-Control-Allow-Origin", "*")]),
        ("/embed/", [("Content-Security-Policy", "frame-ancestors *")]),
        ("/en/embed/", [("Content-Security-Policy", "frame-ancestors *")]),
        ("/", [("Content-Security-Policy", "frame-ancestors 'self'")]),
        ("/en/calculator/", [("Content-Security-Policy", "frame-ancestors 'self'")]),
        ("/assets/embed/element.js", []),
    ],
)
def test_each_address_gets_its_headers_and_no_address_two_of_a_name(
    site: Path, address: str, headers: list[tuple[str, str]]
) -> None:
    assert list(asked_headers(site, address)) == headers


def test_more_rules_than_a_host_reads_stop_the_build() -> None:
    with pytest.raises(PluginError, match="104 rules; Cloudflare takes 100"):
        host_headers.rules([f"page-{number}/" for number in range(100)])
