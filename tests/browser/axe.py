"""Runs axe-core on a page."""

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
SETTLED = "Promise.allSettled(document.getAnimations().map(({ finished }) => finished))"


def violations(page: Page) -> list[str]:
    """Return what axe-core finds on the page, one line for each element."""
    # Halfway through fading in, a colour is not the one that people read.
    page.evaluate(SETTLED)
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
