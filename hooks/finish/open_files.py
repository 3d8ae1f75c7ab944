"""Writes what other programs and hosts read, once for the whole site: calendars, open files, headers."""

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

from hooks.build_date import build_date
from hooks.finish import calendars, host_headers, open_data
from hooks.pages import documents
from hooks.wording import frame_wording

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

LAST = -200  # after the plugin for languages, which builds the other languages within its own turn


@event_priority(LAST)
def on_post_build(config: "MkDocsConfig") -> None:
    """Write them; the pass after the last language sees the whole site."""
    site, site_url, today = Path(config.site_dir), str(config.site_url), build_date()
    for lang in documents.LANGUAGES:
        words = frame_wording(lang)["calendars"]
        calendars.write(site, lang=lang, words=words, site_url=site_url, today=today)
    open_data.write(site, site_url=site_url, today=today)
    host_headers.write(site)
