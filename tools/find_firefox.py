"""Finds Firefox for the tests, or installs it: `python -m tools.find_firefox` prints its path.

Order: `$FIREFOX`, a Firefox on the PATH, Debian's package (as root on Debian), Mozilla's own download into
`build/firefox/`. If none can be had it says so in one sentence and exits with 1.
"""

import os
import shutil
import subprocess
import sys

from hooks.paths import NODE_MODULES, ROOT
from tools import debian
from tools.find_browser import NoBrowserError, starts

PACKAGE = "firefox-esr"
NAMES = (PACKAGE, "firefox")
FOLDER = ROOT / "build" / "firefox"


def find_firefox() -> str:
    """Return the path of a Firefox that starts.

    Raises NoBrowserError when `$FIREFOX` names no program that starts, or when none can be had.
    """
    named = os.environ.get("FIREFOX")
    if named:
        if starts(named):
            return named
        raise NoBrowserError(f"FIREFOX names {named}, which does not start: name a Firefox, or unset it.")
    for search in (on_path, from_debian, from_mozilla):
        found = search()
        if found:
            return found
    raise NoBrowserError(
        "No Firefox was found and none could be installed: install Firefox, or set FIREFOX to its path, "
        "then run this again."
    )


def on_path() -> str | None:
    """Return the first known Firefox on the PATH that starts."""
    found = (shutil.which(name) for name in NAMES)
    return next((path for path in found if path and starts(path)), None)


def from_debian() -> str | None:
    """Install Debian's package where that is possible; return the Firefox it brought."""
    return on_path() if debian.install(PACKAGE) else None


def from_mozilla() -> str | None:
    """Download Mozilla's release of long support; return it if that works."""
    browsers = NODE_MODULES / ".bin" / "browsers"
    command = [str(browsers), "install", "firefox@esr", "--path", str(FOLDER), "--format", "{{path}}"]
    done = subprocess.run(command, check=False, stdout=subprocess.PIPE, text=True)
    path = done.stdout.strip()
    return path if done.returncode == 0 and starts(path) else None


if __name__ == "__main__":
    try:
        print(find_firefox())
    except NoBrowserError as error:
        sys.exit(str(error))
