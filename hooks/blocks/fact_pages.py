"""Renders what facts/ holds on the pages about it: all claims by source, the dropped ones, the glossary.

Each claim's entry links back to every mark that states it. A page is rendered before the later ones are read,
so the marks are collected from the docs folder, not from the build.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import facts
from facts import Claim, Dropped, Facts, Source
from hooks.blocks import citations, fact_templates, stage_tables
from hooks.blocks.place import Place
from hooks.pages import documents, markers
from hooks.pages.documents import Document, Heading

# Blocks that state claims themselves; their marks have no ids, so the heading above stands for them.
STATED_BY_BLOCKS = {"stages": stage_tables.claims}


@dataclass(frozen=True)
class Statement:
    """One place that states a claim: the page, the heading above it, the id of the mark or the heading."""

    claim: str
    document: Document
    heading: str | None
    anchor: str


@dataclass(frozen=True)
class _Link:
    href: str
    label: str


@dataclass(frozen=True)
class _Entry:
    claim: Claim
    places: Sequence[_Link]


@dataclass(frozen=True)
class _Group:
    source: Source
    entries: Sequence[_Entry]


def statements(pages: Iterable[Document]) -> list[Statement]:
    """Return every place where the pages state a claim, page by page in the order of the text."""
    return [statement for document in pages for statement in _statements(document)]


def _statements(document: Document) -> Iterator[Statement]:
    counts: Counter[str] = Counter()
    for marker in markers.find(document):
        above = _heading_above(document, marker.start)
        text = above.text if above else None
        if marker.is_citation:
            counts.update(marker.claims)
            for claim in marker.claims:
                yield Statement(claim, document, text, citations.anchor(claim, counts[claim]))
            continue
        name, *args = marker.words.split() or [""]
        if name in STATED_BY_BLOCKS:
            for claim in STATED_BY_BLOCKS[name](args, Place(document)):
                yield Statement(claim, document, text, (above and above.id) or "")


def _heading_above(document: Document, offset: int) -> Heading | None:
    """Return the nearest heading below the page's title, if there is one above the offset."""
    above = [heading for heading in document.headings if heading.level > 1 and heading.offset < offset]
    return above[-1] if above else None


def claim_groups(known: Facts, stated: Iterable[Statement], place: Place) -> list[_Group]:
    """Return the sources with their claims, each claim with links to the marks that state it."""
    links: dict[str, list[_Link]] = {}
    for statement in stated:
        label = " › ".join(filter(None, (statement.document.title, statement.heading)))
        href = place.link(statement.document.name, statement.anchor)
        links.setdefault(statement.claim, []).append(_Link(href, label))
    return [
        _Group(
            source,
            [
                _Entry(claim, links.get(claim.id, []))
                for claim in known.claims.values()
                if claim.source is source
            ],
        )
        for source in known.sources.values()
    ]


def render_claims(place: Place) -> str:
    """Return every source with its claims, where each is stated, and where each dropped one went."""
    stated = statements(documents.read(place.lang, place.docs))
    return fact_templates.render("claims.html", place.lang, groups=claim_groups(facts.load(), stated, place))


def render_dropped(place: Place) -> str:
    """Return the dropped claims by reason."""
    claims = facts.load().claims
    groups = [(reason, [claim for claim in claims.values() if claim.dropped is reason]) for reason in Dropped]
    return fact_templates.render(
        "dropped.html",
        place.lang,
        groups=[(reason, group) for reason, group in groups if group],
        kept=claims,
        link=lambda claim: place.link(citations.SOURCES_PAGE, claim.anchor),
    )


def render_glossary(place: Place) -> str:
    """Return every term of the site: Chinese, pinyin, English and what it means."""
    return fact_templates.render("glossary.html", place.lang, terms=facts.load().terms.values())
