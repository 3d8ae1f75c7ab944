"""The wording files of the site and of the calculator keep the rules that the pages keep."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import facts
from hooks.checks import style
from hooks.pages import documents

ROOT = Path(__file__).resolve().parent.parent.parent.parent
FILES = ["hooks/wording/site", "hooks/wording/wording", "calculator/data/messages"]
# Lines of a CSV file and commands to type are not sentences.
NOT_SENTENCES = {"example_rows", "examples"}


def sentences(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, part in value.items():
            if name not in NOT_SENTENCES:
                yield from sentences(part, f"{key}.{name}")
    elif isinstance(value, list):
        for part in value:
            yield from sentences(part, key)


@pytest.mark.parametrize("lang", facts.LANGUAGES)
@pytest.mark.parametrize("file", FILES)
def test_a_wording_file_is_written_by_the_rules_of_its_language(file: str, lang: str) -> None:
    found = []
    for key, sentence in sentences(tomllib.loads((ROOT / f"{file}.{lang}.toml").read_text("utf-8"))):
        text = re.sub(r"\{[^{}]*\}|<[^<>]*>", documents.BLANKED, sentence)
        for _, rule in [
            *style.wrong_writing(text, lang),
            *style.wrong_terms(text, lang, facts.load().terms.values()),
        ]:
            found.append(f"{key}: {rule}")
    assert found == []


def test_the_rules_find_a_mistake_in_a_wording_file() -> None:
    assert [
        rule
        for _, sentence in sentences({"a": {"b": ["打 10086"]}})
        for _, rule in style.wrong_writing(sentence, "zh")
    ]
