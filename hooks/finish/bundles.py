"""Publishes the site's style sheets as one file, and the modules of each page and thread as one.

Each file that a page must wait for costs a slow line a round trip, and a module that imports another asks for
it only after it has arrived itself. And the page's script runs where it stands, ahead of the frame's, as no
module does. esbuild joins what an entry imports and writes it below `assets/`, under the same name.
"""

import json
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from hooks import kept
from hooks.pages.languages import LANGUAGES
from hooks.paths import BROWSER, NODE_MODULES, ROOT

if TYPE_CHECKING:
    from jinja2 import Environment

# The service worker is no entry: the build puts before it what it must know of the site. Nor is
# what stands in the pages themselves, by `inline_script`.
ENTRIES = (
    "calculator/page.js",
    "calculator/worker.js",
    "counter/page.js",
    "embed/element.js",
    "embed/page.js",
    "frame/page.js",
    "offline/keep.js",
    "offline/register.js",
    "papers/page.js",
    "search/worker.js",
    "styles/embed.css",
    "styles/site.css",
)
# What a page's script imports only once it is asked for.
MODULES = ("papers/docx.js",)
# The syntax is that of browsers from 2020 on. Only a script on pages that are not ours asks for LANGUAGES.
COMMON = (
    "--bundle",
    "--target=es2020",
    "--minify",
    "--log-level=warning",
    f"--define:LANGUAGES={json.dumps(LANGUAGES)}",
)
OPTIONS = (*COMMON, "--format=iife")  # all names stay within the script
ESBUILD = NODE_MODULES / ".bin" / "esbuild"


def inline_script(sources: Path, name: str) -> str:
    """Return a script that a page holds itself, joined with all it imports; raises as `bundle` does."""
    code = _joined(sources, (name,), OPTIONS)[name]
    if "</script" in code:
        raise PluginError(f"browser/{name} holds “</script”, which would end it in the middle of a page.")
    return code.strip()


def bundle(sources: Path, assets: Path) -> None:
    """Write each entry, joined with all it imports, below `assets`; raises PluginError if that fails."""
    joined = _joined(sources, ENTRIES, OPTIONS) | _joined(sources, MODULES, (*COMMON, "--format=esm"))
    for name, code in joined.items():
        path = assets / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(code, "utf-8")


def _joined(sources: Path, entries: tuple[str, ...], options: tuple[str, ...]) -> dict[str, str]:
    """Return each entry joined with all it imports, as it was kept or made now."""
    # The lock names the version of esbuild and of every package that scripts import.
    made_of = (entries, options, kept.now(sources, ROOT / "package-lock.json"))
    found: dict[str, str] = json.loads(kept.one("bundles", made_of, lambda: _made(sources, entries, options)))
    return found


def _made(sources: Path, entries: tuple[str, ...], options: tuple[str, ...]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        _esbuild(sources, [*entries, "--outbase=.", f"--outdir={folder}", *options])
        return json.dumps({name: (Path(folder) / name).read_text("utf-8") for name in entries}).encode()


def _esbuild(sources: Path, arguments: list[str]) -> None:
    # Entries are named from their folder on: to esbuild a star in the name of a folder above is a pattern.
    try:
        done = subprocess.run(
            [str(ESBUILD), *arguments], cwd=sources, capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        raise PluginError("esbuild is not installed: run `npm ci`.") from None
    if done.returncode:
        raise PluginError(f"Scripts or style sheets cannot be joined:\n{done.stderr}")


def give_inline_scripts(env: "Environment") -> None:
    """Let templates hold a script: `inline_script("calculator/early.js")`, made once for each language."""
    env.globals["inline_script"] = cache(lambda name: inline_script(BROWSER, name))
