"""Facts that do not fit together are refused by file and entry; those that do are read whole."""

from datetime import date
from pathlib import Path

import pytest

import facts
from facts import Dropped, FactsError

SOURCE = """[[source]]
id = "S1"
kind = "article"
zh = "文章1"
en = "Article 1"
short_zh = "文1"
short_en = "A1"
"""
LAW = SOURCE.replace("S1", "civil-code").replace('"article"', '"law"') + 'address = "GitHub"\n'
CLAIM = '[[claim]]\nid = "S1-01"\ntopic = "step"\nlines = "3"\nzh = "一"\nen = "one"\n'
OFFICIAL = '[[claim]]\nid = "L-x"\ntopic = "law"\nzh = "一"\nen = "one"\nsource = "civil-code"\ngrade = "A"\n'
TERM = """[[term]]
id = "t"
zh = "词"
en = "word"
pinyin = "cí"
definition_zh = "词。"
definition_en = "A word."
"""


def load(folder: Path, claims: str = CLAIM, sources: str = SOURCE + LAW, terms: str = TERM) -> facts.Facts:
    for name, text in (("claims", claims), ("sources", sources), ("terms", terms)):
        (folder / f"{name}.toml").write_text(text, "utf-8")
    return facts.load(folder)


def test_an_edited_file_is_read_anew(tmp_path: Path) -> None:
    load(tmp_path)
    edited = load(tmp_path, CLAIM.replace('"one"', '"two"'))
    assert edited.claims["S1-01"].text["en"] == "two"


def test_a_claim_of_an_article_takes_its_source_from_its_id(tmp_path: Path) -> None:
    claim = load(tmp_path).claims["S1-01"]
    assert claim.source.id == "S1"
    assert claim.lines == "3"
    assert claim.grade is None


def test_an_official_claim_has_a_source_and_a_grade(tmp_path: Path) -> None:
    claim = load(tmp_path, OFFICIAL).claims["L-x"]
    assert (claim.source.id, claim.grade, claim.lines) == ("civil-code", "A", None)


@pytest.mark.parametrize(
    ("claims", "problem"),
    [
        (CLAIM + CLAIM, "claims.toml: S1-01: this id stands there twice"),
        (CLAIM.replace('en = "one"\n', ""), "claims.toml: S1-01: en is missing"),
        (CLAIM.replace('"one"', '" "'), "claims.toml: S1-01: en is empty"),
        (CLAIM.replace('lines = "3"\n', ""), "claims.toml: S1-01: lines is missing"),
        (CLAIM.replace("S1-01", "S9-01"), "claims.toml: S9-01: its source 'S9' is not in facts/sources.toml"),
        (CLAIM + 'grade = "A"\n', "an L-claim needs a grade"),
        (
            CLAIM + 'colour = "red"\n',
            "claims.toml: S1-01: no entry has colour: mend the name or take the line out",
        ),
        (CLAIM + 'dropped = "boring"\n', "it must be one of promotion, unsupported, wrong, repeats"),
        (CLAIM + 'dropped = "wrong"\n', "say in note_zh and note_en why it is dropped"),
        (CLAIM + 'dropped = "repeats"\n', "go together"),
        (CLAIM + 'dropped = "repeats"\nrepeats = "S1-02"\n', "name a claim that is kept"),
        (CLAIM + 'conflicts = "K1"\n', "conflicts must be a list of words"),
        (CLAIM + 'note_zh = "注"\n', "note_en is missing"),
        (OFFICIAL.replace('grade = "A"\n', ""), "claims.toml: L-x: an L-claim needs a grade"),
        (OFFICIAL.replace('"A"', '"C"'), "grade is 'C'; it must be one of A, B"),
        ("[[claim]]\n", "give it an id"),
        ("[[clam]]\n", r"it must hold \[\[claim\]\] tables"),
        ("[[claim]\n", "facts/claims.toml: "),
    ],
)
def test_a_claim_that_cannot_be_used_is_refused_by_file_and_entry(
    tmp_path: Path, claims: str, problem: str
) -> None:
    with pytest.raises(FactsError, match=problem):
        load(tmp_path, claims)


def test_a_claim_cannot_repeat_one_that_is_dropped_itself(tmp_path: Path) -> None:
    other = CLAIM.replace("S1-01", "S1-02") + 'dropped = "wrong"\nnote_zh = "错"\nnote_en = "wrong"\n'
    with pytest.raises(FactsError, match="S1-01: repeats is 'S1-02'; name a claim that is kept"):
        load(tmp_path, CLAIM + 'dropped = "repeats"\nrepeats = "S1-02"\n' + other)


def test_an_official_source_needs_an_address(tmp_path: Path) -> None:
    with pytest.raises(FactsError, match=r"sources\.toml: civil-code: address is missing"):
        load(tmp_path, sources=SOURCE + LAW.replace('address = "GitHub"\n', ""))


def test_a_term_needs_its_pinyin(tmp_path: Path) -> None:
    with pytest.raises(FactsError, match=r"terms\.toml: t: pinyin is missing"):
        load(tmp_path, terms=TERM.replace('pinyin = "cí"\n', ""))


def test_a_dropped_claim_knows_its_reason(tmp_path: Path) -> None:
    other = CLAIM.replace("S1-01", "S1-02") + 'dropped = "repeats"\nrepeats = "S1-01"\n'
    assert load(tmp_path, CLAIM + other).claims["S1-02"].dropped is Dropped.REPEATS


def test_the_day_of_looking_for_a_notice_is_a_year_and_a_date(tmp_path: Path) -> None:
    (tmp_path / "notices.toml").write_text("[looked_for]\nyear = 2027\non = 2026-11-26\n", "utf-8")
    assert facts.looked_for_notice(tmp_path) == facts.LookedFor(2027, date(2026, 11, 26))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[looked_for]\nyear = 2027\n", r"facts/notices\.toml: \[looked_for\] needs year = 2027 and on ="),
        ('[looked_for]\nyear = 2027\non = "soon"\n', r"\[looked_for\] needs year"),
        ("[looked_for]\nyear = 2027\non = 2026-11-26T12:00:00\n", r"\[looked_for\] needs year"),
        ("[looked_for\n", r"facts/notices\.toml: .*line 1"),
    ],
)
def test_a_day_of_looking_that_cannot_be_read_is_refused(tmp_path: Path, text: str, problem: str) -> None:
    (tmp_path / "notices.toml").write_text(text, "utf-8")
    with pytest.raises(FactsError, match=problem):
        facts.looked_for_notice(tmp_path)
