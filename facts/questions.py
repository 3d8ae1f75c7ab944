"""Reads what readers ask, by the section that answers it: the words by which the search finds a section."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from facts.reader import FOLDER, LANGUAGES
from facts.toml_text import FactsError, tables, texts

FILE = "questions.toml"
UNASKED = "unasked"
OF_TERMS = "of_terms"
TERM = "{term}"


@dataclass(frozen=True)
class Questions:
    """The questions of every section, by its name (`page#section`) and language.

    `unasked` holds patterns, as fnmatch reads them, of the names of sections that nobody looks for;
    `of_terms` what is asked of an entry of the glossary, by language, with `{term}` in the place of its name.
    """

    by_section: Mapping[str, Mapping[str, tuple[str, ...]]]
    unasked: tuple[str, ...] = ()
    of_terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def _of_terms(entry: object, line: int) -> dict[str, tuple[str, ...]]:
    place = f"facts/{FILE}, line {line} ({OF_TERMS})"
    if not isinstance(entry, dict) or set(entry) != set(LANGUAGES):
        raise FactsError(f"{place}: it needs questions in {' and '.join(LANGUAGES)}, nothing else.")
    found = {lang: texts(entry[lang], f"{place}: `{lang}`", f'{lang} = ["{TERM}?"]') for lang in LANGUAGES}
    for pattern in (each for patterns in found.values() for each in patterns):
        if TERM not in pattern:
            raise FactsError(f'{place}: "{pattern}" should hold {TERM}, where the name of the term stands.')
    return found


def load_questions(folder: Path = FOLDER) -> Questions:
    """Return the questions of `folder`; raises FactsError, naming file, line and key, if they are wrong."""
    text = (folder / FILE).read_text("utf-8")
    data = tables(text, FILE)
    unasked = texts(
        data.pop(UNASKED, None), f"facts/{FILE}: `{UNASKED}`", f'{UNASKED} = ["*#next-step"]', least=1
    )
    lines = {line.partition("]")[0]: number for number, line in enumerate(text.splitlines(), 1)}
    of_terms = _of_terms(data.pop(OF_TERMS, None), lines.get(f"[{OF_TERMS}", 1))
    sections: dict[str, dict[str, tuple[str, ...]]] = {}
    answered: dict[tuple[str, str], str] = {}
    for name, entry in data.items():
        line = lines.get(f'["{name}"', 1)
        place = f'facts/{FILE}, line {line} ("{name}")'
        if not isinstance(entry, dict) or set(entry) != set(LANGUAGES):
            raise FactsError(
                f"{place}: a section needs questions in {' and '.join(LANGUAGES)}, nothing else."
            )
        sections[name] = {
            lang: texts(entry[lang], f"{place}: `{lang}`", f'{lang} = ["要多久"]', least=1)
            for lang in LANGUAGES
        }
        for lang, questions in sections[name].items():
            for question in questions:
                other = answered.setdefault((lang, question.casefold()), name)
                if other != name or questions.count(question) > 1:
                    raise FactsError(f'{place}: "{question}" stands there twice, or at "{other}" too.')
    return Questions(sections, unasked, of_terms)
