"""Keeps the indentation of templates out of the pages: of a page in Material's frame it is a sixth."""

import re
from typing import TYPE_CHECKING

from jinja2.ext import Extension

if TYPE_CHECKING:
    from jinja2 import Environment

INDENTED = re.compile(r"^[ \t]+", re.MULTILINE)


class Unindented(Extension):
    """Reads each template as if its lines began at the margin; their numbers stay."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        """Return the source without indentation."""
        return INDENTED.sub("", source)


def leave_out(env: "Environment") -> None:
    """Let templates leave no indentation, and no empty line where a line holds but a tag of their own.

    Where lines end, lines still end: words that stand on two lines stay two words.
    """
    env.add_extension(Unindented)
    env.trim_blocks = True
