"""The audit sees in a real browser what is wrong with a page, and reaches the states of the site."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.clock import TODAY
from tools.audit import visits
from tools.audit.__main__ import configured
from tools.audit.finding import Finding
from tools.audit.pages import Site
from tools.audit.pictures import Pictures
from tools.audit.states import states
from tools.audit.steps import Round, Step
from tools.preview import running

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,">{head}
</head><body><main><h1>A page</h1>{body}</main></body></html>"""
LATER = "<p id=a>A</p><script>setTimeout(() => a.before('A long time after\\n'.repeat(90)), 50)</script>"
FILLED = """<label for=a>A</label><p style="display:flex">
<input type=date id=a style="flex:1;width:100%;padding:6px;font:16px system-ui"></p>
<script>setTimeout(() => { a.value = '2026-11-22'; }, 50)</script>"""
SMALL = 'style="width:12px;height:12px;padding:0;border:0"'
FAULTS = {
    "axe": ("", '<img id="fault" src="data:,">'),
    "targets": ("", f'<button id="fault" {SMALL}>a</button><button {SMALL}>b</button>'),
    "console": ("", "<script>console.error('broken')</script>"),
    "hosts": ("", '<link rel="prefetch" href="http://127.0.0.2:9/a.css">'),
    "policy": (
        """<meta http-equiv="Content-Security-Policy" content="script-src 'none'">""",
        "<script>1</script>",
    ),
    "shift": ("", LATER),
    "overflow": ("", '<div id="fault" style="width:330px;height:9px"></div>'),
}


def the_round(browser: Browser, folder: Path, base: str, pictures: Pictures) -> Round:
    return Round(Site(folder, base, {}), base, browser, 0, pictures)


def audited(browser: Browser, folder: Path, pictures: Pictures, head: str, body: str) -> list[Finding]:
    """Return what is found on a site of one page in a phone's window."""
    (folder / "index.html").write_text(PAGE.format(head=head, body=body), "utf-8")
    with running(folder) as base:
        (folder / "sitemap.xml").write_text(f"<urlset><url><loc>{base}</loc></url></urlset>", "utf-8")
        return next(the_round(browser, folder, base, pictures).pages()).run()


def test_a_sound_page_has_no_faults(browser: Browser, tmp_path: Path) -> None:
    assert audited(browser, tmp_path, Pictures(), "", "<p>Sound.</p>") == []


def test_what_a_date_field_shows_once_it_is_filled_is_no_shift(browser: Browser, tmp_path: Path) -> None:
    assert audited(browser, tmp_path, Pictures(), "", FILLED) == []


def test_what_stays_at_the_edge_of_the_window_is_not_in_the_way_of_what_it_passes(
    browser: Browser, tmp_path: Path
) -> None:
    passed = '<button style="position:absolute;top:690px;width:9px;height:9px;padding:0;border:0">a</button>'
    bar = '<button style="position:sticky;bottom:0;height:100px">Go</button>'
    body = f'<div>{passed}<div style="height:1500px"></div>{bar}</div>'
    assert audited(browser, tmp_path, Pictures(), "", body) == []


@pytest.mark.parametrize("check", FAULTS)
def test_a_fault_is_found_and_photographed(browser: Browser, tmp_path: Path, check: str) -> None:
    pictures = Pictures()
    found = [each for each in audited(browser, tmp_path, pictures, *FAULTS[check]) if each.check == check]
    assert found
    assert found[0].page == ""
    assert pictures.of(found[0]).startswith("data:image/jpeg;base64,")


def test_a_file_that_is_missing_is_found(browser: Browser, tmp_path: Path) -> None:
    found = audited(browser, tmp_path, Pictures(), "", '<img alt="" src="gone.png">')
    assert [each.text.partition(":")[0] for each in found if each.check == "console"] == ["error", "404"]


def test_a_page_that_cannot_be_opened_is_a_fault_and_no_end_of_the_audit(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visits, "PATIENCE_MS", 500)
    body = '<div id="calculator" data-state="asking">It never answers.</div>'
    found = audited(browser, tmp_path, Pictures(), "", body)
    assert [(each.check, each.page) for each in found] == [("reach", "")]
    assert "Timeout" in found[0].text


PLANNED = states(TODAY)


@pytest.fixture
def reached(browser: Browser, site_dir: Path, site_url: str) -> list[Step]:
    """Return the steps that reach each state, in the order of windows, languages and states."""
    return list(Round(configured(site_dir), site_url, browser, 0, Pictures()).states(TODAY))


@pytest.mark.parametrize("number", range(len(PLANNED)), ids=[state.name for state in PLANNED])
def test_every_state_can_be_reached_and_is_sound(reached: list[Step], number: int) -> None:
    assert reached[number].run() == []
