"""Gives the page of papers what its script must know, as `papers`."""

from typing import Any

from mkdocs.utils import get_relative_url

from hooks.blocks.paper_blocks import TEMPLATE
from hooks.pages.addresses import FILES_FOR_WORD, PYTHON_WORKER, blank_papers

__all__ = ["TEMPLATE", "context"]


def context(lang: str, url: str, runtime: dict[str, Any]) -> dict[str, Any]:
    """Return what the template knows, for the page at the address `url`.

    `runtime` is what `hooks.runtime.published` tells of the files.
    """
    return {
        "config": {
            "lang": lang,
            "base": get_relative_url("", url),
            "worker": get_relative_url(PYTHON_WORKER, url),
            "blank": get_relative_url(blank_papers(lang), url),
            "docx": get_relative_url(FILES_FOR_WORD, url),
            "runtime": runtime,
        }
    }
