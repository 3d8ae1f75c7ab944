"""The static table of a route's stages."""

import re

import pytest

from hooks.blocks import stage_tables
from hooks.blocks.place import Place
from hooks.pages.documents import Document
from hooks.pages.markers import MarkerError


def place(lang: str) -> Place:
    return Place(Document(lang, "calculator", f"docs/{lang}/calculator.md", {}, "", 1))


def test_the_hotline_takes_up_to_24_hours_1_to_3_and_3_to_5_working_days_in_all() -> None:
    table = stage_tables.render(["ordinary", "hotline"], place("en"))
    text = re.sub(r"<[^>]+>", " ", table)
    assert table.count("<tr>") == 4
    for figure in ("24 hours", "1 to 3 working days", "3 to 5 working days"):
        assert figure in text


def test_each_stage_links_to_its_sources() -> None:
    table = stage_tables.render(["ordinary", "hotline"], place("zh"))
    for claim in ("s1-26", "s1-22", "s1-29"):
        assert f"sources/#{claim}" in table


def test_a_figure_that_was_read_into_the_source_says_so() -> None:
    assert "<small>" in stage_tables.render(["whitelist", "seller"], place("en"))


@pytest.mark.parametrize("args", [[], ["ordinary"], ["company", "hotline"], ["ordinary", "hotline", "more"]])
def test_a_route_that_does_not_exist_is_refused_with_those_that_do(args: list[str]) -> None:
    with pytest.raises(MarkerError, match="ordinary hall, ordinary hotline"):
        stage_tables.render(args, place("en"))
