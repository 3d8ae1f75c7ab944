"""Reads what readers ask, by the section that answers it: the words by which the search finds a section."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from facts.reader import FOLDER, LANGUAGES
from facts.toml_text import FactsError, tables, texts

FILE = "questions.toml"
UNASKED = "unasked"


@dataclass(frozen=True)
class Questions:
    """The questions of every section, by its name (`page#section`) and language.

    `unasked` holds patterns, as fnmatch reads them, of the names of sections that nobody looks for.
    """

    by_section: Mapping[str, Mapping[str, tuple[str, ...]]]
    unasked: tuple[str, ...] = ()


def load_questions(folder: Path = FOLDER) -> Questions:
    """Return the questions of `folder`; raises FactsError, naming file, line and key, if they are wrong."""
    text = (folder / FILE).read_text("utf-8")
    data = tables(text, FILE)
    unasked = texts(
        data.pop(UNASKED, None), f"facts/{FILE}: `{UNASKED}`", f'{UNASKED} = ["*#next-step"]', least=1
    )
    lines = {line.partition("]")[0]: number for number, line in enumerate(text.splitlines(), 1)}
    sections: dict[str, dict[str, tuple[str, ...]]] = {}
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
    return Questions(sections, unasked)
