"""Writes what nginx and Caddy must be told for this site: `python -m tools.deploy` renews `deploy/`.

All of it comes from the one description in hooks/finish/host_headers.py. For a site below a path, or with
other origins of Python, set SITE_URL or change mkdocs.yml first; `--into FOLDER` writes elsewhere.
"""

import argparse
import re
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from mkdocs.config import load_config

from hooks import settings
from hooks.finish import host_headers
from hooks.finish.host_headers import EVERYWHERE, TYPES, Kind
from hooks.pages.addresses import NOT_FOUND, language_folder
from hooks.pages.languages import DEFAULT_LANGUAGE, other_languages
from hooks.paths import ROOT
from hooks.runtime import published

DEPLOY = ROOT / "deploy"
TEMPLATES = Environment(
    # Configurations, not HTML: what stands in them is our own.
    autoescape=False,  # noqa: S701
    loader=FileSystemLoader(Path(__file__).with_name("hosts")),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)
NGINX, CADDY = "nginx.conf", "Caddyfile"
# Those below which another page says that something is missing.
FOLDERS = [language_folder(lang) for lang in other_languages(DEFAULT_LANGUAGE)]


def whole(pattern: str, base: str, but: str = "") -> str:
    """Return the expression for a whole path of the host; `but`: unless this one matches all of it."""
    without = f"(?!(?:{but})$)" if but else ""
    return f"^{re.escape(base)}{without}(?:{pattern})$"


def nginx(known: tuple[Kind, ...], address: str, *, listen: str = "80", root: str = "/srv/site") -> str:
    """Return the configuration of nginx for a site at `address`, whose files below its path lie in `root`."""
    by_path: dict[str, list[tuple[str, str]]] = {}
    base = urlsplit(address).path
    for kind in known:
        if kind.headers is EVERYWHERE:
            continue
        for header, value in kind.headers.items():
            by_path.setdefault(header, []).append((whole(kind.pattern, base, kind.but), value))
    return TEMPLATES.get_template(f"{NGINX}.j2").render(
        by_path=by_path,
        below=[(whole(f"{re.escape(folder)}.*", base), base + folder + NOT_FOUND) for folder in FOLDERS],
        missing=base + NOT_FOUND,
        everywhere=EVERYWHERE,
        types=TYPES,
        base=base,
        name=urlsplit(address).hostname,
        listen=listen,
        root=root,
    )


def caddy(known: tuple[Kind, ...], address: str, *, listen: str = ":8080", root: str = "/srv") -> str:
    """Return the configuration of Caddy; arguments as for `nginx`, `listen` and `root` as defaults."""
    base = urlsplit(address).path
    given = [
        {
            "name": kind.name,
            "matches_all": kind.headers is EVERYWHERE,
            "pattern": whole(kind.pattern, base),
            "but": whole(kind.but, base) if kind.but else "",
            "headers": kind.headers,
        }
        for kind in known
    ]
    page = host_headers.sent_with(known, NOT_FOUND)
    return TEMPLATES.get_template(f"{CADDY}.j2").render(
        kinds=given,
        folders=FOLDERS,
        missing=NOT_FOUND,
        not_found={name: value for name, value in page.items() if name not in EVERYWHERE},
        types=TYPES,
        base=base,
        listen=listen,
        root=root,
    )


def files() -> dict[str, str]:
    """Return what `deploy/` must hold of what is made here, by name."""
    site = settings.read(load_config(str(ROOT / "mkdocs.yml")))
    known = host_headers.kinds(published.addresses(site.pyodide, site.origins))
    return {NGINX: nginx(known, site.address), CADDY: caddy(known, site.address)}


def main(arguments: list[str] | None = None) -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(prog="python -m tools.deploy", description=__doc__)
    parser.add_argument("--into", type=Path, default=DEPLOY, help="the folder to write into")
    folder = parser.parse_args(arguments).into
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files().items():
        (folder / name).write_text(text, "utf-8")
        print(folder / name)


if __name__ == "__main__":
    main()
