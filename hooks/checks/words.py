"""Holds the wording files in step: what one language has words for, the other has too."""

from itertools import permutations
from pathlib import Path

from hooks import toml_files
from hooks.pages.languages import LANGUAGES
from hooks.pages.problems import Problem
from hooks.wording import FOLDER, STEMS


def check(folder: Path = FOLDER) -> list[Problem]:
    """Return every key that a wording file lacks; raises PluginError if one cannot be read."""
    problems = []
    for stem in STEMS:
        files = {lang: f"{stem}.{lang}.toml" for lang in LANGUAGES}
        found = {lang: toml_files.keys(toml_files.read(folder / file)) for lang, file in files.items()}
        for lang, other in permutations(LANGUAGES, 2):
            problems += [
                Problem(f"hooks/wording/{files[lang]}", 1, f"the key {key} is missing; {files[other]} has it")
                for key in found[other] - found[lang]
            ]
    return problems
