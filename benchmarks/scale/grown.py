"""Copies of the repository grown to more pages: the real guides again, under further names and titles."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from facts.questions import FILE, UNASKED, Questions, load_questions
from hooks.pages.languages import LANGUAGES
from hooks.paths import ROOT
from tools.traditional import COPIED, COPIED_FILES

# Pages that a template or a step asks for by name, or that hold what there must be once.
NOT_COPIED = {
    "index",
    "calculator",
    "embed",
    "glossary",
    "sources",
    "changes",
    "open-data",
    "papers",
    "about",
}
GROUP = "更多"
# Plain Material builds the same Markdown with the same two languages and its own search.
PLAIN = """site_name: Plain
site_url: https://plain.example/
docs_dir: plain
theme:
  name: material
  language: zh
  font: false
plugins:
  search: {{ lang: [zh, en] }}
  i18n:
    docs_structure: folder
    fallback_to_default: false
    reconfigure_material: true
    languages:
      - {{ locale: zh, name: zh, default: true, build: true }}
      - {{ locale: en, name: en, build: true }}
not_in_nav: embed.md
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc: {{ permalink: true }}
  - pymdownx.details
  - pymdownx.superfences
  - pymdownx.tasklist: {{ clickable_checkbox: true }}
{nav}
"""


def guides(folder: Path) -> list[str]:
    """Return the names of the pages that can stand there again."""
    return [
        path.stem
        for path in sorted((folder / "docs" / LANGUAGES[0]).glob("*.md"))
        if path.stem not in NOT_COPIED
    ]


def questions(asked_now: Questions, of: str, name: str, number: int) -> str:
    """Return the questions of a page once more, for the page `name`; no two pages claim the same."""
    lines = []
    for section, asked in asked_now.by_section.items():
        page, _, place = section.partition("#")
        if page == of:
            lines.append(f"[{json.dumps(f'{name}#{place}')}]")
            for lang, texts in asked.items():
                own = [f"{text} {number:04}" for text in texts]
                lines.append(f"{lang} = {json.dumps(own, ensure_ascii=False)}")
    return "\n".join(["", *lines, ""])


def unasked(asked_now: Questions, known: list[str]) -> str:
    """Return the list of what nobody looks for, with the same sections of the further pages in it."""
    again = [
        f"page-*#{section}"
        for page, _, section in (name.partition("#") for name in asked_now.unasked)
        if page in known
    ]
    return f"{UNASKED} = {json.dumps([*asked_now.unasked, *again], ensure_ascii=False)}\n"


def added(folder: Path, pages: int) -> Iterator[str]:
    """Write so many further pages in each language and yield their names.

    Each has a title of its own, and questions, without which a build stops.
    """
    known, asked_now = guides(folder), load_questions()
    asked = [
        re.sub(r"(?ms)\A.*?^\]\n", unasked(asked_now, known), (folder / "facts" / FILE).read_text("utf-8"))
    ]
    for number in range(pages):
        of, name = known[number % len(known)], f"page-{number:04}"
        for lang in LANGUAGES:
            text = (folder / "docs" / lang / f"{of}.md").read_text("utf-8")
            titled = re.sub(r'(?m)^title: "?(.*?)"?$', rf'title: "\1 · {number:04}"', text, count=1)
            (folder / "docs" / lang / f"{name}.md").write_text(titled, "utf-8")
        asked.append(questions(asked_now, of, name, number))
        yield name
    (folder / "facts" / FILE).write_text("".join(asked), "utf-8")


def grow(folder: Path, pages: int) -> None:
    """Write a copy of the repository with so many further pages in each language, and `plain.yml`."""
    for name in COPIED:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in COPIED_FILES:
        shutil.copy(ROOT / name, folder / name)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    lines = "".join(f"      - {name}.md\n" for name in added(folder, pages))
    own = (folder / "mkdocs.yml").read_text("utf-8")
    group = f"  - {GROUP}:\n{lines}" if lines else ""
    grown = own.replace("\n# For frames", f"{group}\n# For frames", 1)
    grown = grown.replace(
        "        nav_translations:\n", f"        nav_translations:\n          {GROUP}: More\n", 1
    )
    if lines and grown.count(GROUP) != 2:
        raise ValueError("mkdocs.yml no longer has the places at which pages are added.")
    (folder / "mkdocs.yml").write_text(grown, "utf-8")
    nav = re.search(r"(?m)^nav:\n(?:[ ].*\n)+", grown)
    plain = folder / "plain"
    shutil.copytree(folder / "docs", plain)
    for page in plain.rglob("*.md"):
        page.write_text(re.sub(r"(?m)^template: .*\n", "", page.read_text("utf-8"), count=1), "utf-8")
    (folder / "plain.yml").write_text(PLAIN.format(nav=nav[0] if nav else ""), "utf-8")
