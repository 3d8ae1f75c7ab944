"""Shows a paper of calculator/data/papers.toml: `[[paper complaint]]` is its text with the places to fill in.

A place is underlined and holds its label, so that the page can be copied, or printed and filled in by hand.
Chinese pages show a letter in Chinese, other pages with the gloss below each paragraph; phrases stand in
every language everywhere: two people look at them.
"""

import re
from collections.abc import Mapping
from html import escape

from calculator import papers
from calculator.papers import Field, Paper
from hooks.blocks.place import Place
from hooks.pages.markers import MarkerError
from hooks.wording import frame_wording

# What counts: the offices of the mainland read it.
CHINESE = "zh"


def html_lang(lang: str) -> str:
    """Return what a part of a page in that language says of itself."""
    return str(frame_wording(lang)["language"]["html"])


def render(args: list[str], place: Place) -> str:
    """Return one paper as a block of HTML; raises MarkerError for a paper that is not there."""
    known = papers.load()
    if len(args) != 1 or args[0] not in known:
        raise MarkerError(f"[[paper {' '.join(args)}]] should name a paper, one of {', '.join(known)}")
    paper = known[args[0]]
    return _phrases(paper) if paper.kind == "phrases" else _letter(paper, place.lang)


def _phrases(paper: Paper) -> str:
    items = "".join(
        "<li>" + "".join(f'<p lang="{html_lang(lang)}">{escape(text)}</p>' for lang, text in phrase.items())
        + "</li>"
        for phrase in paper.paragraphs
    )  # fmt: skip
    return f'<ol class="paper" data-paper="{paper.id}">{items}</ol>'


def _letter(paper: Paper, lang: str) -> str:
    fields = {field.id: field for field in paper.fields}
    shown = list(dict.fromkeys([CHINESE, lang]))
    titles = "".join(
        f'<p class="paper__title" lang="{html_lang(each)}"><strong>{escape(paper.title[each])}</strong></p>'
        for each in shown
    )
    text = "".join(
        f'<p class="paper__{"text" if each == CHINESE else "gloss"}" lang="{html_lang(each)}">'
        f"{_filled(paragraph[each], fields, each)}</p>"
        for paragraph in paper.paragraphs
        for each in shown
    )
    return f'<blockquote class="paper" data-paper="{paper.id}">{titles}{text}</blockquote>'


def _filled(text: str, fields: Mapping[str, Field], lang: str) -> str:
    """Return a paragraph as HTML, every place underlined and named by its label."""

    def named(found: re.Match[str]) -> str:
        return f'<u class="paper__place">\u2003{escape(fields[found[1]].label[lang])}\u2003</u>'

    return papers.PLACE.sub(named, escape(text)).replace("\n", "<br>")
