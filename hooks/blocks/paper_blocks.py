"""Shows a paper of calculator/data/papers.toml: `[[paper complaint]]` is its text with the places to fill in.

A place is underlined and holds its label, so that the page can be printed and filled in by hand. On the page
of papers, whose template brings the script for it, there is a form too, and what takes the paper away.
Chinese pages show a letter in Chinese, other pages with the gloss below each paragraph; phrases stand in
every language everywhere: two people look at them.
"""

from calculator.papers import door, text
from hooks.blocks import templates
from hooks.blocks.place import Place
from hooks.pages.languages import LANGUAGES
from hooks.pages.markers import MarkerError
from hooks.wording import frame_wording, wording

TEMPLATE = "papers.html"
CHINESE = "zh"  # what counts: the offices of the mainland read it
INPUT_TYPES = {"mobile": "tel", "date": "date"}


def render(args: list[str], place: Place) -> str:
    """Return one paper as a block of HTML; raises MarkerError for a paper that is not there."""
    known = text.load()
    if len(args) != 1 or args[0] not in known:
        raise MarkerError(f"[[paper {' '.join(args)}]] should name a paper, one of {', '.join(known)}")
    paper = known[args[0]]
    html = templates.render(
        "papers",
        "paper.html",
        paper=paper,
        fields={field.id: field for field in paper.fields},
        blank=door.fill(paper, {}, lang=place.lang),
        lang=place.lang,
        shown=LANGUAGES if paper.kind == "phrases" else tuple(dict.fromkeys([CHINESE, place.lang])),
        html_lang={lang: frame_wording(lang)["language"]["html"] for lang in LANGUAGES},
        input_types=INPUT_TYPES,
        is_tool=place.document.meta.get("template") == TEMPLATE,
        t=wording(place.lang),
    )
    return "\n".join(line for line in html.splitlines() if line.strip())
