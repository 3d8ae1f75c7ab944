"""What the audit does, step by step."""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Error, Page

from hooks.pages.addresses import language_folder
from hooks.pages.languages import LANGUAGES
from tools.audit import browser as windows
from tools.audit import lighthouse
from tools.audit.checks import (
    barriers,
    console,
    hosts,
    links,
    listed,
    overflow,
    policy,
    scores,
    shift,
    validity,
    weight,
)
from tools.audit.finding import DESK, PHONE, Finding, Screen
from tools.audit.pages import Site, all_addresses, file_of, html_files, read_pages
from tools.audit.pages import listed as addresses_listed
from tools.audit.pictures import Pictures
from tools.audit.states import Reach, State, states
from tools.audit.visit import Visit
from tools.audit.visits import Watch, open_page
from tools.preview import compressed

BUDGETS = tomllib.loads((Path(__file__).parent / "budgets.toml").read_text("utf-8"))
SCREENS = [Screen(width, scheme) for width in (PHONE, DESK) for scheme in ("light", "dark")]
# The check that is not passed by a page that does not get into the state in which it is to be looked at.
UNREACHED = "reach"
PARTS = ("files", "pages", "states", "weight", "lighthouse")


class Step(NamedTuple):
    """One step: `part` is what it belongs to, `label` what progress shows, `run` returns what is wrong.

    `page` is the address of the one page that it looks at; None if it looks at the whole site.
    """

    part: str
    label: str
    run: Callable[[], list[Finding]]
    page: str | None = None

    def is_among(self, parts: Sequence[str], pages: Sequence[str]) -> bool:
        """Return whether it belongs to one of the parts and, if pages are named, begins like one of them."""
        of_page = not pages or self.page is None or self.page.startswith(tuple(pages))
        return self.part in parts and of_page


def files(site: Site) -> Iterator[Step]:
    """Yield what is read from the files alone, without a browser."""
    yield Step("files", "links and sitemap", lambda: read(site))
    yield Step(
        "files",
        "HTML",
        lambda: validity.find(validity.validate(site.folder, html_files(site.folder)), site.folder),
    )


def read(site: Site) -> list[Finding]:
    """Return what is wrong with the links and the sitemap."""
    pages = read_pages(site.folder)
    return links.find(site.folder, site.address, pages) + listed.find(addresses_listed(site), pages)


class Round:
    """The steps that open pages: one browser, one server at `base`, one collection of pictures."""

    def __init__(self, site: Site, base: str, browser: Browser, port: int, pictures: Pictures) -> None:
        self._site = site
        self._base = base
        self._browser = browser
        self._port = port
        self._pictures = pictures
        self._windows: dict[Screen, BrowserContext] = {}
        self._hosts = {urlsplit(address).netloc for address in (base, *site.origins)}

    def pages(self) -> Iterator[Step]:
        """Yield a step for each page in each window."""
        for screen in SCREENS:
            for page in all_addresses(self._site):
                yield Step("pages", f"{screen}: /{page}", partial(self._visit, page, screen), page)

    def states(self, today: date) -> Iterator[Step]:
        """Yield a step for each state in each language and window."""
        for screen in SCREENS:
            for lang in LANGUAGES:
                for state in states(today):
                    page = language_folder(lang) + state.page
                    if screen.width == PHONE or not state.on_phones_only:
                        label = f"{screen}: /{page} ({state.name})"
                        yield Step("states", label, partial(self._reach, state, page, screen), page)

    def weight(self) -> Iterator[Step]:
        """Yield a step for each page that has a budget."""
        for budget in BUDGETS["weight"]:
            for page in _in_each_language(budget["pages"]):
                yield Step("weight", f"weight of /{page}", partial(self._weigh, page, budget), page)

    def lighthouse(self) -> Iterator[Step]:
        """Yield a step for each page that must have a score."""
        for budget in BUDGETS["scores"]:
            least = {name: score for name, score in budget.items() if name != "pages"}
            for page in _in_each_language(budget["pages"]):
                yield Step("lighthouse", f"Lighthouse on /{page}", partial(self._score, page, least), page)

    def findings(self, visit: Visit) -> list[Finding]:
        """Return what is wrong with what was seen."""
        return [
            *barriers.find(visit),
            *console.find(visit),
            *hosts.find(visit, self._hosts),
            *policy.find(visit),
            *shift.find(visit),
            *overflow.find(visit),
        ]

    def _visit(self, address: str, screen: Screen) -> list[Finding]:
        if screen not in self._windows:
            self._windows[screen] = windows.window(self._browser, self._site, screen)
        page = self._windows[screen].new_page()
        found = self._look(page, Visit(address, "", screen), open_page)
        page.close()
        return found

    def _reach(self, state: State, address: str, screen: Screen) -> list[Finding]:
        # A window of its own: files kept for later would come although they are withheld.
        window = windows.window(self._browser, self._site, screen)
        found = self._look(window.new_page(), Visit(address, state.name, screen), state.reach)
        window.unroute_all(behavior="ignoreErrors")  # what is withheld is withheld no longer than this
        window.close()
        return [each for each in found if each.check not in state.excused]

    def _look(self, page: Page, planned: Visit, reach: Reach) -> list[Finding]:
        watch = Watch(page)
        release = None
        try:
            release = reach(page, self._base + planned.page)
            found = self.findings(watch.look(planned.page, planned.state, planned.screen))
        except Error as error:
            found = [planned.finding(UNREACHED, error.message.partition("\n")[0])]
        for finding in found:
            self._pictures.take(page, finding)
        if release:
            release()
        return found

    def _weigh(self, address: str, budget: dict[str, Any]) -> list[Finding]:
        window = windows.window(self._browser, self._site, SCREENS[0])
        page = window.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        open_page(page, self._base + address)
        page.wait_for_load_state("networkidle")
        window.close()
        return weight.find(address, sizes(self._site, self._base, asked), budget)

    def _score(self, address: str, least: dict[str, int]) -> list[Finding]:
        report = lighthouse.look(self._base + address, self._port, least)
        found = list(scores.find(address, report, least))
        for finding in found:
            self._pictures.put(finding, report["audits"]["final-screenshot"]["details"]["data"])
        return found


def sizes(site: Site, base: str, asked: Iterable[str]) -> dict[str, int]:
    """Return the bytes over the line, compressed, of each file asked for, by its path below the root.

    A file that another origin sends counts as the site's own copy of it.
    """
    origins = {base: "", **site.origins}
    paths = {
        folder + file_of(url.removeprefix(origin))
        for url in asked
        for origin, folder in origins.items()
        if url.startswith(origin)
    }
    return {path: _compressed_size(site.folder / path) for path in sorted(paths)}


def _compressed_size(file: Path) -> int:
    return len(compressed(file, file.stat().st_mtime, "br", best=False)) if file.is_file() else 0


def _in_each_language(pages: Iterable[str]) -> list[str]:
    return [language_folder(lang) + page for page in pages for lang in LANGUAGES]
