"""Holds the two languages in step: pages, headings, links, citations, blocks, numbers, dates, tables, terms.

Compared section by section, because the order of a sentence differs between languages and the order of
sections does not.
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
    """Yield the target of every link and image; the language's own folder is the same for both."""
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
    """Yield every number and date in the text, written the same way for both languages."""
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


def compare(zh: Document, en: Document) -> list[Problem]:
    """Return what differs between a page's two languages; the sections only if their headings agree."""
    problems = [*_meta(zh), *_meta(en), *_headings(zh, en)]
    if problems:
        return problems
    problems += _meta_numbers(zh, en)
    for kind, find in COMPARED.items():
        by_section = [_sections(document, find(document)) for document in (zh, en)]
        for section in dict.fromkeys([*by_section[0], *by_section[1]]):
            here, there = (sections.get(section, []) for sections in by_section)
            problems += _only_in(kind, section, zh, here, Counter(word for word, _ in there))
            problems += _only_in(kind, section, en, there, Counter(word for word, _ in here))
    return problems


def _meta(document: Document) -> list[Problem]:
    return [
        Problem(document.path, 1, f"the front matter lacks a {key}")
        for key in NEEDED_META
        if not str(document.meta.get(key) or "").strip()
    ]


def _meta_numbers(zh: Document, en: Document) -> list[Problem]:
    """Return a problem if title and description do not hold the same numbers and dates in both languages."""
    there, here = (
        sorted(value for key in NEEDED_META for value, _ in figures.figures(str(page.meta[key]), page.lang))
        for page in (zh, en)
    )
    if here == there:
        return []
    return [Problem(en.path, 1, f"title and description hold {here}, but {there} in docs/zh/")]


def _headings(zh: Document, en: Document) -> list[Problem]:
    """Return the headings without an id, or else the first heading that the other language lacks."""
    without = [
        document.problem(
            heading.offset, f"the heading {heading.text!r} needs an id: {{ #short-english-name }}"
        )
        for document in (zh, en)
        for heading in document.headings
        if heading.id is None
    ]
    if without:
        return without
    for left, right in zip(zh.headings, en.headings, strict=False):
        if (left.level, left.id) != (right.level, right.id):
            expected = f"{'#' * left.level} #{left.id}"
            return [
                en.problem(right.offset, f"{'#' * right.level} #{right.id}: docs/zh/ has {expected} here")
            ]
    shorter, longer = sorted((zh, en), key=lambda document: len(document.headings))
    return [
        longer.problem(heading.offset, f"heading #{heading.id} is missing in {shorter.path}")
        for heading in longer.headings[len(shorter.headings) :][:1]
    ]


def untranslated(zh: Document, en: Document, terms: Iterable[Term]) -> list[Problem]:
    """Return the terms of a Chinese page that its English page calls by none of their English names."""
    english = _plain_words(f"{en.title} {en.meta.get('description')} {en.prose}")
    return [
        zh.problem(
            zh.prose.index(term.name["zh"]),
            f"{term.name['zh']}: {en.path} has no {' or '.join(map(repr, names))} (facts/terms.toml)",
        )
        for term in terms
        if term.name["zh"] in zh.prose
        for names in [(term.name["en"], *term.also_en)]
        if not any(_plain_words(name) in english for name in names)
    ]


def _plain_words(text: str) -> str:
    return " ".join(text.lower().replace("-", " ").split())


def check(pages: Iterable[Document], terms: Sequence[Term]) -> list[Problem]:
    """Return everything in which the two languages differ."""
    by_name: dict[str, dict[str, Document]] = {}
    for document in pages:
        by_name.setdefault(document.name, {})[document.lang] = document
    problems: list[Problem] = []
    for versions in by_name.values():
        missing = [lang for lang in LANGUAGES if lang not in versions]
        if missing:
            (only,) = versions.values()
            problems.append(Problem(only.path, 1, f"docs/{missing[0]}/{only.name}.md is missing"))
        else:
            problems += compare(versions["zh"], versions["en"])
            problems += untranslated(versions["zh"], versions["en"], terms)
    return problems
