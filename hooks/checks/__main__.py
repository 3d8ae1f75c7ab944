"""Tells what would stop the build: `python -m hooks.checks`."""

import sys

from mkdocs.exceptions import PluginError

from hooks import checks
from hooks.build_date import build_date
from hooks.paths import DOCS


def main() -> int:
    """Print every problem, one a line, and return 1; or 0 and a sentence."""
    try:
        checks.run(DOCS, build_date(), production=True)
    except PluginError as error:
        print(str(error).strip())
        return 1
    print("Every page is in order: claims, both languages, writing.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
