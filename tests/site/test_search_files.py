"""Each language has its own search index, and Material's own stays empty."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup


def sections(site_dir: Path, lang: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((site_dir / "search" / f"{lang}.json").read_text("utf-8"))[
        "sections"
    ]
    return found


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_index_holds_every_page_of_its_language_and_no_other(
    pages: dict[str, BeautifulSoup], site_dir: Path, lang: str
) -> None:
    expected = {path.removesuffix("index.html") for path in pages if path.startswith("en/") == (lang == "en")}
    found = {section["location"].partition("#")[0] for section in sections(site_dir, lang)}
    assert found == expected


def test_materials_own_index_is_empty(site_dir: Path) -> None:
    assert json.loads((site_dir / "search" / "search_index.json").read_text("utf-8"))["docs"] == []


def test_every_page_names_the_engine_in_its_language(soups: dict[str, BeautifulSoup]) -> None:
    for path, soup in soups.items():
        config = json.loads(str(soup.find(id="__config").string))
        lang = "en" if path.startswith("en/") else "zh"
        assert re.fullmatch(rf"[./]*assets/search/worker\.js#{lang}", config["search"]), path


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_dates_by_the_hundred_stay_out_of_the_index(site_dir: Path, lang: str) -> None:
    assert (
        max(len(section["text"]) for section in sections(site_dir, lang) if "2026/" in section["location"])
        < 1500
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_index_is_small_enough_for_a_weak_line(site_dir: Path, lang: str) -> None:
    assert (site_dir / "search" / f"{lang}.json").stat().st_size < 400_000


@pytest.mark.parametrize("term", ["电销卡", "一证通查", "白名单"])
def test_terms_of_the_site_are_kept_whole(site_dir: Path, term: str) -> None:
    words = {
        word for section in sections(site_dir, "zh") for word in re.split(r"[\s\u200b]+", section["text"])
    }
    assert term in words
