"""Renews the pictures in the READMEs: `python -m tools.screenshot` photographs a fresh build's calculator.

The Chinese picture needs a system font with Chinese characters.
"""

import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tools.find_browser import NoBrowserError, find_browser
from tools.preview import running

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "screenshots"
QUESTION = "?apply=2026-09-28&card=ordinary&via=hotline"
# Noon in China on the day of the application: whenever they are renewed, the pictures show who applies today.
NOW = datetime(2026, 9, 28, 4, tzinfo=UTC)
PAGES = {"zh": "calculator/", "en": "en/calculator/"}
LIVE_WITHIN_MS = 120_000


def photograph(browser: Browser, address: str, picture: Path) -> None:
    """Save a picture of the answer at `address` once the live calculator has given it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    context.clock.set_system_time(NOW)
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("#calculator[data-state=live]", timeout=LIVE_WITHIN_MS)
    page.screenshot(path=picture)
    context.close()


def main() -> None:
    """Build the site, serve it, and photograph the calculator in both languages."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", "mkdocs.serve.yml"]
        environment = {
            **os.environ,
            "NO_MKDOCS_2_WARNING": "1",
            "SOURCE_DATE_EPOCH": f"{NOW.timestamp():.0f}",
        }
        subprocess.run([*build, "--site-dir", folder], cwd=ROOT, env=environment, check=True)
        with running(Path(folder)) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
            for lang, path in PAGES.items():
                photograph(browser, f"{address}{path}{QUESTION}", PICTURES / f"calculator.{lang}.png")
                print(f"screenshots/calculator.{lang}.png")
            browser.close()


if __name__ == "__main__":
    try:
        main()
    except NoBrowserError as error:
        sys.exit(str(error))
