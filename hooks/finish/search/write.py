"""Writes a site's search indexes, one for each language, and one file of words for all.

The texts are read by the same rules as the queries, so both are read by the same program: what stands here is
handed to browser/search/make_index.js, which node runs.
"""

import json
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from facts.questions import Questions
from facts.vocabulary import Vocabulary, load_vocabulary
from hooks import kept
from hooks.finish.compression import compressed
from hooks.finish.search import asked, holidays
from hooks.finish.search.sections import Section, sections_by_language
from hooks.paths import BROWSER, ROOT

MAKER = BROWSER / "search" / "make_index.js"
FOLDER = "search"
# The parts of a task that say how texts are cut into words.
OF_WORDS = ("vocabulary", "everyday", "frequencies", "traditional", "syllables")
# How much each kind of evidence counts that a query is of this field: `python -m tools.fit_search`.
WEIGHTS = Path(__file__).with_name("evidence_weights.json")


class SearchError(RuntimeError):
    """An index that cannot be made; the sentence says why."""


@dataclass(frozen=True)
class IndexSizes:
    """What was written for one language: sections, and bytes compressed by gzip.

    `first` is what loads before the first query: the words and the index's head; a query then loads the few
    parts that its words stand in. `whole` is all of it, every part included.
    """

    lang: str
    sections: int
    first: int
    whole: int

    def sentence(self) -> str:
        """Return the sizes as the build prints them."""
        return (
            f"search, {self.lang}: {self.sections} sections; compressed {self.first / 1000:.0f} KB "
            f"before the first query, {self.whole / 1000:.0f} KB in all"
        )


def task(site: Path, today: date, questions: Questions) -> dict[str, Any]:
    """Return all that the index is made of; `today` is the day from which days lie ahead."""
    vocabulary = load_vocabulary()
    languages = sections_by_language(site)
    if not languages:
        raise SearchError(f"{site}: there is no page with headings to search; build the site first.")
    _check_law(vocabulary.law, languages)
    for lang, found in languages.items():
        if problems := _problems(questions, found, lang):
            raise SearchError("\n".join(problems))
    made_of = (
        vocabulary,
        kept.sources(Path(__file__).parent),
        kept.versions("jieba", "opencc", "pypinyin"),
    )
    return {
        **json.loads(kept.one("words", made_of, lambda: _words(vocabulary))),
        "weights": json.loads(WEIGHTS.read_text("utf-8")),
        "holidays": holidays.coming(vocabulary.holidays, vocabulary.fixed_days, today),
        "days": holidays.ahead(today),
        "languages": {
            lang: [{**each.data(), "questions": asked.of_section(questions, each, lang)} for each in found]
            for lang, found in languages.items()
        },
    }


def _problems(questions: Questions, sections: list[Section], lang: str) -> list[str]:
    """Return what is wrong with the questions of a language; a large site has a hundred thousand."""
    names = [(asked.name_of(section, lang), section.level) for section in sections]
    made_of = (lang, questions, names, kept.sources(Path(__file__).parent), kept.versions("opencc"))
    found: list[str] = json.loads(
        kept.one("problems", made_of, lambda: json.dumps(asked.problems(questions, sections, lang)).encode())
    )
    return found


def _words(vocabulary: Vocabulary) -> bytes:
    from hooks.finish.search import words  # takes a second, and mostly the words are kept

    return json.dumps(words.words_of(vocabulary)).encode()


def _check_law(law: str, languages: dict[str, list[Section]]) -> None:
    for lang, found in languages.items():
        if not any(f"/{section.address}".endswith(f"/{law}/") for section in found):
            raise SearchError(
                f'facts/vocabulary.toml: `law` names "{law}", a page that the site in {lang} lacks.'
            )


def sizes(site: Path, languages: Iterable[str]) -> list[IndexSizes]:
    """Return the sizes of the indexes in a site."""

    @cache
    def size(path: Path) -> int:
        return len(compressed(path.read_bytes(), ".gz"))

    def packed(*paths: Path) -> int:
        return sum(map(size, paths))

    words = site / FOLDER / "words.json"
    found = []
    for lang in languages:
        head, *parts = sorted((site / FOLDER / lang).glob("*.json"), key=lambda path: path.stem != "head")
        count = len(json.loads(head.read_text("utf-8"))["sections"])
        found.append(IndexSizes(lang, count, packed(words, head), packed(words, head, *parts)))
    return found


def write_indexes(site: Path, today: date, questions: Questions) -> list[IndexSizes]:
    """Write `search/` into a built site and return what was written, by language.

    `today` is the day from which holidays lie ahead. Raises SearchError if the site has no pages, lacks the
    page of the law or a section that questions name, has one that answers no question, or if node cannot make
    the index.
    """
    data = task(site, today, questions)
    make_index(data, site)
    return sizes(site, data["languages"])


def _kept(data: dict[str, Any]) -> dict[str, Any]:
    """Return the files in which make_index.js keeps what it makes, by all that each is made of."""
    made_by = kept.now(MAKER.parent, ROOT / "package-lock.json")
    words = (made_by, kept.digest(json.dumps(data[part]) for part in OF_WORDS))
    return {
        "words": str(kept.place("search_words", words)),
        "asked": {
            lang: str(kept.place("asked", (*words, json.dumps([_asked(section) for section in sections]))))
            for lang, sections in data["languages"].items()
        },
        "readings": {
            address: str(kept.place("readings", (*words, json.dumps(list(sections)))))
            for found in data["languages"].values()
            for address, sections in groupby(found, lambda section: section["address"])
        },
    }


def _asked(section: dict[str, Any]) -> list[Any]:
    """Return all of a section that ask_index.js looks at."""
    return [section["title"], section["questions"], section["reference"]]


def make_index(data: dict[str, Any], site: Path) -> None:
    """Have node lay out the index of what `task` returns; raises SearchError if it cannot."""
    command = ["node", str(MAKER), str(site / FOLDER)]
    try:
        done = subprocess.run(
            command,
            input=json.dumps({**data, "kept": _kept(data)}, ensure_ascii=False),
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        raise SearchError("node is not installed; the search index is made by it.") from None
    if done.returncode:
        raise SearchError(f"The search index cannot be made:\n{done.stderr}")
