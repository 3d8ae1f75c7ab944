"""The pages made of the facts: each claim with the places that state it, the dropped ones, the glossary."""

import pytest
from bs4 import BeautifulSoup

import facts
from hooks.blocks import fact_pages
from hooks.blocks.place import Place
from tests.soup import one
from tests.unit.hooks.hook_pages import page

BODY = "# 多久 { #top }\n\n先说[[S1-29]]。\n\n## 审核 { #review }\n\n1至3个工作日[[S1-22, S1-29]]。\n"


def test_a_statement_knows_its_page_heading_and_mark() -> None:
    found = fact_pages.statements([page(BODY)])
    assert [(s.claim, s.heading, s.anchor) for s in found] == [
        ("S1-29", None, "cite-s1-29-1"),
        ("S1-22", "审核", "cite-s1-22-1"),
        ("S1-29", "审核", "cite-s1-29-2"),
    ]


def test_a_stage_table_states_the_claims_of_its_durations_under_its_heading() -> None:
    body = "# 多久 { #top }\n\n## 热线 { #hotline }\n\n[[stages]]\n"
    found = fact_pages.statements([page(body)])
    assert ("S1-26", "热线", "hotline") in [(s.claim, s.heading, s.anchor) for s in found]


def test_a_claim_links_back_to_every_mark_that_states_it() -> None:
    place = Place(page("", "zh", "sources"))
    groups = fact_pages.claim_groups(facts.load(), fact_pages.statements([page(BODY)]), place)
    entries = {entry.claim.id: entry for group in groups for entry in group.entries}
    assert [link.href for link in entries["S1-29"].places] == [
        "../how-long/#cite-s1-29-1",
        "../how-long/#cite-s1-29-2",
    ]
    assert [link.label for link in entries["S1-22"].places] == ["T › 审核"]


def test_the_sources_page_lists_every_claim_under_its_source() -> None:
    soup = BeautifulSoup(fact_pages.render_claims(Place(page("", "en", "sources"))), "html.parser")
    known = facts.load()
    assert {entry["id"] for entry in soup.select(".fact")} == {
        claim.anchor for claim in known.claims.values()
    }
    assert [heading["id"] for heading in soup.find_all("h3")] == [
        f"source-{name.lower()}" for name in known.sources
    ]


def test_a_dropped_claim_says_why_and_links_to_the_one_that_stays() -> None:
    soup = BeautifulSoup(fact_pages.render_claims(Place(page("", "en", "sources"))), "html.parser")
    entry = soup.find(id="s2b-20")
    assert entry is not None
    assert "repeats" in entry.text
    assert [link["href"] for link in entry.find_all("a") if "same" in link.text] == ["#s1-32"]


def test_the_dropped_claims_are_listed_by_reason_and_nothing_else_is() -> None:
    soup = BeautifulSoup(fact_pages.render_dropped(Place(page("", "zh", "sources"))), "html.parser")
    dropped = {claim.anchor for claim in facts.load().claims.values() if claim.dropped}
    assert {str(one(item, "a")["href"]).partition("#")[2] for item in soup.find_all("li")} == dropped
    assert [heading["id"] for heading in soup.find_all("h3")] == [
        "dropped-promotion",
        "dropped-unsupported",
        "dropped-wrong",
        "dropped-repeats",
    ]


@pytest.mark.parametrize(
    ("lang", "names"),
    [
        ("zh", ["一证通查", "yī zhèng tōng chá", "one-ID check"]),
        ("en", ["one-ID check", "一证通查", "yī zhèng tōng chá"]),
    ],
)
def test_the_glossary_gives_chinese_pinyin_and_english_of_every_term_once(
    lang: str, names: list[str]
) -> None:
    soup = BeautifulSoup(fact_pages.render_glossary(Place(page("", lang, "glossary"))), "html.parser")
    entry = soup.find(id="one-id-check")
    assert entry is not None
    assert [part.text for part in entry.select("dt, span")] == names
    assert len(soup.select(".fact")) == len(facts.load().terms)
