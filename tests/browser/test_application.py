"""A reader's device takes the site for an application that it can keep."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser

from tools import icons
from tools.find_browser import FLAGS, find_browser

# Another release of Chromium smooths edges otherwise; another logo is far off.
MOST_DIFFERENCE = 2.0


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_chromium_would_install_it(browser: Browser, site_url: str, tmp_path: Path, lang: str) -> None:
    folder = "" if lang == "zh" else "en/"
    # A window without a profile installs nothing.
    context = browser.browser_type.launch_persistent_context(
        tmp_path, executable_path=find_browser(), args=FLAGS
    )
    page = context.new_page()
    page.goto(f"{site_url}{folder}about/")
    page.evaluate("() => navigator.serviceWorker.ready")
    session = context.new_cdp_session(page)
    manifest = session.send("Page.getAppManifest")
    problems = session.send("Page.getInstallabilityErrors")
    context.close()
    assert manifest["url"] == f"{site_url}{folder}manifest.webmanifest"
    assert manifest["errors"] == []
    assert problems["installabilityErrors"] == []


@pytest.mark.parametrize("name", icons.DRAWN)
def test_icons_are_drawn_from_the_logo(browser: Browser, name: str) -> None:
    kept = Image.open(icons.ICONS / f"{name}.png").convert("RGBA")
    drawn = Image.open(io.BytesIO(icons.draw(browser, name))).convert("RGBA")
    assert kept.size == drawn.size
    assert max(ImageStat.Stat(ImageChops.difference(kept, drawn)).mean) < MOST_DIFFERENCE
