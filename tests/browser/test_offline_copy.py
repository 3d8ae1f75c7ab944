"""What a reader has without a network: what everybody needs, what was read, and all of it if wished for."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from hooks.wording import frame_wording
from tests.browser.calculator_page import START, address
from tests.browser.test_offline import DENIED, Host, editions, update, visit

pytestmark = pytest.mark.service_worker

MEGABYTES = re.compile(r"\d+\.\d MB")


@pytest.fixture
def host(site_dir: Path, tmp_path: Path) -> Iterator[Host]:
    host = Host(site_dir, tmp_path)
    yield host
    host.stop()


def told(page: Page, lang: str, *words: str) -> None:
    """Wait for one of the sentences of the offline copy."""
    known = frame_wording(lang)["offline"]
    sentences = "|".join(re.escape(known[word]) for word in words)
    expect(page.locator("[data-offline] [role=status]")).to_have_text(re.compile(sentences), timeout=START)


def test_a_page_that_was_read_is_kept_and_one_that_was_not_says_so_in_its_language(
    page: Page, host: Host
) -> None:
    visit(page, f"{host.url}about/")
    page.goto(f"{host.url}fees/")
    host.stop()
    page.goto(f"{host.url}fees/")
    expect(page.locator("h1")).to_be_visible()
    for lang in ("zh", "en"):
        missing = address(host.url, lang, page="carriers/")
        page.goto(missing)
        assert page.url.startswith(address(host.url, lang, page="about/"))
        expect(page.locator("[data-not-kept]")).to_contain_text(frame_wording(lang)["offline"]["missing"])
        expect(page.locator("[data-not-kept] a")).to_have_attribute("href", missing)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_at_a_press_the_whole_site_is_kept_and_its_size_was_said_before(
    page: Page, host: Host, lang: str
) -> None:
    visit(page, address(host.url, lang, page="about/"))
    button = page.locator("[data-keep-whole]")
    expect(button).to_have_text(MEGABYTES)
    button.click()
    # Whether it lasts is the browser's to say.
    told(page, lang, "whole", "passing")
    expect(button).to_be_hidden()
    host.stop()
    for other in ("zh", "en"):
        page.goto(address(host.url, other, page="carriers/"))
        expect(page.locator("html")).to_have_attribute("lang", other)
        expect(page.locator("h1")).to_be_visible()
    page.goto(address(host.url, lang, page="about/"))
    told(page, lang, "whole")


def test_an_update_renews_what_was_read_and_nothing_else(page: Page, host: Host) -> None:
    visit(page, f"{host.url}about/")
    page.goto(f"{host.url}fees/")
    host.rebuild("second")
    assert update(page) == "activated"
    host.stop()
    page.goto(f"{host.url}fees/")
    assert editions(page) == (None, "second")
    page.goto(f"{host.url}carriers/")
    expect(page.locator("[data-not-kept]")).to_be_visible()


def test_where_there_is_no_room_for_the_whole_site_it_says_so_and_keeps_what_it_has(
    page: Page, host: Host
) -> None:
    visit(page, f"{host.url}en/about/")
    used = page.evaluate("async () => (await navigator.storage.estimate()).usage")
    page.context.new_cdp_session(page).send(
        "Storage.overrideQuotaForOrigin", {"origin": host.url.rstrip("/"), "quotaSize": used + 100_000}
    )
    page.locator("[data-keep-whole]").click()
    told(page, "en", "full")
    expect(page.locator("[data-keep-whole]")).to_be_enabled()
    host.stop()
    page.goto(f"{host.url}en/ordinary-card/")
    expect(page.locator("h1")).to_be_visible()


def test_where_the_network_goes_away_it_says_so_and_a_second_press_goes_on(page: Page, host: Host) -> None:
    visit(page, f"{host.url}en/about/")
    host.stop()
    page.locator("[data-keep-whole]").click()
    told(page, "en", "broken")
    host.start()
    page.locator("[data-keep-whole]").click()
    told(page, "en", "whole", "passing")


def test_where_nothing_can_be_kept_it_says_so_instead_of_a_button(page: Page, host: Host) -> None:
    page.add_init_script(DENIED)
    page.goto(f"{host.url}en/about/")
    told(page, "en", "impossible")
    expect(page.locator("[data-keep-whole]")).to_be_hidden()
