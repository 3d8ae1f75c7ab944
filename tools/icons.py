"""Draws the icons of the application from the logo: `python -m tools.icons`, after a change of the logo.

A browser draws them, into docs/assets/icons/; tests/browser/test_application.py holds them against it.
"""

import sys

from playwright.sync_api import Browser, sync_playwright

from hooks.frame.open_graph import PAPER
from hooks.paths import DOCS
from tools.find_browser import NoBrowserError, find_browser

LOGO = DOCS / "assets" / "logo.svg"
ICONS = DOCS / "assets" / "icons"
# Of a maskable icon only the circle within four fifths is sure to be seen; iOS puts black behind what is
# clear.
DRAWN = {
    "icon-192": (192, 1.0, "transparent"),
    "icon-512": (512, 1.0, "transparent"),
    "maskable-512": (512, 0.6, PAPER),
    "apple-touch-icon": (180, 0.78, PAPER),
}
PAGE = """<!doctype html><style>
html, body {{ margin: 0; background: {ground} }}
body {{ display: grid; place-items: center; height: 100vh }}
svg {{ width: {width}px; height: {width}px }}
</style>{logo}"""


def draw(browser: Browser, name: str) -> bytes:
    """Return an icon as PNG."""
    size, share, ground = DRAWN[name]
    page = browser.new_page(viewport={"width": size, "height": size})
    page.set_content(PAGE.format(ground=ground, width=size * share, logo=LOGO.read_text("utf-8")))
    picture = page.screenshot(omit_background=True)
    page.close()
    return picture


def main() -> None:
    """Draw them all."""
    ICONS.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        for name in DRAWN:
            path = ICONS / f"{name}.png"
            path.write_bytes(draw(browser, name))
            print(path)
        browser.close()


if __name__ == "__main__":
    try:
        main()
    except NoBrowserError as error:
        sys.exit(str(error))
