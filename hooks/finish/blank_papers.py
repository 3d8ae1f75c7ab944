"""Writes every paper with its places left blank: what the page takes away where Python does not start."""

import json
from pathlib import Path

from calculator.papers import door, text
from hooks.pages.addresses import BLANK_PAPERS, page_url


def write(site: Path, lang: str) -> None:
    """Write the file of a language beside its page of papers: id → what `papers.door.fill` gives."""
    blank = {name: door.fill(paper, {}, lang=lang) for name, paper in text.load().items()}
    folder = site / page_url(lang, "papers")
    folder.mkdir(parents=True, exist_ok=True)
    content = json.dumps(blank, ensure_ascii=False, separators=(",", ":"))
    (folder / BLANK_PAPERS).write_text(content, "utf-8")
