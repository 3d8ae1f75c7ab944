"""Gives every section its questions, and proves that the two fit: none without the other."""

import re
import unicodedata
from collections.abc import Iterable
from fnmatch import fnmatchcase

from facts.questions import FILE, Questions
from hooks.finish.search.sections import Section
from hooks.finish.search.traditional import simplified

# What browser/search/text.js sees of a text: Chinese characters, words in other letters, numbers.
_SEEN = re.compile(r"[\u4e00-\u9fff]|[^\W_\u4e00-\u9fff]+(?:['.,][^\W_\u4e00-\u9fff]+)*")


def name_of(section: Section, lang: str) -> str:
    """Return a section's name in both languages: `page#section`, `index` for the start page."""
    page = section.address.removeprefix(f"{lang}/").rstrip("/") or "index"
    return f"{page}#{section.id}"


def of_section(questions: Questions, section: Section, lang: str) -> list[str]:
    """Return the questions that a section answers."""
    return list(questions.by_section.get(name_of(section, lang), {}).get(lang, ()))


def as_read(question: str) -> tuple[str, ...]:
    """Return a question as the search reads it: its signs and words, whatever width, case and script."""
    return tuple(_SEEN.findall(simplified(unicodedata.normalize("NFKC", question).lower())))


def doubled(questions: Questions, lang: str) -> list[str]:
    """Return a sentence for each question of a language that the search reads as an earlier one."""
    earlier: dict[tuple[str, ...], tuple[str, str]] = {}
    found = []
    for name, by_lang in questions.by_section.items():
        for question in by_lang.get(lang, ()):
            read = as_read(question)
            if read in earlier:
                first, place = earlier[read]
                found.append(
                    f'facts/{FILE}: the search reads "{question}" of "{name}" as it reads "{first}" of '
                    f'"{place}"; let it stand once, at the section that answers it.'
                )
            earlier.setdefault(read, (question, name))
    return found


def problems(questions: Questions, sections: Iterable[Section], lang: str) -> list[str]:
    """Return a sentence for each section without questions, name of no section, and question asked twice."""
    names = {name_of(section, lang): section.level for section in sections}
    found = [
        f'facts/{FILE}: "{name}" is no section of the site in {lang}; '
        "name the one that answers these questions now, or take them away."
        for name in questions.by_section
        if name not in names
    ]
    found += [
        f'facts/{FILE}: the section "{name}" has no questions; write in both languages what readers ask '
        "whom it answers, or name it in `unasked` if nobody looks for it."
        for name, level in names.items()
        if level  # what a term means is asked by its name
        and name not in questions.by_section
        and not any(fnmatchcase(name, pattern) for pattern in questions.unasked)
    ]
    return found + doubled(questions, lang)
