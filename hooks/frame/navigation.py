"""Keeps the navigation of a large site short: all of 400 pages would weigh 150 KB in each of them.

A small site shows all of it. A larger one shows its groups, of the open one the pages next to this page; the
first page of a group leads into it, and every page to the next.
"""

from copy import copy
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

MAX_PAGES_SHOWN = 30
NEIGHBOURS = 3  # before and after the open page
PRUNED = "navigation.prune"  # Material then shows a closed group as a link to its first page


def prune(config: "MkDocsConfig", pages: int) -> None:
    """Let Material show closed groups as links where the site has more pages than are shown."""
    features = config.theme["features"]
    if pages > MAX_PAGES_SHOWN and PRUNED not in features:
        features.append(PRUNED)


def near(nav: "Navigation", pages: int) -> "Navigation":
    """Return what the open page shows of the navigation; all of it if there are few pages."""
    if pages <= MAX_PAGES_SHOWN:
        return nav
    shown = copy(nav)
    shown.items = [_near(item) for item in nav.items]
    return shown


def _near(item: Any) -> Any:
    children = getattr(item, "children", None)
    if not children:
        return item
    shown = copy(item)
    shown.children = [_near(child) for child in _window(children)] if item.active else children[:1]
    return shown


def _window(children: "Sequence[Any]") -> "list[Any]":
    """Return the first of a group's pages and those around the open one."""
    at = next((number for number, child in enumerate(children) if child.active), 0)
    first = max(1, at - NEIGHBOURS)
    return [children[0], *children[first : at + NEIGHBOURS + 1]]
