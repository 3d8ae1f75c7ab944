"""Installs Debian packages that the tests need, where that is possible without asking."""

import os
import shutil
import subprocess
import sys
from pathlib import Path


def install(package: str) -> bool:
    """Install a package when this is root on Debian or Ubuntu; return whether it could be tried."""
    if os.geteuid() != 0 or not shutil.which("apt-get") or not Path("/etc/debian_version").exists():
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", package]):
        subprocess.run(["apt-get", "-qq", *command], check=False, stdout=sys.stderr, env=environment)
    return True
