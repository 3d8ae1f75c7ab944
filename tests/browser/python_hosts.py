"""The hosts of Python's files, sound and faulty, and a question that shows that Python has answered."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import Page, Route

from hooks.runtime.pyodide_files import PACKAGE
from tests.browser.calculator_page import address, headline, wait_for

CDN = "https://cdn.jsdelivr.net/**"
OWN = "**/assets/python/314.*/**"
ANY_PYTHON = "**/assets/python/**"
QUERY = "apply=2026-09-28&card=ordinary&via=hotline"
LATEST = "Sat 10 Oct 2026"
# A busy machine serves as slowly as a slow line, which the page, the browser and Python's worker notice: here
# the line is fast, and a reply may take two seconds all the same. Firefox knows nothing of its connection.
FAST_LINE = """
  performance.getEntriesByType = () => [{ transferSize: 1, requestStart: 1, responseStart: 2_000 }];
  const fast = { effectiveType: { value: "4g" }, downlink: { value: 10 } };
  if (navigator.connection) Object.defineProperties(navigator.connection, fast);"""
# What a host that delivers slowly, as a busy machine does, is left for.
SMALL_ENGINE = re.compile("/assets/python/(engine|script)-")


def open_live(page: Page, site_url: str) -> None:
    """Open the calculator on a question and wait for Python's own answer."""
    page.goto(address(site_url, "en", query=QUERY))
    wait_for(page, "live")
    assert LATEST in headline(page)


def original(route: Route) -> None:
    """Answer as the CDN does."""
    name = urlsplit(route.request.url).path.rpartition("/")[2]
    types = {"wasm": "application/wasm", "mjs": "text/javascript"}
    route.fulfill(
        body=(PACKAGE / name).read_bytes(),
        content_type=types[name.rpartition(".")[2]],
        headers={"access-control-allow-origin": "*"},
    )


def changed_byte(route: Route) -> None:
    """Answer with a file of the right length that is not the right one."""
    content = bytearray((PACKAGE / urlsplit(route.request.url).path.rpartition("/")[2]).read_bytes())
    content[-1] ^= 1
    headers = {"access-control-allow-origin": "*"}
    route.fulfill(body=bytes(content), content_type="text/javascript", headers=headers)


def blocked(route: Route) -> None:
    """Refuse the connection."""
    route.abort()


def unwell(route: Route) -> None:
    """Answer with an error page."""
    route.fulfill(status=503, body="unavailable", headers={"access-control-allow-origin": "*"})


def hanging(_: Route) -> None:
    """Never answer."""


def spoilt(route: Route) -> None:
    """Answer with what is not the file."""
    route.fulfill(body="spoilt")
