"""What is wrong with a page, told to the person who wrote it."""

from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs.exceptions import PluginError


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend: file as the maintainer knows it, line of that file (1-based), a sentence."""

    path: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}"


def fail_on(problems: Iterable[Problem]) -> None:
    """Stop the build with every problem, one a line, if there is any; raises PluginError."""
    found = sorted(set(problems))
    if found:
        raise PluginError("\n" + "\n".join(str(problem) for problem in found))
