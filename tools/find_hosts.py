"""Finds nginx and Caddy for the tests of hosts, or brings them: `python -m tools.find_hosts` prints where.

Order: on the PATH, then Debian's packages, unpacked below `build/hosts/` and not installed. If one cannot be
had it says so in one sentence and exits with 1.
"""

import os
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

from hooks.paths import ROOT
from tools import debian

FOLDER = ROOT / "build" / "hosts"
PACKAGES = ("nginx", "libnginx-mod-http-brotli-static", "caddy")
BROTLI = "ngx_http_brotli_static_module.so"
SYSTEM = Path("/usr/lib/nginx/modules")


class NoHostsError(Exception):
    """A server was not found and could not be brought; the message is one sentence for the reader."""


class Hosts(NamedTuple):
    """The programs, and nginx's module that sends files compressed by brotli."""

    nginx: Path
    brotli: Path
    caddy: Path


def find_hosts() -> Hosts:
    """Return the servers; raises NoHostsError when one cannot be had."""
    found = on_path() or unpacked()
    if not found and debian.unpack(PACKAGES, FOLDER):
        found = unpacked()
    if not found:
        raise NoHostsError(
            "nginx, its module for brotli or Caddy is not here, and Debian's packages could not be brought: "
            f"install {', '.join(PACKAGES)}, or what holds them on this system, then run this again."
        )
    return found


def on_path() -> Hosts | None:
    """Return the servers that are installed, if all are."""
    nginx, caddy = (shutil.which(name, path=_path()) for name in ("nginx", "caddy"))
    module = SYSTEM / BROTLI
    return Hosts(Path(nginx), module, Path(caddy)) if nginx and caddy and module.is_file() else None


def unpacked() -> Hosts | None:
    """Return the servers from Debian's packages, if they have been unpacked."""
    usr = FOLDER / "usr"
    found = Hosts(usr / "sbin" / "nginx", usr / "lib" / "nginx" / "modules" / BROTLI, usr / "bin" / "caddy")
    return found if all(path.is_file() for path in found) else None


def _path() -> str:
    """Return the PATH with the folders of servers, which readers without rights often lack."""
    return os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])


if __name__ == "__main__":
    try:
        print(*find_hosts(), sep="\n")
    except NoHostsError as error:
        sys.exit(str(error))
