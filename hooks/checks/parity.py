"""Holds the languages in step: pages, headings, links, citations, blocks, numbers, dates, tables, terms.

Each language is compared with the first, section by section, because the order of a sentence differs
between languages and the order of sections does not.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from facts import Term
from hooks.checks import figures
from hooks.pages import markers
from hooks.pages.documents import Document
from hooks.pages.languages import LANGUAGES
from hooks.pages.problems import Problem

# What a page holds of one kind: a comparable word for each, with its offset in the body.
Found = Iterator[tuple[str, int]]

NEEDED_META = ("title", "description")

_LINK = re.compile(r"(?<!!)\[[^\[\]]*\]\(\s*<?([^()\s<>]+)>?[^()]*\)")
_IMAGE = re.compile(r"!\[[^\]]*\]\(\s*([^()\s]+)[^()]*\)")
_TABLE = re.compile(r"(?:^[ \t]*\|[^\n]*(?:\n|\Z))+", re.MULTILINE)
_BLOCK = re.compile(r"^[ \t]*(?:(?P<step>\d+\.)|(?P<item>[-*+])|(?P<note>!!!|\?\?\?\+?))[ \t]+", re.MULTILINE)


def links(document: Document) -> Found:
    """Yield the target of every link and image; the language's own folder is the same for all."""
    for pattern in (_LINK, _IMAGE):
        for found in pattern.finditer(document.plain):
            yield found[1], found.start()


def citations(document: Document) -> Found:
    """Yield every cited claim."""
    for marker, claim in markers.citations(document):
        yield claim, marker.start


def blocks(document: Document) -> Found:
    """Yield every block marker, list item, step and admonition."""
    for marker in markers.find(document):
        if not marker.is_citation:
            yield f"[[{marker.words}]]", marker.start
    for found in _BLOCK.finditer(document.plain):
        yield {"step": "step", "item": "list item", "note": "note"}[str(found.lastgroup)], found.start()


def tables(document: Document) -> Found:
    """Yield the shape of every table, its rows by the number of their cells."""
    for found in _TABLE.finditer(document.plain):
        rows = [len(re.findall(r"(?<!\\)\|", row.strip())) - 1 for row in found[0].splitlines()]
        yield (
            f"table of {len(rows) - 1} rows and {'/'.join(map(str, sorted(set(rows))))} columns",
            found.start(),
        )


def numbers(document: Document) -> Found:
    """Yield every number and date in the text, written the same way for all languages."""
    yield from figures.figures(document.prose, document.lang)


COMPARED: dict[str, Callable[[Document], Found]] = {
    "link": links,
    "citation": citations,
    "block": blocks,
    "table": tables,
    "number": numbers,
}


def _sections(document: Document, found: Found) -> dict[str, list[tuple[str, int]]]:
    """Return what was found by the id of the section it stands in; `` is the text above the first heading."""
    starts = [heading.offset for heading in document.headings]
    names = ["", *(heading.id or heading.text for heading in document.headings)]
    by_section: dict[str, list[tuple[str, int]]] = {}
    for word, offset in found:
        by_section.setdefault(names[bisect_right(starts, offset)], []).append((word, offset))
    return by_section


def _only_in(
    kind: str, section: str, document: Document, here: Sequence[tuple[str, int]], there: Counter[str]
) -> Iterator[Problem]:
    """Yield a problem for each word that the other language has less often in the section."""
    left = Counter(there)
    for word, offset in here:
        if left[word]:
            left[word] -= 1
            continue
        yield document.problem(offset, f"section #{section}: {kind} {word} is only in docs/{document.lang}/")


def compare(first: Document, other: Document) -> list[Problem]:
    """Return what differs between a page in two languages; the sections only if their headings agree."""
    problems = [*_meta(first), *_meta(other), *_headings(first, other)]
    if problems:
        return problems
    problems += _meta_numbers(first, other)
    for kind, find in COMPARED.items():
        by_section = [_sections(document, find(document)) for document in (first, other)]
        for section in dict.fromkeys([*by_section[0], *by_section[1]]):
            here, there = (sections.get(section, []) for sections in by_section)
            problems += _only_in(kind, section, first, here, Counter(word for word, _ in there))
            problems += _only_in(kind, section, other, there, Counter(word for word, _ in here))
    return problems


def _meta(document: Document) -> list[Problem]:
    return [
        Problem(document.path, 1, f"the front matter lacks a {key}")
        for key in NEEDED_META
        if not str(document.meta.get(key) or "").strip()
    ]


def _meta_numbers(first: Document, other: Document) -> list[Problem]:
    """Return a problem if title and description do not hold the same numbers and dates in two languages."""
    there, here = (
        sorted(value for key in NEEDED_META for value, _ in figures.figures(str(page.meta[key]), page.lang))
        for page in (first, other)
    )
    if here == there:
        return []
    return [Problem(other.path, 1, f"title and description hold {here}, but {there} in docs/{first.lang}/")]


def _headings(first: Document, other: Document) -> list[Problem]:
    """Return the headings without an id, or else the first heading that the other language lacks."""
    without = [
        document.problem(
            heading.offset, f"the heading {heading.text!r} needs an id: {{ #short-english-name }}"
        )
        for document in (first, other)
        for heading in document.headings
        if heading.id is None
    ]
    if without:
        return without
    for left, right in zip(first.headings, other.headings, strict=False):
        if (left.level, left.id) != (right.level, right.id):
            expected = f"{'#' * left.level} #{left.id}"
            return [
                other.problem(
                    right.offset,
                    f"{'#' * right.level} #{right.id}: docs/{first.lang}/ has {expected} here",
                )
            ]
    shorter, longer = sorted((first, other), key=lambda document: len(document.headings))
    return [
        longer.problem(heading.offset, f"heading #{heading.id} is missing in {shorter.path}")
        for heading in longer.headings[len(shorter.headings) :][:1]
    ]


def untranslated(first: Document, other: Document, terms: Iterable[Term]) -> list[Problem]:
    """Return the terms of a page that its translation calls by none of their names there."""
    translated = _plain_words(f"{other.title} {other.meta.get('description')} {other.prose}")
    return [
        first.problem(
            first.prose.index(name),
            f"{name}: {other.path} has no {' or '.join(map(repr, names))} (facts/terms.toml)",
        )
        for term in terms
        for name in [term.name[first.lang]]
        if name in first.prose
        for names in [(term.name[other.lang], *term.also[other.lang])]
        if not any(_plain_words(each) in translated for each in names)
    ]


def _plain_words(text: str) -> str:
    return " ".join(text.lower().replace("-", " ").split())


def check(pages: Iterable[Document], terms: Sequence[Term]) -> list[Problem]:
    """Return everything in which a language differs from the first."""
    by_name: dict[str, dict[str, Document]] = {}
    for document in pages:
        by_name.setdefault(document.name, {})[document.lang] = document
    problems: list[Problem] = []
    for versions in by_name.values():
        missing = [lang for lang in LANGUAGES if lang not in versions]
        if missing:
            there = next(iter(versions.values()))
            problems += [
                Problem(there.path, 1, f"docs/{lang}/{there.name}.md is missing") for lang in missing
            ]
            continue
        first, *others = (versions[lang] for lang in LANGUAGES)
        for other in others:
            problems += compare(first, other)
            problems += untranslated(first, other, terms)
    return problems
