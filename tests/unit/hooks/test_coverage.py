"""Every claim is stated in both languages or dropped; a claim that is neither is named with its line."""

from dataclasses import replace

import facts
from facts import Facts
from hooks.checks import coverage
from tests.unit.hooks.hook_pages import FACTS, page


def only(*claims: str) -> Facts:
    return replace(FACTS, claims={claim: FACTS.claims[claim] for claim in claims})


def test_a_claim_cited_in_one_language_alone_is_not_covered() -> None:
    pages = [page("[[S1-22]]", "zh"), page("nothing", "en")]
    (problem,) = coverage.uncited(only("S1-22"), pages)
    assert "S1-22 is cited nowhere in docs/en/" in problem.text


def test_a_claim_cited_in_both_languages_is_covered() -> None:
    assert coverage.uncited(only("S1-22"), [page("[[S1-22]]", "zh"), page("[[S1-22]]", "en")]) == []


def test_a_dropped_claim_needs_no_citation() -> None:
    assert coverage.uncited(only("S2b-20"), []) == []


def test_a_missing_claim_is_named_at_its_line_in_claims_toml() -> None:
    problem = coverage.uncited(only("S1-22"), [])[0]
    lines = (facts.FOLDER / "claims.toml").read_text("utf-8").splitlines()
    assert problem.path == "facts/claims.toml"
    assert lines[problem.line - 1] == 'id = "S1-22"'


def test_citing_an_unknown_or_dropped_claim_is_reported_with_its_line() -> None:
    problems = coverage.bad_citations([page("text\n[[S1-99]]\n[[S1-25]]\n")])
    assert [(problem.path, problem.line) for problem in problems] == [
        ("docs/zh/how-long.md", 6),
        ("docs/zh/how-long.md", 7),
    ]


def test_the_report_says_of_each_claim_where_it_is_stated_or_why_not() -> None:
    pages = [page("[[S1-22]] [[S1-22]]", "zh"), page("[[S1-22]]", "en", "faq")]
    assert coverage.report(only("S1-22", "S1-25", "S2b-20"), pages) == (
        "claim\tstate\tzh\ten\n"
        "S1-22\tstated\thow-long\tfaq\n"
        "S1-25\tunsupported\t\t\n"
        "S2b-20\trepeats S1-32\t\t\n"
    )
