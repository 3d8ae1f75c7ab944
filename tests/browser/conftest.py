"""One server and one real Chromium for all browser tests; a fresh context for each test that needs one.

A fresh context costs more than most tests: a process of its own, fonts, an empty cache. Files whose tests
only ask, press and read take one page for all of them, emptied after each: they carry the mark `shared_page`.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.contexts import VIEWPORT, NewContext, fresh_context
from tools.find_browser import FLAGS, environment, find_browser
from tools.preview import running


@pytest.fixture(scope="session")
def site_url(site_dir: Path) -> Iterator[str]:
    """Return the address of the built site on this machine, ending in a slash."""
    with running(site_dir) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return the one Chromium of the session."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=FLAGS, env={**environment()}
        )
        yield browser
        browser.close()


@pytest.fixture
def new_context(browser: Browser) -> Iterator[NewContext]:
    """Return what makes a fresh context; all that it made are closed after the test."""
    made: list[BrowserContext] = []

    def new(**options: Any) -> BrowserContext:
        made.append(fresh_context(browser, **options))
        return made[-1]

    yield new
    for context in made:
        context.close()


@pytest.fixture
def context(request: pytest.FixtureRequest, new_context: NewContext) -> BrowserContext:
    """Return a fresh context, with the site's service worker where the test is marked so."""
    is_kept = request.node.get_closest_marker("service_worker") is not None
    return new_context(service_workers="allow" if is_kept else "block")


@pytest.fixture
def fresh_page(context: BrowserContext) -> Page:
    """Return a page in a context of its own."""
    return context.new_page()


@pytest.fixture
def page(request: pytest.FixtureRequest) -> Page:
    """Return a page: a fresh one, or that of the file if its tests share one."""
    is_shared = request.node.get_closest_marker("shared_page") is not None
    found: Page = request.getfixturevalue("used_page" if is_shared else "fresh_page")
    return found


@pytest.fixture
def watched_page(new_context: NewContext) -> Page:
    """Return a fresh page whose every request the test sees."""
    return new_context(locale="en-GB").new_page()


@pytest.fixture
def asked(page: Page) -> list[str]:
    """Return the addresses of all requests of the page and its workers, as they come."""
    addresses: list[str] = []
    page.context.on("request", lambda request: addresses.append(request.url))
    return addresses


@pytest.fixture(scope="module")
def page_of_the_module(browser: Browser) -> Iterator[Page]:
    """Return the page that the tests of a file take one after the other."""
    context = fresh_context(browser)
    yield context.new_page()
    context.close()


@pytest.fixture
def used_page(page_of_the_module: Page, site_url: str) -> Iterator[Page]:
    """Return the page of the module, in which nothing is left of the tests before.

    What cannot be taken back (scripts to run first, another clock) needs a `fresh_page`.
    """
    page, context = page_of_the_module, page_of_the_module.context
    yield page
    page.unroute_all()
    context.unroute_all()
    page.goto(f"{site_url}robots.txt")  # the site's own origin, and no script of the site
    page.evaluate("sessionStorage.clear()")
    session = context.new_cdp_session(page)
    origin = site_url.rstrip("/")
    session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    session.detach()
    context.clear_cookies()
    context.clear_permissions()
    page.set_viewport_size(VIEWPORT)
    page.emulate_media(media="null", color_scheme="null", reduced_motion="null", forced_colors="null")
