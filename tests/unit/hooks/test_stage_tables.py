"""The static table of all routes and their stages."""

import re

import pytest

from hooks.blocks import stage_tables
from hooks.blocks.place import Place
from hooks.pages.documents import Document
from hooks.pages.markers import MarkerError


def table(lang: str) -> str:
    return stage_tables.render(
        [], Place(Document(lang, "calculator", f"docs/{lang}/calculator.md", {}, "", 1))
    )


def row(lang: str, route: str) -> str:
    found = re.search(rf'<tr id="{route}">.*?</tr>', table(lang))
    assert found, route
    return found[0]


def test_every_route_has_its_row_below_its_card() -> None:
    ids = re.findall(r'<tr id="([^"]+)"', table("en"))
    assert ids == [
        "ordinary-hall",
        "ordinary-hotline",
        "ordinary-online",
        "whitelist-seller",
        "whitelist-online",
        "company-hall",
    ]
    assert re.findall(r'scope="rowgroup" colspan="2">([^<]+)', table("en")) == [
        "Ordinary card",
        "Whitelist card",
        "Card held by a company",
    ]


def test_the_hotline_takes_up_to_24_hours_1_to_3_and_3_to_5_working_days_in_all() -> None:
    text = re.sub(r"<[^>]+>", " ", row("en", "ordinary-hotline"))
    for figure in ("24 hours", "1 to 3 working days", "3 to 5 working days in total"):
        assert figure in text


def test_each_stage_links_to_its_sources() -> None:
    for claim in ("s1-26", "s1-22", "s1-29"):
        assert f"sources/#{claim}" in row("zh", "ordinary-hotline")


def test_a_figure_that_was_read_into_the_source_says_so() -> None:
    assert "<small>" in row("en", "whitelist-seller")
    assert "<small>" not in row("en", "ordinary-hotline")


def test_the_table_shows_every_route_and_takes_no_words() -> None:
    place = Place(Document("en", "calculator", "docs/en/calculator.md", {}, "", 1))
    with pytest.raises(MarkerError, match="takes no words"):
        stage_tables.render(["ordinary", "hotline"], place)
