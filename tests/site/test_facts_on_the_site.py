"""What a reader of the built site finds about sources: marks, notes, back links, dropped claims, glossary."""

from functools import cache
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from bs4 import BeautifulSoup

import facts
from hooks.blocks import fact_templates
from tests.soup import attribute

LANGUAGES = {"zh": "", "en": "en/"}


@cache
def soup(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text("utf-8"), "html.parser")


@cache
def ids(path: Path) -> frozenset[str]:
    return frozenset(attribute(tag, "id") for tag in soup(path).find_all(id=True))


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("index.html"))


def target(page: Path, href: str) -> tuple[Path, str]:
    """Return the file and the fragment that a link of a page leads to."""
    address, fragment = urldefrag(href)
    return ((page.parent / address).resolve() / "index.html" if address else page), fragment


def test_every_source_mark_leads_to_its_entry_in_the_pages_language(site_dir: Path) -> None:
    marks = 0
    for page in pages(site_dir):
        folder = "en/" if page.is_relative_to(site_dir / "en") else ""
        for mark in soup(page).select(".citation__mark"):
            marks += 1
            path, fragment = target(page, str(mark["href"]))
            assert path == (site_dir / folder / "sources" / "index.html").resolve()
            assert fragment == str(mark["data-claim"]).lower()
            assert fragment in ids(path)
    assert marks > 300


def test_every_source_mark_has_its_note_on_the_same_page(site_dir: Path) -> None:
    for page in pages(site_dir):
        for mark in soup(page).select(".citation__mark"):
            assert str(mark["aria-describedby"]) in ids(page), page


def test_no_page_has_an_id_twice_among_marks_and_notes(site_dir: Path) -> None:
    for page in pages(site_dir):
        own = [tag["id"] for tag in soup(page).select(".citation__mark[id], .citation-notes [id], .fact[id]")]
        assert len(own) == len(set(own)), page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_claim_is_stated_somewhere_or_says_why_not(site_dir: Path, lang: str) -> None:
    page = site_dir / LANGUAGES[lang] / "sources" / "index.html"
    for claim in facts.load().claims.values():
        entry = soup(page).find(id=claim.anchor)
        assert entry is not None, claim.id
        back_links = entry.select('a[href*="#cite-"]')
        assert bool(back_links) != bool(claim.dropped), claim.id
        for link in back_links:
            path, fragment = target(page, str(link["href"]))
            assert fragment in ids(path), link
        if claim.repeats:
            assert entry.select(f'a[href="#{claim.repeats.lower()}"]'), claim.id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_mark_in_a_text_has_a_link_back(site_dir: Path, lang: str) -> None:
    sources = site_dir / LANGUAGES[lang] / "sources" / "index.html"
    linked = {target(sources, str(link["href"])) for link in soup(sources).select('a[href*="#cite-"]')}
    marked = {
        (page.resolve(), str(mark["id"]))
        for page in pages(site_dir)
        if page.is_relative_to(site_dir / "en") == (lang == "en")
        for mark in soup(page).select(".citation__mark[id]")
    }
    assert linked == marked


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_glossary_holds_every_term(site_dir: Path, lang: str) -> None:
    page = site_dir / LANGUAGES[lang] / "glossary" / "index.html"
    for term in facts.load().terms.values():
        entry = soup(page).find(id=term.id)
        assert entry is not None, term.id
        for text in (*term.name.values(), term.pinyin, term.definition[lang]):
            assert text in entry.text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_search_finds_claims_but_neither_notes_nor_what_is_not_used(site_dir: Path, lang: str) -> None:
    index = "".join(path.read_text("utf-8") for path in sorted((site_dir / "search" / lang).glob("*.json")))
    known = facts.load().claims
    assert known["S1-22"].text[lang] in index
    assert fact_templates.words(lang)["open_source"] not in index
    for claim in known.values():
        if claim.dropped and not claim.repeats:
            assert claim.text[lang] not in index, claim.id


def test_no_marker_is_left_in_a_page(site_dir: Path) -> None:
    for page in pages(site_dir):
        main = soup(page).find("article")
        assert main is None or "[[" not in main.text, page
