"""The words of the calculator's pages: the same keys in both languages, every one of them used."""

import re
from typing import Any

import pytest

from hooks.paths import THEME
from hooks.wording import FOLDER, frame_wording, wording


def keys(table: dict[str, Any], prefix: str = "") -> set[str]:
    found: set[str] = set()
    for name, value in table.items():
        found |= keys(value, f"{prefix}{name}.") if isinstance(value, dict) else {f"{prefix}{name}"}
    return found


def used() -> tuple[set[str], set[str]]:
    """Return the keys that the templates and hooks name, and the sections out of which they compute names."""
    templates = [
        *THEME.glob("partials/c*/*.html"),
        *THEME.glob("papers/*.html"),
        *(THEME / f"{name}.html" for name in ("calculator", "counter", "home", "papers")),
    ]
    text = "\n".join(path.read_text("utf-8") for path in templates)
    named = set(re.findall(r"\bt\.(\w+\.\w+)\b(?!\()", text))
    computed = set(re.findall(r"\bt\.(\w+)(?:\[|\.get\()", text)) | {"stages_table"}
    return named, computed


def test_both_languages_hold_the_same_keys() -> None:
    assert keys(wording("zh")) == keys(wording("en"))


def test_every_key_is_used() -> None:
    named, computed = used()
    assert {
        key for key in keys(wording("en")) if key not in named and key.split(".")[0] not in computed
    } == set()


def test_every_key_that_a_template_names_exists() -> None:
    assert used()[0] - keys(wording("en")) == set()


def test_no_key_bears_the_name_of_a_method_of_dict_which_a_template_would_find_first() -> None:
    for words in (wording("en"), frame_wording("en")):
        assert {key for key in keys(words) if hasattr(dict, key.split(".")[-1])} == set()


@pytest.mark.parametrize(
    "name", ["form", "state", "take", "batch", "verdict", "legend", "paper", "papers", "home"]
)
def test_every_key_of_a_section_with_computed_names_stands_in_a_list_of_the_templates(name: str) -> None:
    text = "\n".join(path.read_text("utf-8") for path in THEME.rglob("*.html"))
    for key in wording("en")[name]:
        short = re.sub(r"^(mode|step)_|_hint$", "", key)
        assert f".{key}" in text or f'"{key}"' in text or f'"{short}"' in text, key


def test_chinese_words_have_no_blank_beside_han_and_full_width_punctuation() -> None:
    for path in [FOLDER / "wording.zh.toml"]:
        for line in path.read_text("utf-8").splitlines():
            sentence = line.partition(" = ")[2].strip('"')
            assert not re.search(r"[\u4e00-\u9fff] +\w|\w +[\u4e00-\u9fff]", sentence), line
            assert not re.search(r"[\u4e00-\u9fff][,;:?!()]", sentence), line
