"""Turns a citation into a small source mark."""

from hooks.markers import Marker, Place


def render(marker: Marker, place: Place) -> str:
    """Return the HTML of a citation."""
    link = place.link("sources", marker.claims[0].lower())
    return f'<sup><a href="{link}">{", ".join(marker.claims)}</a></sup>'


def render_notes(_body: str, _place: Place) -> str:
    """Return the notes that the marks of the page show."""
    return ""
