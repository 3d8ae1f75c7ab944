"""After the end of its calendar no production site is built; a live one is, and says so on every page."""

import re
from pathlib import Path

from tests.builds import build

AFTER = "1830662000"  # 5 January 2028, in China


def test_a_production_build_stops_and_says_what_to_do(tmp_path: Path) -> None:
    built = build(tmp_path, SOURCE_DATE_EPOCH=AFTER)
    assert built.returncode != 0
    assert "The calendar ended on 2027-12-31" in built.stderr
    assert not list(tmp_path.rglob("*.html"))


def test_every_page_of_a_live_site_says_that_its_calendar_has_ended_and_its_own_python_comes_first(
    tmp_path: Path,
) -> None:
    built = build(tmp_path, config="mkdocs.serve.yml", SOURCE_DATE_EPOCH=AFTER)
    assert built.returncode == 0, built.stderr
    pages = sorted(tmp_path.rglob("index.html"))
    assert len(pages) > 40
    assert [page for page in pages if "data-calendar-ended" not in page.read_text("utf-8")] == []
    # A live site asks its own copy of Python first, and nothing of another host.
    assert re.search(
        r'"origins": \[\{[^}]*"name": "own"', (tmp_path / "calculator" / "index.html").read_text("utf-8")
    )
