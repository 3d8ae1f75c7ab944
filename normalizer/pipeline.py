"""The steps in order, and the run of a text through them."""

from __future__ import annotations

import gc
import re
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from normalizer.markdown import front_matter_of
from normalizer.model import ARTICLE_BREAK, Change, Draft, Line, Lines, Step
from normalizer.steps.articles import articles
from normalizer.steps.blanks import blanks
from normalizer.steps.bylines import bylines
from normalizer.steps.clauses import without_noise_clauses
from normalizer.steps.comments import comments
from normalizer.steps.contacts import contacts
from normalizer.steps.contents import contents, inline_contents
from normalizer.steps.escape import escape
from normalizer.steps.front_matter import front_matter
from normalizer.steps.headings import headings
from normalizer.steps.inline_lists import inline_lists
from normalizer.steps.layout import layout
from normalizer.steps.lists import lists
from normalizer.steps.lost_byte import lost_byte
from normalizer.steps.markup import markup
from normalizer.steps.mojibake import mojibake
from normalizer.steps.page import page
from normalizer.steps.page_furniture import page_furniture
from normalizer.steps.pinyin import pinyin
from normalizer.steps.placeholders import TITLE_PLACEHOLDERS, placeholders
from normalizer.steps.punctuation import punctuation
from normalizer.steps.questions import questions
from normalizer.steps.related import related, related_entries
from normalizer.steps.repeated import repeated
from normalizer.steps.spacing import spacing
from normalizer.steps.tables import tables
from normalizer.steps.title import title
from normalizer.steps.traditional import traditional
from normalizer.steps.wrapped import wrapped
from normalizer.text import han_count

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

LETTERS_PER_HAN = 5
"""An article with more Latin letters than this for each Chinese character is taken for English."""
_LATIN = re.compile("[A-Za-z]")
MOST_PASSES = 4
"""Two passes do for an article; a bound, so that no text can keep the steps going round."""

JUDGE = "page_furniture"
"""The step that judges lines by their place: it looks at a page once, before anything is cut off."""
ONCE = frozenset(
    (
        JUDGE,
        "mojibake",
        "page",
        "markup",
        "pinyin",
        "lost_byte",
        "articles",
    )
)
"""Steps whose work later steps never undo: a draft that has had them needs them no more."""
_DRAFT = re.compile(r"---\n(?:[a-z]+: .*\n){1,6}lang: (?:zh|en)\n---\n")

# The order matters: misread bytes first, before halves of characters are taken for blanks; then characters,
# for every word list is in simplified characters with full-width punctuation; then noise, which has to be
# gone before its lines are taken for headings or items.
STEPS: tuple[Step, ...] = (
    Step("mojibake", "file", "text decoded in the wrong encoding", mojibake),
    Step("page", "file", "a web page, read by a parser, without what stands round its article", page),
    Step("markup", "file", "HTML entities and tags", markup),
    Step("blanks", "file", "invisible characters, blanks, full-width letters and digits", blanks),
    Step("front_matter", "file", "front matter the text already has", front_matter),
    Step("pinyin", "file", "pinyin annotations after a character", pinyin),
    Step("lost_byte", "file", "runs shifted by a byte lost in GBK", lost_byte),
    Step("traditional", "file", "Traditional characters to simplified ones", traditional),
    Step("punctuation", "file", "half-width punctuation to full-width", punctuation),
    Step("articles", "file", "several articles in one file", articles),
    Step("repeated", "article", "paragraphs that stand right below themselves", repeated),
    # Before the buttons that show where comments begin are gone.
    Step("comments", "article", "readers' comments below an article", comments),
    Step("contents", "article", "tables of contents", contents),
    Step(JUDGE, "article", "lines that are noise by their score; the article's address", page_furniture),
    Step("related_entries", "article", "links behind a label: 下一篇：…", related_entries),
    Step("bylines", "article", "publish lines and bylines", bylines),
    Step("inline_contents", "article", "tables of contents inside a sentence", inline_contents),
    Step(
        "ai_residue",
        "article",
        "what a text generator left",
        partial(without_noise_clauses, name="ai_residue"),
    ),
    Step("pleasantry", "article", "pleasantries", partial(without_noise_clauses, name="pleasantry")),
    Step(
        "disclaimer",
        "article",
        "disclaimers and copyright notes",
        partial(without_noise_clauses, name="disclaimer"),
    ),
    Step("advertising", "article", "advertising", partial(without_noise_clauses, name="advertising")),
    Step("contacts", "article", "sellers' contacts", contacts),
    Step("related", "article", "links to other articles", related),
    Step("title", "article", "the title, and lines that repeat it", title),
    Step("wrapped", "article", "one sentence on two lines", wrapped),
    Step("inline_lists", "article", "lists inside a paragraph", inline_lists),
    Step("tables", "article", "flattened tables", tables),
    Step("spacing", "article", "stray blanks", spacing),
    Step("questions", "article", "questions and answers", questions),
    Step("headings", "article", "headings", headings),
    Step("lists", "article", "lists", lists),
    Step("placeholders", "article", "headings where an article has none", placeholders),
    Step("escape", "article", "characters Markdown would take for its own", escape),
    Step("layout", "article", "blank lines between blocks", layout),
)
STEP_NAMES = tuple(step.name for step in STEPS)


