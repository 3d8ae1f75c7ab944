"""Says on every page when it was last checked: the day on which the oldest reading of its sources was done.

A page that cites nothing has no sources to go by; its front matter says `checked_on`. The day is put into the
finished page, so that what a template cites is counted too.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from mkdocs.exceptions import PluginError

from calculator.messages import load as messages
from hooks.blocks import citations
from hooks.pages.addresses import lang_and_name

PLACE = "<time data-checked></time>"  # where theme/partials/copyright.html wants the day


def day(html: str, meta: Mapping[str, Any], path: str) -> date:
    """Return the day since which nothing that a page cites went unread, nor the page itself.

    Raises PluginError, naming the file at `path`, if neither its sources nor its front matter give a day.
    """
    days = [claim.source.checked_on for claim in citations.claims(citations.marked(html))]
    own = meta.get("checked_on")
    if own is not None and type(own) is not date:
        raise PluginError(f"{path}: checked_on is {own!r}; write a day like 2026-11-26")
    if own is not None:
        days.append(own)
    if not days:
        raise PluginError(f"{path}: the page cites no source, so its front matter needs a `checked_on`.")
    return min(days)


def filled_in(html: str, meta: Mapping[str, Any], src_uri: str) -> str:
    """Return a finished page with its day in the place for it, if it has one: pages for frames have none."""
    if PLACE not in html:
        return html
    lang, _ = lang_and_name(src_uri)
    found = day(html, meta, f"docs/{src_uri}")
    time = f'<time datetime="{found.isoformat()}">{messages(lang).written(found)}</time>'
    return html.replace(PLACE, time)
