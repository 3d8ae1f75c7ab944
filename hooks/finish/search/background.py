"""The words of everyday Chinese, out of jieba's dictionary: what queries about other matters are made of.

A query is cut into words as people read it; only so does 卡车 not begin with 卡, and 社保 turns out to be a
thing that this field does not know.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import jieba

from hooks.finish.search.sounds import is_han

MAX_LENGTH = 4
# Longer common words are sayings mostly, whose parts tell as much.
MAX_COMMON_LENGTH = 3
# Every reader of the search loads these words: rarer ones weigh more than they tell.
COMMON = 320
# A word that holds a name of the field is needed even if it is rare: otherwise the name would be seen alone.
# What the dictionary never counted has 3.
RARE = 5
NOUNS = ("n", "nz", "nt", "nrt", "j", "nrfg", "ng")
FUNCTION = (
    "c",
    "p",
    "u",
    "d",
    "r",
    "y",
    "e",
    "o",
    "m",
    "q",
    "f",
    "t",
    "mq",
    "ud",
    "ug",
    "uj",
    "ul",
    "uv",
    "uz",
)


@cache
def dictionary() -> tuple[tuple[str, int, str], ...]:
    """Return jieba's words with their frequency and kind, as its dictionary has them."""
    path = Path(jieba.__file__).with_name("dict.txt")
    rows = (line.split() for line in path.read_text("utf-8").splitlines())
    return tuple((row[0], int(row[1]), row[2]) for row in rows)


def kind_of(tag: str) -> str:
    """Return `noun`, `function` or `other` for a kind of word as jieba names it."""
    if tag in NOUNS:
        return "noun"
    return "function" if tag in FUNCTION else "other"


def everyday_words(names: set[str]) -> dict[str, list[str]]:
    """Return the words of everyday Chinese by kind; `names` are those of the field, which are left out."""
    # Names of one character hide in half of all words; those words are common or do not matter.
    short = {name for name in names if 1 < len(name) <= MAX_LENGTH}
    found: dict[str, list[str]] = {"noun": [], "function": [], "other": []}
    for word, frequency, tag in dictionary():
        if len(word) > MAX_LENGTH or word in names or not is_han(word):
            continue
        holds_name = frequency >= RARE and any(
            word[start:end] in short for start in range(len(word)) for end in range(start + 2, len(word) + 1)
        )
        if holds_name or (frequency >= COMMON and len(word) <= MAX_COMMON_LENGTH):
            found[kind_of(tag)].append(word)
    return {kind: sorted(words) for kind, words in found.items()}


def frequencies(words: Iterable[str]) -> dict[str, float]:
    """Return how often words stand in Chinese text, as shares of all; those that never do are left out."""
    counts = {word: frequency for word, frequency, _ in dictionary()}
    total = sum(counts.values())
    return {word: counts[word] / total for word in words if word in counts}
