"""Puts each table of a page's Markdown into the box in which a wide one scrolls.

Material's script does so once it runs, which moves what has been shown by then, and leaves a table with a
class alone.
"""

import re

TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)  # tables of blocks have classes; none holds another
BOX = (
    r'<div class="md-typeset__scrollwrap"><div class="md-typeset__table"><table class="listing">\1</table>'
    "</div></div>"
)


def in_boxes(html: str) -> str:
    """Return the HTML with every table that has no class in its box."""
    return TABLE.sub(BOX, html)
