"""The states that a page can be brought into, and how."""

import re
from collections.abc import Callable, Collection
from datetime import date, timedelta
from typing import NamedTuple

from playwright.sync_api import Page, Route

from tools.audit.checks import console
from tools.audit.visits import PATIENCE_MS, open_page

# What brings a page into a state may leave something undone, and then returns what is to be done at the end.
Reach = Callable[[Page, str], Callable[[], None] | None]
PYTHON = re.compile("pyodide|assets/python/")
# Files that are withheld are missed, and the console says so.
WITHHELD = (console.NAME,)


class State(NamedTuple):
    """A state of the page at an address below the root of a language.

    `reach` is given the page's full address and opens it. What the checks in `excused` find is what brings
    the state about. What only a phone's window has is looked at in no other.
    """

    name: str
    page: str
    reach: Reach
    excused: Collection[str] = ()
    on_phones_only: bool = False


def asked(query: str, state: str = "live") -> Reach:
    """Return what opens a page with a question and waits for a state of the calculator."""

    def reach(page: Page, url: str) -> None:
        open_page(page, f"{url}?{query}")
        _wait(page, state)

    return reach


def unfolded(first: Reach) -> Reach:
    """Return what opens every fold of a page that has been reached another way."""

    def reach(page: Page, url: str) -> None:
        first(page, url)
        page.evaluate("() => document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")

    return reach


def pressed(selector: str, *, shows: str) -> Reach:
    """Return what presses a button and waits until something is shown."""

    def reach(page: Page, url: str) -> None:
        open_page(page, url)
        page.locator(selector).first.click()
        page.locator(shows).first.wait_for()

    return reach


def searched(text: str, *, shows: str) -> Reach:
    """Return what types a text into the search and waits until something is shown."""

    def reach(page: Page, url: str) -> None:
        open_page(page, url)
        page.locator("[data-search-open]").click()
        page.locator("[data-search] input").fill(text)
        page.locator(shows).first.wait_for(timeout=PATIENCE_MS)

    return reach


def focused(selector: str, *, shows: str) -> Reach:
    """Return what brings the keyboard to an element and waits until something is shown."""

    def reach(page: Page, url: str) -> None:
        open_page(page, url)
        page.keyboard.press("Tab")  # from here on the browser shows where the keyboard is
        page.locator(selector).first.focus()
        page.locator(shows).first.wait_for()

    return reach


def table(text: str) -> Reach:
    """Return what pastes a table of cards and has it worked out."""

    def reach(page: Page, url: str) -> None:
        open_page(page, url)
        page.evaluate("() => { document.getElementById('batch').open = true; }")
        page.locator("#batch-text").fill(text)
        page.locator("#batch-question button[type=submit]").click()
        page.locator("#batch-title").wait_for(timeout=PATIENCE_MS)
        page.locator("#batch-answer tbody tr").first.wait_for(timeout=PATIENCE_MS)

    return reach


def without_python(query: str, *, refused: bool) -> Reach:
    """Return what asks a question that no ready answer holds while Python is refused, or never comes."""

    def reach(page: Page, url: str) -> Callable[[], None]:
        held: list[Route] = []

        def release() -> None:
            page.context.unroute(PYTHON)
            for route in held:
                route.abort()

        page.context.route(PYTHON, lambda route: route.abort() if refused else held.append(route))
        page.goto(f"{url}?{query}", wait_until="domcontentloaded")
        _wait(page, "failed" if refused else "loading")
        return release

    return reach


def _wait(page: Page, state: str) -> None:
    page.locator(f"#calculator[data-state={state}]").wait_for(timeout=PATIENCE_MS)


def states(today: date) -> list[State]:
    """Return every state, with questions that fit a build of that day in China."""
    question = f"apply={today}&card=ordinary&via=hotline"
    uncertain = f"apply={today.replace(month=12, day=21)}&card=whitelist&via=seller"
    cards = f"label,date\nCard,{today}\nBad,{today.year}-02-30\n"
    return [
        State("answered", "", unfolded(asked(question, "ready"))),
        State("question opened", "", pressed("[data-open=day]", shows="#apply"), on_phones_only=True),
        State("wrong date", "", asked("apply=2099-01-01", "error")),
        State("every fold open", "calculator/", unfolded(asked(question))),
        State("delayed", "calculator/", unfolded(asked(f"{question}&stop=arrears,balance&extra_days=1"))),
        State("days off not final", "calculator/", unfolded(asked(uncertain))),
        State(
            "applied before", "calculator/", asked(question.replace(f"{today}", f"{today - timedelta(7)}"))
        ),
        State("deadline", "calculator/", unfolded(asked(f"finish_by={today + timedelta(40)}"))),
        State("deadline missed", "calculator/", asked(f"finish_by={today + timedelta(1)}")),
        State("wrong date", "calculator/", asked("apply=2099-01-01", "error")),
        State("table of cards", "calculator/", table(cards)),
        State(
            "Python coming",
            "calculator/",
            without_python(f"{question}&extra_days=1", refused=False),
            WITHHELD,
        ),
        State("no Python", "calculator/", without_python(f"{question}&extra_days=1", refused=True), WITHHELD),
        State("every fold open", "working-days/", unfolded(asked(""))),
        State("wrong date", "working-days/", asked("from=2099-01-01", "error")),
        State("answered", "embed/", asked(question, "ready")),
        State("wrong date", "embed/", asked("apply=2099-01-01", "error")),
        State("every form open", "papers/", unfolded(open_page)),
        State("search opened", "fees/", pressed("[data-search-open]", shows="[data-search] input")),
        State("search answered", "fees/", searched("SIM", shows="[data-search] ol a")),
        State(
            "search in vain",
            "fees/",
            searched("qqqqzzzz", shows="[data-search] [role=status]:not(:empty)"),
        ),
        State(
            "menu opened",
            "fees/",
            pressed("[data-menu]", shows=".md-nav--primary"),
            on_phones_only=True,
        ),
        State(
            "note of a source",
            "fees/",
            focused("article .citation__mark", shows=".citation-note:popover-open"),
        ),
    ]
