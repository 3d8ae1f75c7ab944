"""Renders `[[keep-offline]]`: the button that keeps the whole site, which browser/offline/keep.js sees to."""

from markupsafe import Markup
from mkdocs.utils import get_relative_url

from hooks.blocks import templates
from hooks.blocks.place import Place
from hooks.pages.addresses import KEEP_OFFLINE
from hooks.wording import frame_wording

# The sizes are known when the site is finished: hooks/finish/offline_copy.py writes them here.
SIZE = Markup('<span data-bytes="{}"></span>')


def render(place: Place) -> str:
    """Return the block."""
    return templates.render(
        "offline",
        "keep.html",
        words=frame_wording(place.lang)["offline"],
        whole=SIZE.format("whole"),
        first=SIZE.format("first"),
        script=get_relative_url(KEEP_OFFLINE, place.document.url),
    )
