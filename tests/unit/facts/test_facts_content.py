"""The committed facts: complete, equal in both languages, in the site's style, without a seller's trace."""

import re
from collections import Counter

import pytest

import facts
from facts import Claim
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


def test_every_claim_gives_the_same_figures_in_both_languages() -> None:
    def read(claim: Claim, lang: str) -> Counter[str]:
        return Counter(value for value, _ in figures(claim.text[lang], lang))

    claims = FACTS.claims.values()
    assert [claim.id for claim in claims if read(claim, "zh") != read(claim, "en")] == []


@pytest.mark.parametrize("lang", facts.LANGUAGES)
def test_every_claim_is_written_by_the_rules_of_its_language(lang: str) -> None:
    texts = {
        (claim.id, text)
        for claim in FACTS.claims.values()
        for text in (claim.text[lang], (claim.note or {}).get(lang, ""), claim.source.title[lang])
    }
    assert [(owner, wrong) for owner, text in texts for wrong in faults(text, lang)] == []


@pytest.mark.parametrize("lang", facts.LANGUAGES)
def test_every_definition_is_written_by_the_rules_of_its_language(lang: str) -> None:
    terms = FACTS.terms.values()
    assert [(term.id, wrong) for term in terms for wrong in faults(term.definition[lang], lang)] == []


def faults(text: str, lang: str) -> list[object]:
    return [*style.wrong_writing(text, lang), *style.wrong_terms(text, lang, FACTS.terms.values())]


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
