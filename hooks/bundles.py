"""Publishes the calculator's modules as two scripts, one for the page and one for its worker.

A module that imports another asks for it only after it has arrived itself: on a slow line each step of such
a chain costs the reader a round trip. And the page's script runs where it stands, ahead of the frame's, which
no module does. esbuild joins the modules; the sources stay in `docs/assets/calculator/`.
"""

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

FOLDER = "assets/calculator"
ENTRIES = ("page.js", "worker.js")
# `iife`: all names stay within the script. The syntax is that of browsers from 2020 on.
OPTIONS = ("--bundle", "--format=iife", "--target=es2020", "--minify", "--log-level=warning")
ESBUILD = Path(__file__).resolve().parent.parent / "node_modules" / ".bin" / "esbuild"


def bundle(sources: Path, target: Path) -> None:
    """Write each entry, joined with all it imports, into `target`; raises PluginError if that fails."""
    command = [str(ESBUILD), *(str(sources / name) for name in ENTRIES), f"--outdir={target}"]
    try:
        done = subprocess.run(
            [*command, *OPTIONS],
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        raise PluginError("esbuild is not installed: run `npm ci`.") from None
    if done.returncode:
        raise PluginError(f"The calculator's modules cannot be joined:\n{done.stderr}")


def on_files(files: "Files", *, config: "MkDocsConfig") -> "Files":  # noqa: ARG001 - MkDocs names the arguments
    """Leave out the modules themselves."""
    for file in list(files.javascript_files()):
        if Path(file.src_uri).parent.as_posix() == FOLDER:
            files.remove(file)
    return files


def on_post_build(config: "MkDocsConfig") -> None:
    """Write the two files into the built site."""
    bundle(Path(config.docs_dir, FOLDER), Path(config.site_dir, FOLDER))