@dataclass(frozen=True, slots=True)
class Normalized:
    """What came of one file: a draft for each article, and every change in the order of the lines."""

    drafts: list[Draft]
    changes: list[Change]


def normalize(text: str, *, skip: Collection[str] = ()) -> Normalized:
    """Turn the text of one scraped file into drafts.

    `skip` names steps to leave out (see STEP_NAMES); a name that does not exist raises ValueError.
    """
    if unknown := sorted(set(skip) - set(STEP_NAMES)):
        raise ValueError(f"there is no step {', '.join(unknown)}; the steps are {', '.join(STEP_NAMES)}.")
    with _collector_paused():
        return _settled(text, skip)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Pause the garbage collector: the steps make no cycles, and it would walk millions of lines in vain."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _settled(text: str, skip: Collection[str]) -> Normalized:
    lines = [Line(number, raw) for number, raw in enumerate(text.split("\n"), start=1)]
    drafts: list[Draft] = []
    first_drafts, changes = _pass(lines, {*skip, JUDGE} if _DRAFT.match(text) else skip)
    # What one step cleared away may let an earlier one see more: until a pass changes nothing. Each draft by
    # itself, for most need a second pass only to show it, and one that needs a third must not take all along.
    for draft in first_drafts:
        settled, further = _settled_draft(draft, {*skip, *ONCE})
        drafts += settled
        changes += [change for change in further if change.action in ("removed", "repaired", "supplied")]
    changes.sort(key=lambda change: change.line)
    return Normalized(drafts, changes)


def _settled_draft(draft: Draft, skip: Collection[str]) -> tuple[list[Draft], list[Change]]:
    drafts = [draft]
    changes: list[Change] = []
    for _ in range(MOST_PASSES):
        settled, further = _pass(_as_lines(drafts), skip)
        if list(map(_content, settled)) == list(map(_content, drafts)):
            break
        changes += further
        drafts = settled
    return drafts, changes


def _content(draft: Draft) -> tuple[dict[str, str], str]:
    return draft.metadata, draft.body


def _pass(lines: Lines, skip: Collection[str]) -> tuple[list[Draft], list[Change]]:
    lines, changes = _run(lines, "file", skip)
    drafts: list[Draft] = []
    for article, facts in _articles(lines, changes):
        body, found = _run(article, "article", skip)
        changes.extend(found)
        learnt = [change for change in (*facts, *found) if change.fact]
        if not body and not learnt:
            continue
        draft = _draft(body, learnt)
        title = draft.metadata["title"]
        if all(change.fact and change.fact[0] != "title" for change in learnt):
            reason = "no title was found; word one"
            changes.append(Change(article[0].number, "title", "missing", "supplied", "", title, reason))
        drafts.append(draft)
    return drafts, changes


def _as_lines(drafts: Iterable[Draft]) -> list[Line]:
    """Return drafts as the lines they are written as; front matter bears the number of the line below it."""
    lines: list[Line] = []
    for draft in drafts:
        number = draft.lines[0].number if draft.lines else 1
        lines += [Line(number, text) for text in front_matter_of(draft).split("\n")]
        lines += [*draft.lines, Line(draft.lines[-1].number if draft.lines else number, "")]
    return lines


def _run(lines: Lines, scope: str, skip: Collection[str]) -> tuple[list[Line], list[Change]]:
    changes: list[Change] = []
    for step in STEPS:
        if step.scope == scope and step.name not in skip:
            lines, found = step.run(lines)
            changes.extend(found)
    return list(lines), changes


def _articles(lines: Lines, changes: Iterable[Change]) -> Iterable[tuple[list[Line], list[Change]]]:
    """Yield each article's lines with the facts that were learnt about it before the file was parted."""
    facts = [change for change in changes if change.fact]
    breaks = [index for index, line in enumerate(lines) if line.text == ARTICLE_BREAK]
    for start, end in pairwise([-1, *breaks, len(lines)]):
        article = [line for line in lines[start + 1 : end] if line.text != ARTICLE_BREAK]
        if not any(line.text.strip() for line in article):
            continue
        first = lines[start].number if start >= 0 else 0
        last = lines[end].number if end < len(lines) else float("inf")
        yield article, [change for change in facts if first <= change.line < last]


def _draft(body: list[Line], changes: Iterable[Change]) -> Draft:
    """Build the draft; of several dates or addresses in an article the first counts."""
    facts: dict[str, str] = {}
    for change in sorted(changes, key=lambda change: change.line):
        if change.fact:
            facts.setdefault(*change.fact)
    language = _language(body)
    metadata = {"title": facts.get("title", TITLE_PLACEHOLDERS[language])}
    metadata |= {key: facts[key] for key in ("date", "source") if key in facts}
    return Draft({**metadata, "lang": language}, body)


def _language(body: list[Line]) -> str:
    letters = sum(len(_LATIN.findall(line.text)) for line in body)
    return "en" if letters > LETTERS_PER_HAN * sum(han_count(line.text) for line in body) else "zh"
