"""Writes every paper with its places left blank: what the page takes away where Python does not start."""

import json
from pathlib import Path

from calculator.papers import door, text
from hooks.pages.addresses import blank_papers


def write(site: Path, lang: str) -> None:
    """Write the file of a language: id → what `calculator.papers.door.fill` gives."""
    blank = {name: door.fill(paper, {}, lang=lang) for name, paper in text.load().items()}
    path = site / blank_papers(lang)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(blank, ensure_ascii=False, separators=(",", ":")), "utf-8")
