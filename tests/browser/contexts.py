"""Makes browser contexts: all pages of the tests come from here, so that all share one clock."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ViewportSize

from tests.clock import NOW

VIEWPORT: ViewportSize = {"width": 1280, "height": 720}
NewContext = Callable[..., BrowserContext]


def fresh_context(browser: Browser, **options: Any) -> BrowserContext:
    """Return a context without any stored state, whose pages open at the tests' moment and live on.

    A clock that stands still would stop whatever waits by the clock.
    Unless told otherwise the context stands in a zone where naive dates would be a day off, and has no
    service worker: to keep the site anew for every test costs more than most tests.
    """
    context = browser.new_context(
        **{
            "viewport": VIEWPORT,
            "timezone_id": "America/Los_Angeles",
            "locale": "zh-CN",
            "service_workers": "block",
            **options,
        }
    )
    context.clock.set_system_time(NOW)
    return context
