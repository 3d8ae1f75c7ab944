"""Checks how the pages are written: punctuation, blanks, terms, named sources, links, order of a guide."""

import re
from collections.abc import Iterable, Iterator, Mapping

import facts
from facts import Claim, Facts, Term
from hooks.blocks import fact_templates
from hooks.pages import documents, markers
from hooks.pages.documents import Document
from hooks.pages.problems import Problem
from hooks.wording import writing

# Pages that are no guides: they need not say what comes next.
NOT_GUIDES = {"index", "calculator", "glossary", "sources", "about", "changes", "embed", "open-data"}
NOT_GUIDE_FOLDERS = ("working-days/",)
LAST_HEADING = "next-step"
# A guide with steps says first whether you can do it now, and after the steps how you know that it is done.
FIRST_HEADING, STEPS, DONE_HEADING = "can-i-cancel-now", "steps", "how-i-know"

_HAN = r"[\u3400-\u9fff]"
_EMPHASIS = r"[*_]*"
_FULL_WIDTH = r"[，。、；：？！（）“”《》…]"

_BOTH = [
    (re.compile(r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]"), "write letters and digits in half width"),
]
_RULES = {
    "chinese": [
        *_BOTH,
        (
            re.compile(rf"{_HAN}{_EMPHASIS}[,;:?!]|{_HAN}{_EMPHASIS}\.(?=\s|$)|[,;:?!]{_EMPHASIS}{_HAN}"),
            "use full-width punctuation in a Chinese sentence",
        ),
        (re.compile(rf"{_HAN}{_EMPHASIS}\(|\){_EMPHASIS}{_HAN}"), "use full-width brackets: （）"),
        (re.compile(rf"\"{_EMPHASIS}{_HAN}|{_HAN}{_EMPHASIS}\""), "use Chinese quotation marks: “”"),
        (
            re.compile(rf"{_HAN}{_EMPHASIS} +{_EMPHASIS}\w|[A-Za-z0-9]{_EMPHASIS} +{_EMPHASIS}{_HAN}"),
            "no blank between Han and Han, letters or digits",
        ),
        (
            re.compile(rf"{_FULL_WIDTH}{_EMPHASIS} +{_EMPHASIS}[\w“（《]"),
            "no blank after full-width punctuation",
        ),
        (
            re.compile(r"\d ?[-–—~～] ?\d+(?=[个個]?[天日周週月年时時工])"),
            "write a range with 至: 3至5个工作日",
        ),
        (
            re.compile(rf"(?:{_HAN}|{_FULL_WIDTH})\n[ \t]*(?=[\w“（《])"),
            "keep a paragraph on one line: a line break becomes a blank",
        ),
        (re.compile("您"), "write 你: one way of address everywhere"),
    ],
    "english": [
        *_BOTH,
        (
            re.compile(r"[，。、；：？！（）](?![\u3400-\u9fff])|(?<![\u3400-\u9fff])[，。、；：？！（）]"),
            "no full-width punctuation in English",
        ),
    ],
}  # fmt: skip


def _told(document: Document) -> Iterator[tuple[str, int]]:
    """Yield the texts of a page with the line each begins on: the front matter's words and the body."""
    for key in ("title", "description"):
        yield str(document.meta.get(key) or ""), 1
    yield document.prose, document.first_line


def wrong_writing(text: str, lang: str) -> list[tuple[int, str]]:
    """Return the offset and the rule of everything in a text that breaks the rules of its language."""
    return [
        (found.start(), f"{rule}: {_excerpt(text, found)!r}")
        for pattern, rule in _RULES[writing(lang)]
        for found in pattern.finditer(text)
    ]


def wrong_terms(text: str, lang: str, terms: Iterable[Term]) -> list[tuple[int, str]]:
    """Return the offset and the right word of every form that facts/terms.toml tells to avoid.

    The term's own name may hold such a form: 注销号码 is no 销号.
    """
    lower = text.lower()
    return [
        (found.start(), f"write {term.name[lang]!r} instead of {found[0]!r}")
        for term in terms
        for form in term.avoid[lang]
        if form.lower() in lower  # most forms are on no page: no need to look closer
        for found in re.finditer(_as_words(form, lang), _without(text, term.name[lang]), re.IGNORECASE)
    ]


def _without(text: str, name: str) -> str:
    """Return the text with a name blanked out, every offset kept."""
    return text.replace(name, documents.BLANKED * len(name))


def _as_words(form: str, lang: str) -> str:
    """Return the pattern of a form; where words stand apart it matches whole ones, also in the plural."""
    return re.escape(form) if writing(lang) == "chinese" else rf"\b{re.escape(form)}s?\b"


def _excerpt(text: str, found: re.Match[str]) -> str:
    around = text[max(found.start() - 6, 0) : found.end() + 6]
    return around.replace(documents.BLANKED, "").strip()


def unnamed_sources(document: Document, claims: Mapping[str, Claim]) -> list[Problem]:
    """Return every citation of a grade-B fact whose sentence does not name where the fact comes from."""
    names = fact_templates.words(document.lang)["names_a_source"]
    return [
        document.problem(marker.start, f"name the source of {claim}, a fact of grade B, in the sentence")
        for marker, claim in markers.citations(document)
        if claim in claims and claims[claim].grade == "B"
        if not any(name in _sentence_before(document, marker.start) for name in names)
    ]


def _sentence_before(document: Document, offset: int) -> str:
    """Return the sentence up to an offset in lower case."""
    start = max(document.body.rfind(end, 0, offset) for end in ("\n", "。", ". "))
    return document.body[start + 1 : offset].lower()


def _order(document: Document) -> list[Problem]:
    """Return a problem if a guide does not keep the order that a first reader needs."""
    if document.name in NOT_GUIDES or document.name.startswith(NOT_GUIDE_FOLDERS):
        return []
    found = [heading.id for heading in document.headings if heading.level == 2]
    wanted = [LAST_HEADING] if STEPS not in found else [FIRST_HEADING, STEPS, DONE_HEADING, LAST_HEADING]
    in_order = [name for name in found if name in wanted]
    if in_order == wanted and found[-1] == LAST_HEADING and wanted[0] in (found[0], LAST_HEADING):
        return []
    if wanted == [LAST_HEADING]:
        text = f"a guide ends with the heading ## … {{ #{LAST_HEADING} }}"
    else:
        text = (
            f"a guide with steps begins with ## … {{ #{FIRST_HEADING} }} and has, in this order, "
            f"#{STEPS}, #{DONE_HEADING} and last #{LAST_HEADING}"
        )
    return [document.problem(len(document.body), text)]


def foreign_links(document: Document, known: Facts) -> list[Problem]:
    """Return every link of a page to a host that facts/hosts.toml does not allow."""
    return [
        document.problem(
            offset, f"the host {host!r} is not in facts/hosts.toml: name the source without a link"
        )
        for offset, host in facts.refused_links(document.plain, known.hosts.values())
    ]


def check(pages: Iterable[Document], known: Facts) -> list[Problem]:
    """Return everything in the pages that breaks the rules of writing."""
    terms = known.terms.values()
    problems: list[Problem] = []
    for document in pages:
        for text, first_line in _told(document):
            for offset, rule in [
                *wrong_writing(text, document.lang),
                *wrong_terms(text, document.lang, terms),
            ]:
                problems.append(Problem(document.path, first_line + text.count("\n", 0, offset), rule))
        problems += unnamed_sources(document, known.claims)
        problems += _order(document)
        problems += foreign_links(document, known)
    return problems
