"""`python -m hooks.finish.search SITE`: makes the search index of a site that any generator built."""

import argparse
import sys
from pathlib import Path

from facts import FactsError
from facts.questions import load_questions
from hooks.build_date import build_date
from hooks.finish.search.write import SearchError, write_indexes


def main() -> int:
    """Write the indexes, print their sizes, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m hooks.finish.search", description=__doc__)
    parser.add_argument("site", type=Path, help="the folder of the built site")
    try:
        found = write_indexes(parser.parse_args().site, build_date(), load_questions())
    except (SearchError, FactsError) as error:
        print(error, file=sys.stderr)
        return 1
    print("\n".join(each.sentence() for each in found))
    return 0


sys.exit(main())
