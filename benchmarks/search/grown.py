"""`python -m benchmarks.search.grown SITE PAGES`: the bytes of the index of a site grown to so many pages.

Pages are made of the real ones: headings, sentences and questions, dealt out anew at random from a
fixed seed, with a word of its own in every section and question, so that sections and words grow in number.
"""

import argparse
import gzip
import random
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from facts.questions import Questions, load_questions
from hooks.finish.search.sections import Section, sections_by_language
from hooks.finish.search.write import write_indexes
from hooks.paths import ROOT

SEED = 12
SYLLABLES = [
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ha",
    "ji",
    "ke",
    "lu",
    "mo",
    "na",
    "pi",
    "qu",
    "ro",
    "su",
    "ta",
    "wu",
    "xi",
    "yo",
    "za",
]
TODAY = date(2026, 11, 26)
LOADED = Path(__file__).with_name("loaded.mjs")
TABLE = ROOT / "tests" / "search" / "queries.tsv"


def own_word(random_: random.Random) -> str:
    return "".join(random_.choice(SYLLABLES) for _ in range(4))


def page(found: list[Section], random_: random.Random, lang: str, number: int) -> str:
    parts = [f'<html lang="{lang}"><body><article><h1 id="top">{random_.choice(found).title} {number}</h1>']
    for at in range(10):
        one, other = random_.choice(found), random_.choice(found)
        sentences = (one.text + other.text).replace("。", "。\n").replace(". ", ".\n").split("\n")
        random_.shuffle(sentences)
        text = " ".join(sentences)[: max(200, len(one.text))]
        parts.append(f'<h2 id="s{at}">{one.title} {own_word(random_)}</h2><p>{text} {own_word(random_)}</p>')
    return "".join([*parts, "</article></body></html>"])


def name_of_page(number: int) -> str:
    return f"page-{number}" if number else "law-and-safety"


def grow(site: Path, target: Path, pages: int) -> None:
    random_ = random.Random(SEED)  # noqa: S311, dealt out, not kept secret
    for lang, found in sections_by_language(site).items():
        real = [section for section in found if 40 < len(section.text) < 1500]
        for number in range(pages):
            folder = target / ("" if lang == "zh" else lang) / name_of_page(number)
            folder.mkdir(parents=True)
            (folder / "index.html").write_text(page(real, random_, lang, number), "utf-8")


def questions_for(pages: int, random_: random.Random) -> Questions:
    """Return questions for the ten sections of every page, as many as real sections have."""
    real = list(load_questions().by_section.values())
    found = {}
    for number in range(pages):
        for at in range(10):
            chosen = random_.choice(real)
            found[f"{name_of_page(number)}#s{at}"] = {
                lang: tuple(f"{each} {own_word(random_)}" for each in asked) for lang, asked in chosen.items()
            }
    return Questions(found, unasked=("*#top",))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search.grown", description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("pages", type=int)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder)
        grow(given.site, target, given.pages)
        questions = questions_for(given.pages, random.Random(SEED))  # noqa: S311, as above
        for size in write_indexes(target, TODAY, questions):
            print(size.sentence())
            parts = sorted((target / "search" / size.lang).glob("*-*.json"))
            largest = max(len(gzip.compress(part.read_bytes())) for part in parts)
            print(
                f"  largest part, of which a query loads a few: {largest / 1000:.0f} KB of {len(parts)} parts"
            )
        # What each query loads as the first one, its parts included.
        subprocess.run(["node", str(LOADED), str(TABLE), str(target)], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
