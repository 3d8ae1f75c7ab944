"""Puts the built site and the pages beside it into one folder."""

import io
import json
import re
import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from calculator import door

ROOT = Path(__file__).resolve().parent.parent.parent
HERE = Path(__file__).resolve().parent
PACKAGES = ["@pyscript/core@0.7.31", "@micropython/micropython-webassembly-pyscript@1.27.0"]
QUESTION = "apply=2026-09-28&card=ordinary&via=hotline"
LOOKUP_ON_THE_SAME_PAGE = "en/lookup/"


def prepare(folder: Path) -> None:
    """Build the site into `folder`, with its own copy of Pyodide first, and the peers into `folder`/peers."""
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder))
    config.extra["pyodide"]["origins"] = ["own"]
    build(config)
    add_peers(folder / "peers")
    add_lookup_on_the_same_page(folder)
    add_worker_on_an_empty_page(folder)


def add_peers(folder: Path) -> None:
    """Write the pages that do the same task in other ways, with everything they need."""
    shutil.copytree(HERE / "peers", folder)
    subprocess.run(["npm", "install", "--silent", "--prefix", str(folder), *PACKAGES], check=True)
    modules = folder / "node_modules"
    shutil.move(modules / "@pyscript" / "core" / "dist", folder / "pyscript")
    shutil.move(modules / "@micropython" / "micropython-webassembly-pyscript", folder / "micropython")
    shutil.rmtree(modules)
    shutil.copytree(ROOT / "node_modules" / "pyodide", folder / "pyodide")
    (folder / "calculator.zip").write_bytes(calculator_archive())
    shutil.copy(ROOT / "calculator" / "data" / "working_days.json", folder)
    found = door.answer(QUESTION, lang="en", today=date(2026, 11, 22))
    (folder / "lookup.json").write_text(json.dumps({QUESTION: found["text"]["headline"]}), "utf-8")


def add_lookup_on_the_same_page(folder: Path) -> None:
    """Write the calculator's page once more, with nothing but a plain lookup in place of its scripts."""
    html = (folder / "en" / "calculator" / "index.html").read_text("utf-8")
    early = re.compile(
        r'<script type="application/json" id="ready-answers">.*?</script>\s*<script>.*?</script>', re.DOTALL
    )
    html, found = early.subn(
        '<link rel="preload" as="fetch" href="../../peers/lookup.json" crossorigin>', html
    )
    html, tags = re.subn(r"assets/calculator/page\.[0-9a-f]+\.js", "peers/lookup.js", html)
    if (found, tags) != (1, 2):
        raise ValueError(
            "The calculator's page does not name its scripts as it did: see theme/partials/calculator."
        )
    html = html.replace('<div class="calc"', '<p id="answer"></p>\n<div class="calc"', 1)
    page = folder / LOOKUP_ON_THE_SAME_PAGE / "index.html"
    page.parent.mkdir()
    page.write_text(html, "utf-8")


def add_worker_on_an_empty_page(folder: Path) -> None:
    """Tell the page that holds nothing but the site's worker what the site's own pages tell it."""
    html = (folder / "calculator" / "index.html").read_text("utf-8")
    found = re.search(r'id="calculator-config">(.*?)</script>', html, re.DOTALL)
    if not found:
        raise ValueError("The calculator's page holds no configuration: see theme/partials/calculator.")
    page = folder / "peers" / "worker.html"
    page.write_text(page.read_text("utf-8").replace("CONFIG", found[1]), "utf-8")


def calculator_archive() -> bytes:
    """Return the calculator's sources and data as a zip archive, as anybody would pack them."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted((ROOT / "calculator").rglob("*")):
            if path.suffix in {".py", ".toml", ".json"}:
                archive.write(path, path.relative_to(ROOT))
    return buffer.getvalue()
