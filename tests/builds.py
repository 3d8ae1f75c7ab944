"""Real builds of the site, each in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def run(module: str, *arguments: str, folder: Path = ROOT, **env: str) -> subprocess.CompletedProcess[str]:
    """Return what `python -m module` did in a folder, with these variables of the environment."""
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **env},
        capture_output=True,
        text=True,
        check=False,
    )


def build(
    site: Path, folder: Path = ROOT, config: str = "mkdocs.yml", **env: str
) -> subprocess.CompletedProcess[str]:
    """Return the finished build of a site from the repository in a folder; a warning fails it."""
    arguments = ("--strict", "--clean", "--config-file", config, "--site-dir", str(site))
    return run("mkdocs", "build", *arguments, folder=folder, **env)


def contents(site: Path) -> dict[str, bytes]:
    """Return every file of a site by its path."""
    files = (path for path in sorted(site.rglob("*")) if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}
