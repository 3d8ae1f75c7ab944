"""Makes the site in one more language, Traditional Chinese: `python -m tools.traditional FOLDER`.

The folder becomes a copy of the repository with the language added: its pages, its message files, its words
in the fact files, and an entry in the list of languages and in that of MkDocs. Nothing in code differs. No
person has read it, every page says so, and it is never committed; CONTRIBUTING.md says how it is published.
"""

import argparse
import json
import re
import shutil
import sys
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from mkdocs.utils.yaml import yaml_load
from opencc import OpenCC

from hooks.paths import ROOT

RULES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
LANG, FROM = RULES["lang"], RULES["from"]
CONFIG = f"mkdocs.{LANG}.yml"
COPIED = ("browser", "calculator", "docs", "facts", "hooks", "requirements", "theme")
COPIED_FILES = ("mkdocs.yml", "package.json", "package-lock.json", "LICENSE", "LICENSE-text")
LINKED = ("node_modules", ".cache")  # what is installed, or kept by its content
LANGUAGES = "calculator/data/languages.toml"
COLUMNS = "calculator/data/batch_columns.toml"
WORDING = "facts/wording.toml"
SITE = "hooks/wording/site"
MESSAGES = ("calculator/data/messages", "calculator/data/count_messages", "hooks/wording/wording", SITE)
IN_EACH_LANGUAGE = (
    "calculator/data/papers.toml",
    "facts/claims.toml",
    "facts/questions.toml",
    "facts/sources.toml",
    "facts/terms.toml",
    "facts/vocabulary.toml",
)

_TEXT = r'"""(?:.|\n)*?"""|"(?:[^"\\\n]|\\.)*"'
# A key of the language, such as `zh` or `note_zh`, with its text or list of texts.
_ENTRY = re.compile(
    rf"(?P<before>^|\{{ )(?P<stem>(?:\w+_)?){FROM}(?P<rest> *= *(?:{_TEXT}|\[[^\]]*\]))", re.MULTILINE
)
_LIST = re.compile(r"^(?P<key>[\w-]+) = \[(?P<words>.*)\]$", re.MULTILINE)


@cache
def _converter(way: str) -> OpenCC:
    return OpenCC(way)


def converted(text: str) -> str:
    """Return a text in Taiwan's characters and terms; the words to keep change their characters only."""
    parts = re.split("(" + "|".join(map(re.escape, RULES["keep"]["words"])) + ")", text)
    return "".join(
        str(_converter("s2tw" if number % 2 else "s2twp").convert(part)) for number, part in enumerate(parts)
    )


def with_entries(text: str) -> str:
    """Return a fact file in which every text of the source language is followed by its conversion."""

    def more(found: re.Match[str]) -> str:
        parting = ", " if found["before"] else "\n"  # within the brackets of a table on one line, or not
        return f"{found[0]}{parting}{found['stem']}{LANG}{converted(found['rest'])}"

    return _ENTRY.sub(more, text)


def with_table(text: str) -> str:
    """Return a file that has a table for each language, with one more."""
    table = re.search(rf"^\[{FROM}\]\n(?P<rows>(?:(?!\[).*\n?)*)", text, re.MULTILINE)
    if table is None:
        raise ValueError(f"{WORDING} has no table [{FROM}].")
    return f"{text.rstrip()}\n\n[{LANG}]\n{converted(table['rows'])}"


def with_words(text: str) -> str:
    """Return a file of lists in which every list also holds the conversions of its words."""

    def more(found: re.Match[str]) -> str:
        words = tomllib.loads(found[0])[found["key"]]
        added = [each for each in map(converted, words) if each not in words]
        return f"{found['key']} = [{', '.join(map(_toml, [*words, *dict.fromkeys(added)]))}]"

    return _LIST.sub(more, text)


def _toml(word: str) -> str:
    return json.dumps(word, ensure_ascii=False)


def language_table() -> str:
    """Return the table `language` of the new language's wording."""
    rows = (f"{key} = {_toml(value)}" for key, value in RULES["language"].items() if key != "name")
    return "[language]\n" + "\n".join(rows) + "\n"


def site_wording(text: str) -> str:
    """Return the wording of the frame: converted, with the new language's own table `language`."""
    return re.sub(
        r"^\[language\]\n(?:(?!\[).*\n)*", lambda _: language_table() + "\n", converted(text), flags=re.M
    )


def config(original: dict[str, Any]) -> dict[str, Any]:
    """Return what MkDocs is told besides: all languages, the new one last."""
    plugin = original["plugins"]["i18n"]
    languages = plugin["languages"]
    palette = original["theme"]["palette"]
    entry = {
        "locale": LANG,
        "name": RULES["language"]["name"],
        "build": True,
        "site_name": converted(original["site_name"]),
        "site_description": converted(original["site_description"]),
        "nav_translations": {title: converted(title) for title in titles(original["nav"])},
        "theme": {
            "language": LANG,
            "palette": yaml.safe_load(converted(yaml.safe_dump(palette, allow_unicode=True))),
        },
    }
    return {"INHERIT": "mkdocs.yml", "plugins": {"i18n": {**plugin, "languages": [*languages, entry]}}}


def titles(nav: list[Any]) -> list[str]:
    """Return the names of the groups of the navigation."""
    found: list[str] = []
    for item in nav:
        if isinstance(item, dict):
            for title, children in item.items():
                found += [title, *titles(children)]
    return found


def make(folder: Path) -> None:
    """Write the copy with its further language into a folder; what stood there before is removed."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in COPIED:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in COPIED_FILES:
        shutil.copy(ROOT / name, folder / name)
    for name in LINKED:
        if (ROOT / name).exists():
            (folder / name).symlink_to(ROOT / name)
    for page in sorted((folder / "docs" / FROM).rglob("*.md")):
        target = folder / "docs" / LANG / page.relative_to(folder / "docs" / FROM)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(converted(page.read_text("utf-8")), "utf-8")
    for stem in MESSAGES:
        text = (folder / f"{stem}.{FROM}.toml").read_text("utf-8")
        (folder / f"{stem}.{LANG}.toml").write_text(
            (site_wording if stem == SITE else converted)(text), "utf-8"
        )
    _edit(folder / LANGUAGES, lambda text: re.sub(r"(?m)^(languages = \[.*)\]$", rf'\1, "{LANG}"]', text))
    _edit(folder / COLUMNS, with_words)
    _edit(folder / WORDING, with_table)
    for name in IN_EACH_LANGUAGE:
        _edit(folder / name, with_entries)
    known = yaml_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    (folder / CONFIG).write_text(yaml.safe_dump(config(known), allow_unicode=True, sort_keys=False), "utf-8")


def _edit(file: Path, change: Callable[[str], str]) -> None:
    """Change a file; raises ValueError if nothing in it was to be changed."""
    text = file.read_text("utf-8")
    changed = change(text)
    if changed == text:
        raise ValueError(f"{file.name} holds nothing to convert.")
    file.write_text(changed, "utf-8")


def main() -> int:
    """Make the copy, and say how the site is built in it."""
    parser = argparse.ArgumentParser(prog="python -m tools.traditional", description=__doc__)
    parser.add_argument("folder", type=Path, help="the folder of the copy, such as build/zh-Hant")
    folder = parser.parse_args().folder
    make(folder)
    print(f"Now, in {folder}: python -m mkdocs build --strict --config-file {CONFIG} --site-dir site")
    return 0


if __name__ == "__main__":
    sys.exit(main())
