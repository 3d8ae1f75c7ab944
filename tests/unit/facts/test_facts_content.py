"""The committed facts: complete, equal in both languages, in the site's style, without a seller's trace."""

import re
from collections import Counter

import pytest

import facts
from facts import Claim, Term
from hooks.checks import style
from hooks.checks.figures import figures

FACTS = facts.load()
NUMBER_OF_CLAIMS = {"S1": 43, "S2a": 20, "S2b": 23, "S3a": 30, "S3b": 22}


def test_every_claim_of_the_articles_is_there() -> None:
    counts = Counter(claim.source.id for claim in FACTS.claims.values() if claim.source.kind == "article")
    assert counts == NUMBER_OF_CLAIMS
    for source, count in NUMBER_OF_CLAIMS.items():
        assert all(f"{source}-{number:02}" in FACTS.claims for number in range(1, count + 1))


def test_the_eleven_conflicts_are_marked() -> None:
    marked = {name for claim in FACTS.claims.values() for name in claim.conflicts}
    assert marked == {f"K{number}" for number in range(1, 12)}


@pytest.mark.parametrize("claim", FACTS.claims.values(), ids=lambda claim: claim.id)
def test_a_claim_gives_the_same_figures_in_both_languages(claim: Claim) -> None:
    read = {lang: Counter(value for value, _ in figures(claim.text[lang], lang)) for lang in facts.LANGUAGES}
    assert read["zh"] == read["en"]


@pytest.mark.parametrize("claim", FACTS.claims.values(), ids=lambda claim: claim.id)
@pytest.mark.parametrize("lang", facts.LANGUAGES)
def test_a_claim_is_written_by_the_rules_of_its_language(claim: Claim, lang: str) -> None:
    note = (claim.note or {}).get(lang, "")
    for text in (claim.text[lang], note, claim.source.title[lang]):
        assert style.wrong_writing(text, lang) == []
        assert style.wrong_terms(text, lang, FACTS.terms.values()) == []


@pytest.mark.parametrize("term", FACTS.terms.values(), ids=lambda term: term.id)
@pytest.mark.parametrize("lang", facts.LANGUAGES)
def test_a_definition_is_written_by_the_rules_of_its_language(term: Term, lang: str) -> None:
    text = term.definition[lang]
    assert style.wrong_writing(text, lang) == []
    assert style.wrong_terms(text, lang, FACTS.terms.values()) == []


def test_no_term_is_to_be_avoided_itself() -> None:
    for lang in facts.LANGUAGES:
        names = " / ".join(term.name[lang] for term in FACTS.terms.values())
        assert style.wrong_terms(names, lang, FACTS.terms.values()) == []


def test_a_press_fact_names_its_source_in_the_sentence() -> None:
    named = {"zh": r"据|见于|查到", "en": r"[Aa]ccording to|come[s]? from|repeated|was found|Some pages"}
    for claim in FACTS.claims.values():
        if claim.grade == "B":
            for lang, pattern in named.items():
                assert re.search(pattern, claim.text[lang]), (claim.id, lang)


def test_every_source_is_used() -> None:
    assert {claim.source.id for claim in FACTS.claims.values()} == set(FACTS.sources)


def test_no_seller_is_named() -> None:
    text = "".join(path.read_text("utf-8") for path in facts.FOLDER.glob("*.toml"))
    mobile_number = re.search(r"(?<!\d)1[3-9]\d{9}(?!\d)", text)
    assert mobile_number is None
