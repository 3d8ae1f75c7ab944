"""Publishes the site's style sheets as one file, and the calculator's modules as one for each thread.

Each file that a page must wait for costs a slow line a round trip, and a module that imports another asks for
it only after it has arrived itself. And the page's script runs where it stands, ahead of the frame's, as no
module does. esbuild joins what an entry imports; the sources stay in `docs/assets/`.
"""

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

ENTRIES = ("assets/calculator/page.js", "assets/calculator/worker.js", "assets/site.css")
SOURCES = ("assets/*.css", "assets/calculator/*")
# `iife`: all names stay within the script. The syntax is that of browsers from 2020 on.
OPTIONS = ("--bundle", "--format=iife", "--target=es2020", "--minify", "--log-level=warning")
ESBUILD = Path(__file__).resolve().parent.parent / "node_modules" / ".bin" / "esbuild"


def bundle(docs: Path, site: Path) -> None:
    """Write each entry, joined with all it imports, into `site`; raises PluginError if that fails."""
    command = [
        str(ESBUILD),
        *(str(docs / entry) for entry in ENTRIES),
        f"--outbase={docs}",
        f"--outdir={site}",
    ]
    try:
        done = subprocess.run([*command, *OPTIONS], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise PluginError("esbuild is not installed: run `npm ci`.") from None
    if done.returncode:
        raise PluginError(f"Scripts or style sheets cannot be joined:\n{done.stderr}")


def on_files(files: "Files", *, config: "MkDocsConfig") -> "Files":  # noqa: ARG001 - MkDocs names the arguments
    """Leave out what is published joined."""
    for file in list(files):
        if any(Path(file.src_uri).match(pattern) for pattern in SOURCES):
            files.remove(file)
    return files


def on_post_build(config: "MkDocsConfig") -> None:
    """Write the joined files into the built site."""
    bundle(Path(config.docs_dir), Path(config.site_dir))
