"""The question on another site: in a frame of another origin, by the element and by a link."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.calculator_page import START
from tools.preview import running

pytestmark = pytest.mark.shared_page

PAGE = """<!doctype html><meta charset="utf-8"><title>Another site</title><link rel="icon" href="data:,">
<h1>Another site</h1>
<script async src="{site}assets/embed/element.js"></script>
<sim-finish-date lang="en" apply="2026-11-30" card="whitelist" title="When it is finished">
  <a href="{site}en/calculator/">When it is finished</a>
</sim-finish-date>
"""
FRAMED = '<!doctype html><meta charset="utf-8"><iframe src="{address}"></iframe>'


@pytest.fixture
def other_site(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """Yield a folder that another origin serves, and its address."""
    (tmp_path / "index.html").touch()
    with running(tmp_path) as address:
        yield tmp_path, address


def embedded(page: Page, site_url: str, other_site: tuple[Path, str]) -> FrameLocator:
    folder, address = other_site
    (folder / "index.html").write_text(PAGE.format(site=site_url), "utf-8")
    page.goto(address)
    return page.frame_locator("sim-finish-date iframe")


def test_a_page_of_another_origin_asks_the_question(
    page: Page, site_url: str, other_site: tuple[Path, str]
) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    frame = embedded(page, site_url, other_site)
    said = frame.locator(".calc-headline__text")
    expect(said).to_contain_text("Likely done between Thu 3 Dec 2026", timeout=START)
    frame.locator('label:has(input[name="card"][value="ordinary"])').click()
    expect(said).to_have_text("Likely done between Thu 3 Dec 2026 and Mon 7 Dec 2026.", timeout=START)
    assert errors == []


def test_the_frame_is_as_high_as_its_content_and_the_link_inside_is_gone(
    page: Page, site_url: str, other_site: tuple[Path, str]
) -> None:
    frame = embedded(page, site_url, other_site)
    expect(frame.locator(".calc-range")).to_be_visible(timeout=START)
    page.wait_for_function(
        """() => {
            const frame = document.querySelector("sim-finish-date iframe");
            return frame.style.height !== "640px" && frame.clientHeight > 300;
        }"""
    )
    scrolls = frame.locator("html").evaluate("root => root.scrollHeight > root.clientHeight + 1")
    assert not scrolls
    assert page.locator("sim-finish-date > a").count() == 0
    assert page.locator("sim-finish-date iframe").get_attribute("title") == "When it is finished"


def test_attributes_that_change_ask_anew(page: Page, site_url: str, other_site: tuple[Path, str]) -> None:
    frame = embedded(page, site_url, other_site)
    expect(frame.locator(".calc-range")).to_be_visible(timeout=START)
    page.locator("sim-finish-date").evaluate("element => element.setAttribute('lang', 'zh')")
    expect(frame.locator(".calc-headline__text")).to_contain_text("预计2026年12月3日", timeout=START)


def test_nothing_is_tracked(page: Page, site_url: str, other_site: tuple[Path, str]) -> None:
    requests = []
    page.on("request", lambda request: requests.append(request))
    frame = embedded(page, site_url, other_site)
    expect(frame.locator(".calc-range")).to_be_visible(timeout=START)
    hosts = {request.url.split("/")[2] for request in requests}
    assert hosts == {site_url.split("/")[2], other_site[1].split("/")[2]}
    (document,) = [
        request for request in requests if "/en/embed/" in request.url and request.is_navigation_request()
    ]
    assert "referer" not in document.headers
    assert page.context.cookies() == []
    kept = frame.locator("html").evaluate("() => [localStorage.length, sessionStorage.length]")
    assert kept == [0, 0]


def test_no_other_page_stands_in_a_frame_of_another_origin(
    page: Page, site_url: str, other_site: tuple[Path, str]
) -> None:
    folder, address = other_site
    (folder / "index.html").write_text(FRAMED.format(address=f"{site_url}en/calculator/"), "utf-8")
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if "frame-ancestors" in said.text else None)
    page.goto(address)
    page.wait_for_timeout(500)
    assert refused
    assert page.frame_locator("iframe").locator("#calculator").count() == 0


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("apply=2026-11-30&card=ordinary&lang=en", "Likely done between Thu 3 Dec 2026 and Mon 7 Dec 2026"),
        (
            "apply=2026-11-30&card=ordinary&lang=zh",
            "预计2026年12月3日（周四）至2026年12月7日（周一）之间办完。",
        ),
        ("apply=2026-11-30&card=ordinary", "预计2026年12月3日（周四）至2026年12月7日（周一）之间办完。"),
        ("lang=en", "Likely done between"),
        ("card=whitelist&lang=en", "Likely done between"),
        ("card=whitelist", "预计"),
        ("", "预计"),
    ],
)
def test_a_link_chooses_day_card_and_language(page: Page, site_url: str, query: str, said: str) -> None:
    page.goto(f"{site_url}embed/?{query}")
    expect(page.locator(".calc-headline__text")).to_contain_text(said, timeout=START)
    assert "lang=" not in page.url
    assert page.locator("html").get_attribute("lang") == ("en" if "lang=en" in query else "zh")


def test_the_element_is_at_most_five_kilobytes(site_dir: Path) -> None:
    assert (site_dir / "assets/embed/element.js").stat().st_size <= 5 * 1024


def test_the_example_on_the_page_of_open_data_works(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/open-data/#embed")
    frame = page.frame_locator("sim-finish-date iframe")
    expect(frame.locator(".calc-headline__text")).to_contain_text("Likely done between", timeout=START)
