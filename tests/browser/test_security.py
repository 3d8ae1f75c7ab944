"""Nothing from the address bar, a field or a table is ever taken for HTML or script."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator_page import START, address, wait_for

ATTACKS = [
    "<img src=x onerror=\"window.attacked='img'\">",
    "\"><script>window.attacked='script'</script>",
    "javascript:window.attacked='link'",
    "{{constructor.constructor('window.attacked=1')()}}",
]
NAMES = (
    "apply", "card", "via", "finish_by", "bill_day", "after_hours", "extra_days", "weeks", "skip_makeup",
    "stop", "mode", "lang", "__proto__",
)  # fmt: skip


def unharmed(page: Page) -> None:
    page.wait_for_timeout(200)  # a picture that fails to load runs its handler only then
    assert page.evaluate("window.attacked") is None
    assert page.locator(".md-content img[src=x], .md-content script:not([type]):not([src])").count() == 0


def ask(page: Page, query: str) -> None:
    """Let an open page read another address, as after going back, and wait for what it says to that."""
    page.evaluate(
        """(query) => {
            document.getElementById("calculator").dataset.state = "asking";
            history.pushState(null, "", `?${query}`);
            window.dispatchEvent(new PopStateEvent("popstate"));
        }""",
        query,
    )
    wait_for(page, "error", "live")


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_parameter_of_the_address_runs_script(page: Page, site_url: str, attack: str) -> None:
    given = quote(attack)
    page.goto(address(site_url, "en", query=f"apply={given}"))
    wait_for(page, "error")
    unharmed(page)
    for name in NAMES:
        ask(page, f"{name}={given}" if name in ("apply", "finish_by") else f"apply=2026-12-01&{name}={given}")
        unharmed(page)


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_parameter_runs_script_on_the_home_page(page: Page, site_url: str, attack: str) -> None:
    page.goto(address(site_url, "zh", "", f"apply={quote(attack)}&card={quote(attack)}#{quote(attack)}"))
    wait_for(page, "error")
    unharmed(page)


def test_no_field_runs_script(page: Page, site_url: str) -> None:
    page.goto(address(site_url, "zh"))
    page.locator('[data-swap="apply"]').click()
    for attack in ATTACKS:
        page.locator("#apply-typed").fill(attack)
        page.locator("#apply-typed").press("Enter")
        wait_for(page, "error")
        expect(page.locator("#apply-error")).to_contain_text(attack[:20])
        unharmed(page)


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_cell_runs_script(page: Page, site_url: str, attack: str) -> None:
    page.goto(address(site_url, "en"))
    page.locator("#batch > summary").click()
    cell = '"' + attack.replace('"', '""') + '"'
    rows = [
        f"{cell},2026-12-01,ordinary,hotline",
        f"a,{cell},ordinary,hotline",
        f"a,2026-12-01,{cell},{cell}",
    ]
    page.locator("#batch-text").fill(f"label,date,card,via,{cell}\n" + "\n".join(f"{row},x" for row in rows))
    page.locator("#batch-question button[type=submit]").click()
    expect(page.locator("#batch-title")).to_be_focused(timeout=START)
    expect(page.locator("#batch-answer tbody th").first).to_contain_text(attack)
    expect(page.locator("#batch-problems")).to_contain_text(attack[:20])
    unharmed(page)


@pytest.mark.parametrize("page_name", ["", "calculator/"])
def test_the_pages_hold_no_inline_handler_and_break_no_policy(
    page: Page, site_url: str, page_name: str
) -> None:
    broken: list[str] = []
    page.on(
        "console", lambda message: broken.append(message.text) if "Content Security" in message.text else None
    )
    page.goto(address(site_url, "zh", page_name, "apply=2026-12-01&card=ordinary&via=hotline"))
    wait_for(page, "ready", "live")
    assert page.locator('meta[http-equiv="Content-Security-Policy"]').count() == 1
    assert page.evaluate(
        """[...document.querySelectorAll("*")].every(
            (element) => element.getAttributeNames().every((name) => !name.startsWith("on")))"""
    )
    assert broken == []
