"""Writes one search index for each language and points Material's search at the site's own engine.

Material's plugin cuts the pages into sections and writes them into one file; this takes them from there,
language by language, and leaves an empty shell that costs the reader nothing. `browser/search/words.js` says
how words are compared; what makes that possible is prepared here: Chinese text cut into words (jieba, which
is told the site's terms), pinyin of the headings, the Traditional forms of the characters in use, and the
words that people type for a page although it does not say them (`search_keywords.toml`), which no excerpt
shows.
"""

import json
import logging
import re
from functools import cache
from pathlib import Path
from typing import Any

import jieba
from bs4 import BeautifulSoup
from mkdocs.exceptions import PluginError
from opencc import OpenCC
from pypinyin import lazy_pinyin

import facts
from hooks import toml_files
from hooks.pages.addresses import language_of, page_url
from hooks.pages.languages import LANGUAGES

Section = dict[str, str | float]

KEYWORDS = Path(__file__).with_name("search_keywords.toml")
OWN_WORKER = "assets/search/worker.js"
MATERIALS_WORKER = re.compile(r"assets/javascripts/workers/search\.\w+\.min\.js")
MATERIALS_FRAME = 'id="__config"'
HAN = re.compile(r"[\u4e00-\u9fff]+")
PARTING = re.compile(r"</t[dh]>|<br ?/?>")
WORD_BREAK = "\u200b"  # where Material's plugin, with jieba, ends a Chinese word


@cache
def keywords() -> dict[str, dict[str, Any]]:
    """Return for each page the words people type for it, by language, and its `weight` if it is not 1."""
    return toml_files.read(KEYWORDS)


def teach_terms() -> None:
    """Tell jieba the site's own words; otherwise it cuts them apart."""
    jieba.setLogLevel(logging.WARNING)
    for term in facts.load().terms.values():
        jieba.add_word(term.name["zh"])


def plain(html: str) -> str:
    """Return the text of an entry of Material's plugin, with its word breaks, without tags and marks."""
    soup = BeautifulSoup(html, "html.parser")
    for mark in soup.find_all("sup"):
        mark.decompose()
    soup.smooth()  # what stood on both sides of a mark is one text again, without a gap before its full stop
    return " ".join(soup.get_text(" ").split())


def pinyin(text: str) -> str:
    """Return the pinyin of each Chinese word of two or more characters, as people type it: `zhuxiao`."""
    words = {
        word
        for run in HAN.findall(text.replace(WORD_BREAK, ""))
        for word in [run, *jieba.cut_for_search(run)]
        if 1 < len(word) <= 8
    }
    return " ".join(sorted({"".join(lazy_pinyin(word)) for word in words}))


def sections(entries: list[dict[str, Any]], lang: str) -> list[Section]:
    """Return the index's sections for the entries that Material's plugin made of the pages in `lang`.

    Raises PluginError if `search_keywords.toml` names a page that does not exist.
    """
    titles = {entry["location"]: plain(entry["title"]) for entry in entries}
    typed = {page_url(lang, name): words for name, words in keywords().items()}
    unknown = set(typed) - set(titles)
    if unknown:
        raise PluginError(
            f"hooks/finish/search_keywords.toml names pages that do not exist: {', '.join(sorted(unknown))}"
        )
    found = []
    for entry in entries:
        page, _, fragment = entry["location"].partition("#")
        title, text = plain(entry["title"]), plain(entry["text"])
        if fragment and not text:
            continue  # a heading alone, above other headings or a picture, answers nobody
        told = typed.get(page, {})
        words = "" if fragment else told.get(lang, "")
        found.append(
            {
                "location": entry["location"],
                "title": title.replace(WORD_BREAK, ""),
                "page": titles[page] if fragment else "",
                "keywords": f"{words} {pinyin(words)}".strip(),
                "pinyin": pinyin(title),
                "text": text,
                "weight": told.get("weight", 1),
            }
        )
    return found


def traditional(used: str) -> dict[str, str]:
    """Return the Traditional characters whose Simplified form occurs in `used`, and those forms, aligned."""
    simplify = OpenCC("t2s")
    # One conversion for each character: in a run, OpenCC would look for phrases.
    every = [chr(code) for code in range(0x4E00, 0xA000)]
    simplified = simplify.convert("\n".join(every)).split("\n")
    pairs = [
        (sign, plain_sign)
        for sign, plain_sign in zip(every, simplified, strict=True)
        if sign != plain_sign and plain_sign in used
    ]
    return {"from": "".join(sign for sign, _ in pairs), "to": "".join(sign for _, sign in pairs)}


def index(entries: list[dict[str, Any]], lang: str) -> str:
    """Return the index file of one language as JSON."""
    found = sections(entries, lang)
    used = "".join(f"{section['title']}{section['keywords']}{section['text']}" for section in found)
    data = {"sections": found, "traditional": traditional(used)}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def with_own_engine(html: str, lang: str) -> str:
    """Return a page that names the site's search worker, not Material's; raises PluginError if it cannot.

    A page without Material's frame has no search.
    """
    if MATERIALS_FRAME not in html:
        return html
    own = f"{OWN_WORKER}#{lang}"
    if html.count(own) == 1:
        return html
    html, count = MATERIALS_WORKER.subn(own, html)
    if count != 1:
        raise PluginError(f"a page should name Material's search worker exactly once, not {count} times")
    return html


def parted(html: str) -> str:
    """Return a page's content with a blank after each table cell and broken line.

    Material's plugin drops their tags and would glue their words.
    """
    return PARTING.sub(r"\g<0> ", html)


def write(site: Path) -> None:
    """Write the index of each language and take its entries out of Material's file.

    A site that is finished already keeps its indexes. Raises PluginError if there is nothing to make them of.
    """
    common = site / "search" / "search_index.json"
    if not common.is_file():
        raise PluginError(f"{common} is missing: Material's search plugin should have written it.")
    found = json.loads(common.read_text("utf-8"))
    by_language: dict[str, list[dict[str, Any]]] = {lang: [] for lang in LANGUAGES}
    for entry in found["docs"]:
        by_language[language_of(entry["location"])].append(entry)
    for lang, entries in by_language.items():
        target = site / "search" / f"{lang}.json"
        if entries:
            target.write_text(index(entries, lang), "utf-8")
        elif not target.is_file():
            raise PluginError(f"{common} holds no page in the language {lang}.")
    common.write_text(json.dumps({**found, "docs": []}, separators=(",", ":")), "utf-8")
