"""Finishes a folder of built pages: `python -m hooks.finish site`."""

import argparse
import sys
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from hooks import finish, settings
from hooks.paths import ROOT
from hooks.runtime import published


def main(arguments: list[str] | None = None) -> str | int:
    """Return 0 when the site is finished, otherwise a sentence that says what is wrong."""
    parser = argparse.ArgumentParser(prog="python -m hooks.finish", description=__doc__)
    parser.add_argument("site", type=Path, help="the folder of the built pages")
    parser.add_argument("--config-file", type=Path, default=ROOT / "mkdocs.yml")
    given = parser.parse_args(arguments)
    if not (given.site / "index.html").is_file():
        return f"{given.site} holds no built pages: there is no index.html."
    try:
        known = settings.read(load_config(str(given.config_file), site_dir=str(given.site.resolve())))
        finish.run(known, published.make(known.pyodide, known.engine))
    except MkDocsException as error:
        return str(error)
    return 0


if __name__ == "__main__":
    sys.exit(main())
