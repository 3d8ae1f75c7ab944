"""Finds Firefox for the tests, or installs it: `python -m tools.find_firefox` prints its path.

Order: `$FIREFOX`, a Firefox on the PATH, Debian's package (as root on Debian), Mozilla's own download into
`build/firefox/`. If none can be had it says so in one sentence and exits with 1.
"""

import subprocess
import sys

from hooks.paths import NODE_MODULES, ROOT
from tools.find_browser import NoBrowserError, find, starts

PACKAGE = "firefox-esr"
NAMES = (PACKAGE, "firefox")
FOLDER = ROOT / "build" / "firefox"


def find_firefox() -> str:
    """Return the path of a Firefox that starts.

    Raises NoBrowserError when `$FIREFOX` names no program that starts, or when none can be had.
    """
    return find("Firefox", "FIREFOX", NAMES, PACKAGE, from_mozilla)


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
