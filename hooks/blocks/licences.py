"""Renders `[[licences]]`: under which terms this site may be used, with the link to all licences."""

from html import escape

from mkdocs.utils import get_relative_url

from hooks.blocks.place import Place
from hooks.pages.addresses import LICENCES
from hooks.wording import frame_wording


def render(place: Place) -> str:
    """Return a paragraph with the link."""
    words = frame_wording(place.lang)["licences"]
    href = get_relative_url(LICENCES, place.document.url)
    return f'<p>{escape(words["text"])} <a href="{escape(href)}">{escape(words["link"])}</a></p>'
