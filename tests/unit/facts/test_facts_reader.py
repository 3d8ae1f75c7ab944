"""Facts that do not fit together are refused by file and entry; those that do are read whole."""

from datetime import date
from pathlib import Path

import pytest

import facts
from facts import Dropped, FactsError, Host

SOURCE = """[[source]]
id = "S1"
kind = "article"
zh = "文章1"
en = "Article 1"
short_zh = "文1"
short_en = "A1"
checked_on = 2026-11-26
"""
HOSTS = '[[host]]\nid = "gov.cn"\nkind = "official"\n'
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


def load(
    folder: Path,
    claims: str = CLAIM,
    sources: str = SOURCE + LAW,
    terms: str = TERM,
    hosts: str = HOSTS,
) -> facts.Facts:
    for name, text in (("claims", claims), ("sources", sources), ("terms", terms), ("hosts", hosts)):
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


@pytest.mark.parametrize(
    "address",
    ["https://gov.cn", "https://www.gov.cn/a?b#c", "https://WWW.GOV.CN/", "https://www.gov.cn:443/a"],
)
def test_a_source_may_be_linked_on_a_listed_host_and_below_it(tmp_path: Path, address: str) -> None:
    found = load(tmp_path, sources=SOURCE + LAW.replace("GitHub", address))
    assert found.sources["civil-code"].address == address


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://notgov.cn/a", "notgov.cn"),
        ("https://gov.cn.example.com/a", "gov.cn.example.com"),
        ("https://gov.cn@example.com/a", "example.com"),
        ("https://example.com/gov.cn", "example.com"),
        ("https:///a", ""),
    ],
)
def test_a_source_on_any_other_host_is_refused_by_file_entry_and_host(
    tmp_path: Path, address: str, host: str
) -> None:
    with pytest.raises(FactsError, match=rf"facts/sources\.toml: civil-code: .* '{host}', which is not in"):
        load(tmp_path, sources=SOURCE + LAW.replace("GitHub", address))


def test_a_link_that_is_not_encrypted_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FactsError, match=r"civil-code: .* begins with https"):
        load(tmp_path, sources=SOURCE + LAW.replace("GitHub", "http://www.gov.cn/"))


def test_a_host_needs_one_of_the_known_kinds(tmp_path: Path) -> None:
    with pytest.raises(FactsError, match=r"hosts\.toml: gov\.cn: kind is 'farm'; it must be one of official"):
        load(tmp_path, hosts=HOSTS.replace("official", "farm"))
    with pytest.raises(FactsError, match=r"hosts\.toml: gov\.cn: kind is missing"):
        load(tmp_path, hosts='[[host]]\nid = "gov.cn"\n')


MIRROR = SOURCE.replace("S1", "copy").replace('"article"', '"mirror"')


def test_a_mirror_is_named_by_title_and_date_without_an_address(tmp_path: Path) -> None:
    dated = MIRROR + 'date = "2018"\n'
    assert load(tmp_path, sources=SOURCE + dated).sources["copy"].address is None
    for wrong in (MIRROR, dated + 'address = "https://www.gov.cn/"\n'):
        with pytest.raises(FactsError, match="copy: a mirror is named by title and date"):
            load(tmp_path, sources=SOURCE + wrong)


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("", "S1: checked_on is missing"),
        ('checked_on = "last week"\n', "S1: checked_on is 'last week'; write"),
    ],
)
def test_a_source_says_when_it_was_last_read(tmp_path: Path, written: str, problem: str) -> None:
    with pytest.raises(FactsError, match=problem):
        load(tmp_path, sources=SOURCE.replace("checked_on = 2026-11-26\n", written))


@pytest.mark.parametrize(
    ("checked", "today", "sentences"),
    [
        ("2026-11-26", date(2027, 11, 26), 0),
        ("2026-11-26", date(2027, 11, 27), 1),
        ("2024-02-29", date(2025, 2, 28), 0),
        ("2024-02-29", date(2025, 3, 1), 1),
    ],
)
def test_a_source_is_overdue_after_twelve_months(
    tmp_path: Path, checked: str, today: date, sentences: int
) -> None:
    found = load(tmp_path, sources=SOURCE.replace("2026-11-26", checked))
    told = facts.overdue(found.sources.values(), today)
    assert len(told) == sentences
    assert all(sentence.startswith("facts/sources.toml: S1: last read on ") for sentence in told)


def test_a_link_in_a_text_is_held_to_the_same_hosts() -> None:
    text = "a [b](https://x.gov.cn/) c [d](HTTP://example.com/e) f //example.org/g"
    assert facts.refused_links(text, [Host("gov.cn", "official")]) == [
        (text.index("HTTP"), "example.com"),
        (text.index("//example.org"), "example.org"),
    ]


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
