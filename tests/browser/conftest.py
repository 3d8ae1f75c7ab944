"""One server and one real Chromium for all browser tests; a fresh context for each test."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.contexts import NewContext, fresh_context
from tools.find_browser import FLAGS, find_browser
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
        browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
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
def context(new_context: NewContext) -> BrowserContext:
    """Return a fresh context."""
    return new_context()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Return a fresh page."""
    return context.new_page()
