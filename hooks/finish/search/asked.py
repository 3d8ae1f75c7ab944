"""Gives every section its questions, and proves that the two fit: none without the other."""

from collections.abc import Iterable
from fnmatch import fnmatchcase

from facts.questions import FILE, TERM, Questions
from hooks.finish.search.sections import Section


def name_of(section: Section, lang: str) -> str:
    """Return a section's name in both languages: `page#section`, `index` for the start page."""
    page = section.address.removeprefix(f"{lang}/").rstrip("/") or "index"
    return f"{page}#{section.id}"


def of_section(questions: Questions, section: Section, lang: str) -> list[str]:
    """Return the questions that a section answers; an entry of the glossary tells what its name means."""
    if not section.level:
        return [pattern.replace(TERM, section.title) for pattern in questions.of_terms.get(lang, ())]
    return list(questions.by_section.get(name_of(section, lang), {}).get(lang, ()))


def problems(questions: Questions, sections: Iterable[Section], lang: str) -> list[str]:
    """Return a sentence for each section that lacks questions and for each name that is no section."""
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
    return found
