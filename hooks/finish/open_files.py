"""Writes the calendars to subscribe to and the open files, once for the whole site."""

from pathlib import Path
from typing import TYPE_CHECKING

from hooks.build_date import build_date
from hooks.finish import calendars, open_data
from hooks.pages import documents
from hooks.wording import frame_wording

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def on_post_build(config: "MkDocsConfig") -> None:
    """Write them with the default language's build."""
    if config.theme["language"] != documents.DEFAULT_LANGUAGE:
        return
    site, site_url, today = Path(config.site_dir), str(config.site_url), build_date()
    for lang in documents.LANGUAGES:
        words = frame_wording(lang)["calendars"]
        calendars.write(site, lang=lang, words=words, site_url=site_url, today=today)
    open_data.write(site, site_url=site_url, today=today)
