"""Finds a Chromium for the browser tests, or installs one: `python -m tools.find_browser` prints its path.

Order: `$CHROMIUM`, a Chromium or Chrome on the PATH, Debian's package (as root on Debian or Ubuntu),
Playwright's own download. Chromium's headless shell, which has no windows of its own, comes before the
others: it opens a page in half the time. If none can be had it says so in one sentence and exits with 1.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence

from tools import debian

# Every browser of the tests and the audit starts with these.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HEADLESS = "chromium-headless-shell"
NAMES = (HEADLESS, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class NoBrowserError(Exception):
    """No browser was found and none could be installed; the message is one sentence for the reader."""


def find_browser() -> str:
    """Return the path of a Chromium that starts.

    Raises NoBrowserError when `$CHROMIUM` names no program that starts, or when no browser can be had.
    """
    return find("Chromium", "CHROMIUM", NAMES, HEADLESS, from_playwright)


def find(
    kind: str, variable: str, names: Sequence[str], package: str, download: Callable[[], str | None]
) -> str:
    """Return the path of a browser of a kind that starts.

    `variable` of the environment may name one; else it is one of `names` on the PATH, or what Debian's
    `package` or `download` brings. Raises NoBrowserError if none can be had.
    """
    named = os.environ.get(variable)
    if named and not starts(named):
        raise NoBrowserError(f"{variable} names {named}, which does not start: name a {kind}, or unset it.")
    found = named or on_path(names) or (on_path(names) if debian.install(package) else None) or download()
    if not found:
        raise NoBrowserError(
            f"No {kind} was found and none could be installed: install {kind}, "
            f"or set {variable} to its path, then run this again."
        )
    return found


def on_path(names: Sequence[str]) -> str | None:
    """Return the first of these programs on the PATH that starts."""
    found = (shutil.which(name) for name in names)
    return next((path for path in found if path and starts(path)), None)


def from_playwright() -> str | None:
    """Let Playwright download its own Chromium; return it if that works."""
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    if subprocess.run(command, check=False, stdout=sys.stderr).returncode != 0:
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if starts(path) else None


def starts(path: str) -> bool:
    """Tell whether the program at `path` runs and names its version."""
    try:
        result = subprocess.run(
            [path, "--version"], capture_output=True, timeout=60, check=False, env=environment()
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return result.returncode == 0


def environment() -> dict[str, str]:
    """Return the environment of this process without a library that is to be loaded before all others.

    With the one by which a run of the tests takes another day, Firefox does not start and Chromium cannot
    play a slow processor; pages have a clock of their own.
    """
    return {name: value for name, value in os.environ.items() if name != "LD_PRELOAD"}


if __name__ == "__main__":
    try:
        print(find_browser())
    except NoBrowserError as error:
        sys.exit(str(error))
