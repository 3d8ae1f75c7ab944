"""Keeps out of the pages what no reader sees: of a page in Material's frame it is a sixth."""

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


def make(env: "Environment") -> None:
    """Let templates leave no indentation, no empty line for a tag of their own, no escaped Chinese in JSON.

    Where lines of text end, lines still end: words that stand on two lines stay two words.
    """
    env.add_extension(Unindented)
    env.trim_blocks = True
    env.policies["json.dumps_kwargs"] = {"sort_keys": True, "ensure_ascii": False}
