"""Writes `licences.txt`: the site's own licences, and those of every work that it ships, from its package."""

import json
import re
from importlib import metadata
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

from hooks import kept, toml_files
from hooks.pages.addresses import LICENCES
from hooks.paths import NODE_MODULES, ROOT

WORKS = Path(__file__).with_name("licences.toml")
OWN = ("LICENSE", "LICENSE-text")
# The licence itself, wherever a package keeps it; not a picture or module that is named after one.
LICENCE_FILE = re.compile(r"(?:^|/)(?:LICEN[CS]E|COPYING|NOTICE)(?:[._-][\w.-]+)?$", re.IGNORECASE)
PRESERVED = re.compile(r"/\*!.*?\*/", re.DOTALL)
LINE = "=" * 78


def texts_of_distribution(name: str, also: tuple[str, ...] = ()) -> list[str]:
    """Return the licences that an installed Python distribution holds, and its files named in `also`."""
    # Kept, since Material alone lists ten thousand files.
    made_of = (name, metadata.version(name), also, kept.sources(Path(__file__)))
    found: list[str] = json.loads(kept.one("licences", made_of, lambda: _found(name, also)))
    return found


def _found(name: str, also: tuple[str, ...]) -> bytes:
    files = metadata.files(name) or []
    found = [
        path
        for path in files
        if path.as_posix() in also
        or (".dist-info/" in path.as_posix() and LICENCE_FILE.search(path.as_posix()))
    ]
    return json.dumps([path.read_text("utf-8").strip() for path in sorted(found)]).encode()


def texts_of_npm(name: str, modules: Path = NODE_MODULES) -> list[str]:
    """Return the licences that an installed npm package holds."""
    folder = modules / name
    found = sorted(path for path in folder.iterdir() if LICENCE_FILE.search(path.name))
    return [path.read_text("utf-8").strip() for path in found]


def version(work: dict[str, Any], modules: Path = NODE_MODULES) -> str:
    """Return the version of the package that a work comes from."""
    if "python" in work:
        return metadata.version(work["python"])
    return str(json.loads((modules / work["npm"] / "package.json").read_text("utf-8"))["version"])


def texts(work: dict[str, Any]) -> list[str]:
    """Return the licence texts of a work; raises PluginError if its package holds none."""
    distribution = work.get("text_of") or work.get("python")
    if distribution:
        found = texts_of_distribution(distribution, tuple(work.get("also", ())))
    else:
        found = texts_of_npm(work["npm"])
    if len(found) <= len(work.get("also", ())):
        raise PluginError(
            f"{WORKS.name}: the package of {work['name']} holds no licence: name another with text_of."
        )
    return found


def notices(scripts: list[Path]) -> list[str]:
    """Return the notices that scripts keep in comments (`/*! … */`), each once."""
    found = (comment for path in scripts for comment in PRESERVED.findall(path.read_text("utf-8")))
    return list(dict.fromkeys(found))


def listing(site: Path) -> str:
    """Return the whole file; raises PluginError if a package or a licence is missing."""
    table = toml_files.read(WORKS)
    parts = [table["intro"].strip(), *((ROOT / name).read_text("utf-8").strip() for name in OWN)]
    for work in table["work"]:
        try:
            head = f"{work['name']} {version(work)}\n{work['ships']}\nLicence: {work['licence']}"
            parts.append("\n\n".join([head, *texts(work)]))
        except (metadata.PackageNotFoundError, OSError) as error:
            raise PluginError(f"{WORKS.name}: {work['name']} is not installed: {error}") from error
    found = notices(sorted((site / "assets" / "javascripts").glob("*.js")))
    if found:
        parts.append("\n\n".join([table["scripts"].strip(), *found]))
    return f"\n\n{LINE}\n\n".join(parts) + "\n"


def write(site: Path) -> None:
    """Write the file into the built site; raises PluginError as `listing` does."""
    (site / LICENCES).write_text(listing(site), "utf-8")
