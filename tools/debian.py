"""Brings Debian packages that the tests need, where that is possible without asking."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path


def install(package: str) -> bool:
    """Install a package when this is root on Debian or Ubuntu; return whether it could be tried."""
    if os.geteuid() != 0 or not shutil.which("apt-get") or not Path("/etc/debian_version").exists():
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", package]):
        subprocess.run(["apt-get", "-qq", *command], check=False, stdout=sys.stderr, env=environment)
    return True


def unpack(packages: Iterable[str], folder: Path) -> bool:
    """Put what packages hold below a folder, without installing them; return whether all are there.

    Needs no rights but those to the folder, on Debian or Ubuntu with its lists of packages; root renews them.
    """
    if not all(map(shutil.which, ("apt-get", "dpkg-deb"))):
        return False
    with tempfile.TemporaryDirectory() as name:
        wanted = ["apt-get", "-qq", "-o", "APT::Sandbox::User=root", "download", *packages]
        if _fails(wanted, name) and (_fails(["apt-get", "-qq", "update"], name) or _fails(wanted, name)):
            return False
        found = list(Path(name).glob("*.deb"))
        return not any(_fails(["dpkg-deb", "--extract", str(each), str(folder)], name) for each in found)


def _fails(command: list[str], folder: str) -> bool:
    return subprocess.run(command, cwd=folder, check=False, stdout=sys.stderr).returncode != 0
