"""Opens a page in Chromium or in Firefox and waits for what it comes to, the same way in both."""

import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.calculator_page import START
from tests.clock import NOW
from tools.find_browser import environment
from tools.find_firefox import find_firefox

DRIVER = Path(__file__).with_name("firefox.mjs")
PAUSE = 50
# Opens an address, after a script that runs before the page's own, and returns what `look`, a function in
# the page, returns as soon as that is not null.
Visit = Callable[[str, str, str], Any]


def in_chromium(page: Page) -> Visit:
    """Return what visits pages in a page of Chromium."""

    def visit(address: str, look: str, before: str = "") -> Any:
        page.add_init_script(before)
        page.goto(address, wait_until="domcontentloaded")
        for _ in range(START // PAUSE):
            if (found := page.evaluate(look)) is not None:
                return found
            page.wait_for_timeout(PAUSE)
        return pytest.fail(f"never came to it: {page.content()}")

    return visit


@contextmanager
def in_firefox() -> Iterator[Visit]:
    """Start a Firefox; yield what visits pages in it, each in a context of its own."""
    command = ["node", str(DRIVER), find_firefox()]
    moment = int(datetime.fromisoformat(NOW).timestamp() * 1000)
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, **pipes, text=True, env=environment()) as driver:
        asking, telling = driver.stdin, driver.stdout
        assert asking
        assert telling

        def visit(address: str, look: str, before: str = "") -> Any:
            asking.write(json.dumps({"address": address, "now": moment, "before": before, "look": look}))
            asking.write("\n")
            asking.flush()
            said = json.loads(telling.readline())
            assert "found" in said, said
            return said["found"]

        yield visit
        asking.close()
