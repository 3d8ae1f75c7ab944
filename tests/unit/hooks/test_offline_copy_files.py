"""What every reader gets for reading without a network, whatever the size of the site."""

from pathlib import Path

import pytest

from hooks.finish import offline_copy, service_worker

HOME = """<nav><a href="menu/">in the menu</a></nav>
<article><a href="fees/#top">fees</a> <a href="how-long/index.html?x=1">how long</a>
<noscript><a href="working-days/">table</a></noscript> <a href="https://example.org/">elsewhere</a></article>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    pages = {
        "": HOME,
        "fees/": "<article>fees</article>",
        "how-long/": "<article>how long</article>",
        "menu/": "<article>not led to</article>",
        "working-days/": "<article>for browsers without scripts</article>",
        "about/": '<article>all: <span data-bytes="whole"></span></article>',
        "404.html": "<article>404</article>",
        "en/404.html": "<article>404</article>",
        "assets/site.css": "css",
        "search/words.json": "words",
    }
    for address, content in pages.items():
        file = offline_copy.file_of(tmp_path, address)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)
    return tmp_path


def test_everybody_gets_the_home_page_what_its_text_leads_to_and_the_page_that_says_so(site: Path) -> None:
    found = offline_copy.core(site, service_worker.hashes(site))
    assert found == {"", "404.html", "en/404.html", "about/", "fees/", "how-long/"}


def test_programs_and_search_come_with_the_pages_that_everybody_gets() -> None:
    sizes = {"": 1, "fees/": 1, "faq/": 1, "assets/site.css": 1, "search/words.json": 1, "answers/a.json": 1}
    first = offline_copy.first(sizes, {"", "fees/"}, {"answers/a.json"})
    assert first == {"", "fees/", "assets/site.css", "search/words.json"}


def test_the_search_of_a_site_that_is_too_large_is_kept_when_it_is_used() -> None:
    sizes = {"": 1, "assets/site.css": 1, "search/words.json": offline_copy.MAX_BYTES - 2}
    assert "search/words.json" in offline_copy.first(sizes, {""}, set())
    sizes["search/words.json"] += 1
    assert offline_copy.first(sizes, {""}, set()) == {"", "assets/site.css"}


def test_what_writes_word_files_is_left_out_of_a_large_copy_before_the_search() -> None:
    limit = offline_copy.MAX_BYTES
    sizes = {"": 1, "assets/papers/docx.1.js": limit // 2, "search/words.json": limit // 2}
    assert offline_copy.first(sizes, {""}, set()) == {"", "search/words.json"}


def test_further_pages_make_what_everybody_gets_no_larger(site: Path) -> None:
    before = offline_copy.core(site, service_worker.hashes(site))
    for number in range(20):
        page = offline_copy.file_of(site, f"page-{number}/")
        page.parent.mkdir()
        page.write_text(HOME)
    assert offline_copy.core(site, service_worker.hashes(site)) == before


def test_the_page_says_how_large_the_site_is_and_says_it_anew(site: Path) -> None:
    for size, said in [(2_340_000, "2.3 MB"), (12_000_000, "12.0 MB")]:
        offline_copy.tell(site, size, 1)
        assert f'all: <span data-bytes="whole">{said}</span>' in (site / "about/index.html").read_text()
