"""Compares the answers of both engines to every start date, route, language and option, each with each.

`python -m tools.compare_engines` takes an hour and prints the hash of all answers, or stops with a sentence.
tests/unit/hooks/test_engines_agree.py compares a part of it.
"""

import sys
import tempfile
from pathlib import Path

from hooks.runtime import engine_questions
from hooks.runtime.engine_pair import EnginePair


def main() -> int | str:
    """Return 0 if the engines agree, else a sentence."""
    with tempfile.TemporaryDirectory() as name:
        found = EnginePair(Path(name)).answered(list(engine_questions.every_option()))
    print(*found, sep="\n")
    return 0 if found[0] == found[1] else "The engines do not answer alike."


if __name__ == "__main__":
    sys.exit(main())
