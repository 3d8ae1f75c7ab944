"""What a page asks for before anybody has touched it stays within `budgets.toml`, file by file."""

from collections.abc import Mapping
from fnmatch import fnmatchcase
from typing import Any

from tools.audit.finding import Finding

NAME = "weight"


def find(page: str, sizes: Mapping[str, int], budget: Mapping[str, Any]) -> list[Finding]:
    """Return the budgets that the page breaks, and the files that none of them names.

    `sizes` holds the bytes over the line of each file by its path below the root; the first pattern of
    `budget["files"]` that fits a path counts it.
    """
    patterns: Mapping[str, int] = budget["files"]
    spent = dict.fromkeys(patterns, 0)
    found = []
    for path, size in sizes.items():
        pattern = next((each for each in patterns if fnmatchcase(path, each)), None)
        if pattern is None:
            found.append(Finding(NAME, page, f"asks for a file that no budget names ({size:,} bytes)", path))
        else:
            spent[pattern] += size
    return found + [
        Finding(NAME, page, f"{spent[pattern]:,} bytes, {most:,} at most", pattern)
        for pattern, most in patterns.items()
        if spent[pattern] > most
    ]
