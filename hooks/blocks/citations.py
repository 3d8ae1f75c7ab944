"""Turns a citation into small source marks, and adds the notes that they show when pointed at or focused.

A mark is a plain link to the claim's entry on the sources page: a small number after the sentence, which
counts the claims of the finished page in the order in which they come. The notes stand once, hidden, at the
end of the page: assistive technology reads them as the marks' descriptions, browser/frame/citations.js shows
them. They are added to the finished page, so that marks made by a template have theirs and the search index
none.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import escape

import facts
from facts import Claim
from hooks.blocks import fact_templates
from hooks.blocks.place import Place
from hooks.pages import markers
from hooks.pages.addresses import lang_and_name
from hooks.pages.markers import Marker, MarkerError

SOURCES_PAGE = "sources"

_UNNUMBERED = "·"  # what a mark shows until the page around it is finished

_MARKED = re.compile(r'data-claim="([^"]+)"')
_MARK = re.compile(rf'(<a class="citation__mark" data-claim="([^"]+)"[^>]*)>{_UNNUMBERED}</a>')
# A mark stands behind what ends its clause, as the number of a footnote does.
_BEFORE_A_STOP = re.compile(
    r'(<sup class="citation">(?:(?!</sup>).)*</sup>)((?:</(?:strong|em|a)>)*[。，、；：！？）”,.;:!?)]+)',
    re.DOTALL,
)


@dataclass(frozen=True)
class _Mark:
    claim: Claim
    href: str
    anchor: str | None


def anchor(claim_id: str, nth: int) -> str:
    """Return the id of the nth mark of a claim on a page, counted from 1."""
    return f"cite-{claim_id.lower()}-{nth}"


def claims(claim_ids: Iterable[str]) -> list[Claim]:
    """Return claims that a page may state; raises MarkerError for an unknown or a dropped one."""
    known = facts.load().claims
    return [_statable(claim_id, known.get(claim_id)) for claim_id in claim_ids]


def _statable(claim_id: str, found: Claim | None) -> Claim:
    if found is None:
        raise MarkerError(f"{claim_id!r} is not the id of a claim in facts/claims.toml")
    if found.dropped:
        other = f"; cite {found.repeats} instead" if found.repeats else ""
        raise MarkerError(f"{claim_id} is marked as dropped ({found.dropped}) in facts/claims.toml{other}")
    return found


def marks(claim_ids: Iterable[str], place: Place, anchors: Iterable[str | None] | None = None) -> str:
    """Return the marks of some claims for a place; raises MarkerError for one that no page may state."""
    claim_ids = list(claim_ids)
    return fact_templates.render(
        "marks.html",
        place.lang,
        unnumbered=_UNNUMBERED,
        marks=[
            _Mark(cited, place.link(SOURCES_PAGE, cited.anchor), own_anchor)
            for cited, own_anchor in zip(claims(claim_ids), anchors or [None] * len(claim_ids), strict=True)
        ],
    )


@lru_cache(maxsize=4)
def _numbers(plain: str) -> dict[tuple[int, str], int]:
    """Return for each citation, by its offset and claim, which one of its claim it is on the page, from 1."""
    counted: Counter[str] = Counter()
    found = {}
    for marker, claim_id in markers.citations_in(plain):
        counted[claim_id] += 1
        found[marker.start, claim_id] = counted[claim_id]
    return found


def render(marker: Marker, place: Place) -> str:
    """Return the HTML of a citation; raises MarkerError for an unknown, dropped or doubled claim."""
    if len(set(marker.claims)) < len(marker.claims):
        raise MarkerError(f"[[{marker.words}]] names a claim twice")
    numbers = _numbers(place.document.plain)
    anchors = [anchor(claim_id, numbers[marker.start, claim_id]) for claim_id in marker.claims]
    return marks(marker.claims, place, anchors)


def marked(html: str) -> list[str]:
    """Return the ids of the claims that have a mark in some HTML, each once, in its order."""
    return list(dict.fromkeys(_MARKED.findall(html)))


def with_notes(html: str, src_uri: str) -> str:
    """Return a finished page with its marks numbered, behind their clauses, and with all their notes."""
    lang, _ = lang_and_name(src_uri)
    cited = claims(marked(html))
    if not cited:
        return html
    numbers = {each.id: number for number, each in enumerate(cited, 1)}
    spoken = fact_templates.words(lang)["source_of"]

    def numbered(mark: re.Match[str]) -> str:
        number = numbers[mark[2]]
        return f'{mark[1]} aria-label="{escape(spoken.format(number=number))}">{number}</a>'

    html = _BEFORE_A_STOP.sub(r"\2\1", _MARK.sub(numbered, html))
    notes = fact_templates.render("notes.html", lang, claims=cited)
    body, end, rest = html.rpartition("</body>")
    return f"{body}{notes}{end}{rest}"
