"""Writes `sw.js`, with which the site can be read without a network, and `version.txt`, the site's version.

The code is `browser/offline/service_worker.js`; what it must know of the site is put before it: each file's
address and the hash of its content. A site with one changed file is another version. With live reload there
is no service worker, since nothing may be kept.
"""

import json
from collections.abc import Iterable, Set
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hooks.finish import bill_of_materials, offline_copy
from hooks.pages.addresses import ANSWER_KINDS, ANSWERS, PLAIN, language_folder, page_path, page_url
from hooks.pages.languages import LANGUAGES
from hooks.paths import BROWSER
from hooks.runtime import small_engine
from hooks.window import month_of, months

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

CODE = BROWSER / "offline" / "service_worker.js"
REGISTRATION = "assets/offline/register.js"
KEPT_ENDINGS = {".html", ".css", ".js", ".json", ".svg", ".png"}
# The calculator keeps Python's files itself, which then answer what is seldom asked; the device keeps its
# icons; pictures and open files are for others, and no page needs the rest.
LEFT_OUT = (
    *(f"{ANSWERS}/{kind}/" for kind in ANSWER_KINDS if kind != PLAIN),
    "api/",
    "assets/python/",
    "assets/pictures/",
    "assets/icons/",
    "assets/javascripts/lunr/",
    "assets/javascripts/workers/",
)
OWN_FILES = ("sw.js", "version.txt", bill_of_materials.FILE)
# A reader asks about days near today; the answers of other months are kept when they are asked for.
MONTHS_KEPT = 2
DECLARED = "const SITE = "  # what the code that follows calls what it must know
HASH_DIGITS = 32  # 128 bits tell contents apart; they protect against accidents, not against the host


def hashes(site: Path) -> dict[str, str]:
    """Return the hash of every file that a reader without a network may need, by its address."""
    files = (path for path in site.rglob("*") if path.suffix in KEPT_ENDINGS)
    paths = sorted(path.relative_to(site).as_posix() for path in files)
    return {
        page_path(path): sha256((site / path).read_bytes()).hexdigest()[:HASH_DIGITS]
        for path in paths
        if not path.startswith(LEFT_OUT) and path not in OWN_FILES
    }


def python_files(runtime: dict[str, Any]) -> dict[str, Any]:
    """Return the files made here without which the live calculator cannot start.

    `archives` and `smallEngine` map addresses to integrity; `engine` is the integrity of the whole engine,
    with which nobody needs the small one. `runtime` is what hooks/runtime/published.py tells the pages.
    """
    own = {name: file for name, file in runtime["files"].items() if "path" in file and name != "snapshot"}
    small = [file for name, file in own.items() if name in small_engine.FILES]
    return {
        "archives": {file["path"]: file["integrity"] for file in own.values() if file not in small},
        "smallEngine": {file["path"]: file["integrity"] for file in small},
        "engine": runtime["files"]["wasm"]["integrity"],
    }


def later(files: Iterable[str], today: date) -> set[str]:
    """Return the ready answers of months that readers seldom ask about, counted from that of `today`."""
    now = month_of(today)
    near = [month for month in months(today) if month >= now][:MONTHS_KEPT]
    return {
        path
        for path in files
        if path.startswith(f"{ANSWERS}/") and Path(path).name.partition(".")[0] not in near
    }


def manifest(files: dict[str, str], python: dict[str, Any], first: Set[str]) -> dict[str, Any]:
    """Return what the service worker must know: the version, the files it keeps, those it keeps on demand.

    `files` maps addresses to hashes, `python` is what `python_files` returns; `first` are the addresses of
    what every reader gets.
    """
    return {
        "version": sha256(json.dumps(files, sort_keys=True).encode()).hexdigest()[:HASH_DIGITS],
        "kept": {path: content for path, content in files.items() if path in first},
        "onDemand": {path: content for path, content in files.items() if path not in first},
        "python": python,
        "missing": {language_folder(lang): page_url(lang, offline_copy.ABOUT) for lang in LANGUAGES},
    }


def write(site: Path, python: dict[str, Any], today: date) -> None:
    """Write both files into a built site, and into its pages how large it is; `python` as for `manifest`."""
    files = hashes(site)
    sizes = offline_copy.sizes(site, files)
    first = offline_copy.first(sizes, offline_copy.core(site, files), later(files, today))
    offline_copy.tell(site, sum(sizes.values()), sum(sizes[path] for path in first))
    known = manifest(hashes(site), python, first)
    data = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
    (site / "sw.js").write_text(f"{DECLARED}{data}\n{CODE.read_text('utf-8')}", "utf-8")
    (site / "version.txt").write_text(known["version"] + "\n", "utf-8")


def register_nothing_that_changes(config: "MkDocsConfig") -> None:
    """Let no page register the service worker where pages change while they are read."""
    if config.extra.get("live_reload"):
        config.extra_javascript = [each for each in config.extra_javascript if str(each) != REGISTRATION]
