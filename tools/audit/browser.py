"""The audit's one browser, and its windows."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Route, sync_playwright

from hooks.build_date import build_moment
from tools.audit.finding import Screen
from tools.audit.pages import Site
from tools.find_browser import FLAGS, find_browser

IN_PAGE = (Path(__file__).parent / "in_page.js").read_text("utf-8")
HEIGHT = 800


@contextmanager
def running(port: int) -> Iterator[Browser]:
    """Yield a Chromium that Lighthouse can reach through `port`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=[*FLAGS, f"--remote-debugging-port={port}"]
        )
        yield browser
        browser.close()


def window(browser: Browser, site: Site, screen: Screen) -> BrowserContext:
    """Return a window without any stored state, for which the site's other origins always answer.

    What they answer lies in the site itself, so that the audit says the same without a network. The
    window's day is the build's.
    """
    context = browser.new_context(
        viewport={"width": screen.width, "height": HEIGHT},
        color_scheme="dark" if screen.scheme == "dark" else "light",
    )
    context.add_init_script(IN_PAGE)
    context.clock.set_system_time(build_moment())
    for origin, folder in site.origins.items():
        context.route(f"{origin}**", partial(_answer, site.folder / folder))
    return context


def _answer(folder: Path, route: Route) -> None:
    name = route.request.url.rpartition("/")[2]
    route.fulfill(path=folder / name, headers={"Access-Control-Allow-Origin": "*"})
