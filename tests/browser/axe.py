"""Runs axe-core on a page."""

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
# Each frame is asked for: where a change of colour shows nothing, as in forced colours, Chromium draws none,
# and what waits for the end of the change waits for ever. A change begins with the first frame.
SETTLED = """() => new Promise((done) => {
    const isMoving = () => document.getAnimations().some(({ playState }) => playState === "running");
    const look = () => (isMoving() ? requestAnimationFrame(look) : done());
    requestAnimationFrame(() => requestAnimationFrame(look));
})"""


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
