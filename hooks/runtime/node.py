"""Runs the scripts of `in_pyodide/` under Node."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

WORKSHOP = Path(__file__).with_name("in_pyodide")


class NodeError(Exception):
    """A script has failed, or there is no Node; the sentence says what was said."""


def run(script: str, *arguments: Path | str, options: Sequence[str] = ()) -> str:
    """Return what a script of the workshop printed; raises NodeError with what it said if it fails.

    `options` are those of Node itself.
    """
    command = ["node", *options, str(WORKSHOP / script), *map(str, arguments)]
    # The builder's time zone and language would find their way into the snapshot.
    same_everywhere = {**os.environ, "TZ": "UTC", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=same_everywhere)
    except FileNotFoundError:
        raise NodeError(
            "Node.js is needed to make the files of the live calculator: install Node 20."
        ) from None
    if done.returncode:
        raise NodeError(f"{WORKSHOP.name}/{script} failed:\n{(done.stderr or done.stdout)[-3000:]}")
    return done.stdout
