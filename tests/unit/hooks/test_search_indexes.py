"""The search index is cut from the finished pages, and what the vocabulary does not hold is derived."""

import json
import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import facts
from facts.questions import Questions, load_questions
from facts.vocabulary import load_vocabulary
from hooks import kept
from hooks.finish import search
from hooks.finish.search import background, holidays, sections, sounds, traditional
from hooks.finish.search.asked import doubled

PAGE = """<!doctype html><html lang="en"><head><meta name="description" content="What it is."></head><body>
<nav>Menu</nav><article><h1 id="top">Cancel<a class="headerlink" href="#top">¶</a></h1>
<p>Ask <b>first</b><sup>1</sup>.</p><h2 id="steps">Steps</h2><ol><li>Call</li><li>Wait</li></ol>
<p hidden>Unseen</p><h3 id="papers">Papers</h3><table><tr><td>Form</td><td>Seal</td></tr></table>
<h2 id="next">Next</h2><p><a href="x">All a link</a></p>
<dl><div id="term"><dt>Arrears</dt><dd>Unpaid.</dd></div></dl></article></body></html>"""


def by_id() -> dict[str, sections.Section]:
    return {section.id: section for section in sections.sections_of(PAGE, "cancel/")}


def test_every_heading_with_an_id_and_every_term_is_a_section() -> None:
    assert list(by_id()) == ["top", "steps", "papers", "next", "term"]


def test_marks_menus_and_hidden_text_are_not_searched() -> None:
    texts = " ".join(section.text for section in by_id().values())
    assert "Ask first." in texts
    assert not {"Menu", "Unseen", "¶", "1"} & set(texts.split())


def test_words_of_neighbouring_cells_stay_apart() -> None:
    assert by_id()["papers"].text == "Form Seal"


def test_a_section_knows_the_headings_above_it_and_the_shape_of_its_text() -> None:
    found = by_id()
    assert found["papers"].above == ["Steps"]
    assert found["papers"].tabled > 0.8
    assert found["steps"].steps == 2
    assert found["next"].linked == 1.0
    assert found["term"].level == 0


def test_a_page_that_search_engines_leave_out_is_left_out() -> None:
    html = PAGE.replace("<head>", '<head><meta name="robots" content="noindex">')
    assert sections.sections_of(html, "x/") == []


def test_names_are_found_by_pinyin_and_initials() -> None:
    assert sounds.names_by_sound(["注销"])["zhu xiao"] == ["注销"]
    assert sounds.names_by_initials(["营业厅"]) == {"yyt": ["营业厅"]}
    assert traditional.simplified("註銷門號，隨著") == "注销门号，随着"


def test_a_rare_word_that_holds_a_name_is_known_as_an_everyday_word() -> None:
    words = background.everyday_words({"移动"})
    assert "移动" not in words["noun"]
    assert "移动游戏" in words["noun"]
    assert "股票" in words["noun"]


def test_coming_holidays_have_their_first_day_and_the_day_before() -> None:
    found = holidays.coming({"national_day": ("国庆",)}, {}, date(2026, 9, 1))[0]
    assert (found["first"], found["before"]) == ("2026-10-01", "2026-09-30")
    assert all(
        each["first"] > "2026-10-01" for each in holidays.coming({"national_day": ()}, {}, date(2026, 10, 1))
    )


def test_a_holiday_that_no_year_has_is_refused() -> None:
    with pytest.raises(ValueError, match='no holiday "moon_day"'):
        holidays.coming({"moon_day": ("月亮节",)}, {}, date(2026, 9, 1))


def test_a_day_of_every_year_that_is_no_day_off_lies_ahead_too() -> None:
    names = {"christmas": ("圣诞",)}
    found = [each["before"] for each in holidays.coming(names, {"christmas": "12-25"}, date(2026, 12, 25))]
    assert found == ["2027-12-24"]


def test_the_days_ahead_begin_on_a_monday_before_today_and_reach_to_the_end_of_the_next_year() -> None:
    found = holidays.ahead(date(2026, 11, 26))
    assert (found[0], found[10], found[-1]) == ("2026-11-16", "2026-11-26", "2027-12-31")
    assert date.fromisoformat(found[0]).weekday() == 0
    assert len(found) == len(set(found)) == (date(2027, 12, 31) - date(2026, 11, 16)).days + 1


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('id = "x"\nzh = ["一"]', r"line 3 .*`en` has none"),
        ('id = "x"\nzh = ["一"]\nen = ["one"]\nnear = ["y"]', 'line 3: `near` of "x" names "y"'),
        ('id = "x"\nzh = ["一"]\nen = ["one"]\nrole = "odd"', 'line 3 .*role "odd" should be one of'),
        ('id = "x"\nzh = "一"\nen = ["one"]', "line 3 .*`zh` should be a list of texts"),
        ('id = "x"\nzh = ["一"]\nen = ["one"]\nterm = "none"', 'line 3 .*there is no term "none"'),
        ('id = "x"\nzh = ["一"]\nen = ["one"]\nwieght = 1', "line 3 .*unknown key `wieght`"),
        ('id = "x"\nzh = ["一"]\nen = ["one"]\nsigns = ["("]', "line 3 .*no regular expression"),
    ],
)
def test_a_wrong_vocabulary_is_refused_by_line_and_key(tmp_path: Path, entry: str, message: str) -> None:
    for name in ("hosts.toml", "sources.toml", "claims.toml", "terms.toml"):
        shutil.copy(facts.FOLDER / name, tmp_path / name)
    (tmp_path / "vocabulary.toml").write_text(f'law = "law"\n[[concept]]\n{entry}\n', "utf-8")
    with pytest.raises(facts.FactsError, match=message):
        load_vocabulary(tmp_path)


PAGE_OF_THE_LAW = "law-and-safety"
TODAY = date(2026, 11, 26)


def questions(*sections: str) -> Questions:
    return Questions(
        {f"{PAGE_OF_THE_LAW}#{each}": {"zh": (f"问{each}",), "en": (f"ask {each}",)} for each in sections},
        unasked=("*#next",),
    )


ASKED = questions("top", "steps", "papers")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    page = tmp_path / PAGE_OF_THE_LAW / "index.html"
    page.parent.mkdir()
    page.write_text(PAGE, "utf-8")
    return tmp_path


def test_the_index_of_a_site_holds_its_sections(site: Path) -> None:
    sizes = search.write_indexes(site, TODAY, ASKED)
    assert sizes[0].sections == 5
    texts = json.loads((site / "search" / "en" / "text-0.json").read_text("utf-8"))
    assert [section[0] for section in texts] == [
        "top",
        "steps",
        "papers",
        "next",
        "term",
    ]


@pytest.mark.exhaustive
def test_the_index_of_a_site_is_the_same_a_second_time(site: Path) -> None:
    written = []
    for _ in range(2):
        search.write_indexes(site, TODAY, ASKED)
        written.append((site / "search" / "en" / "head.json").read_text("utf-8"))
    assert written[0] == written[1]


def test_a_site_without_the_page_of_the_law_is_refused(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE, "utf-8")
    with pytest.raises(search.SearchError, match="a page that the site in en lacks"):
        search.write_indexes(tmp_path, TODAY, ASKED)


def test_a_section_that_answers_no_question_is_refused(site: Path) -> None:
    with pytest.raises(search.SearchError, match='"law-and-safety#papers" has no questions'):
        search.write_indexes(site, TODAY, questions("top", "steps"))


def test_questions_of_a_section_that_is_gone_are_refused(site: Path) -> None:
    with pytest.raises(search.SearchError, match='"law-and-safety#gone" is no section of the site in en'):
        search.write_indexes(site, TODAY, questions("top", "steps", "papers", "gone"))


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('["a#b"]\nzh = ["问"]', r"line 2 \(\"a#b\"\): a section needs questions in zh and en"),
        ('["a#b"]\nzh = []\nen = ["ask"]', r"`zh` should be a list of at least one text"),
    ],
)
def test_wrong_questions_are_refused_by_line_and_key(tmp_path: Path, entry: str, message: str) -> None:
    (tmp_path / "questions.toml").write_text(f'unasked = ["*#next"]\n{entry}\n', "utf-8")
    with pytest.raises(facts.FactsError, match=message):
        load_questions(tmp_path)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("怎么注销号码？", "怎麼註銷號碼"),
        ("SIM卡丢了", "ｓｉｍ 卡，丢了"),
        ("Cancel my SIM", "cancel my sim?"),
        ("退款12.5元", "退款１２.５元"),
    ],
)
def test_two_questions_that_the_search_reads_alike_are_refused(site: Path, first: str, second: str) -> None:
    given: dict[str, dict[str, tuple[str, ...]]] = {f"{PAGE_OF_THE_LAW}#top": {"zh": ("甲",), "en": (first,)}}
    given[f"{PAGE_OF_THE_LAW}#steps"] = {"zh": ("乙",), "en": ("another", second)}
    twice = Questions(given, unasked=("*#next", "*#papers"))
    with pytest.raises(search.SearchError, match=f'reads "{re.escape(second)}" of "{PAGE_OF_THE_LAW}#steps"'):
        search.write_indexes(site, TODAY, twice)


def test_questions_that_differ_in_a_number_or_a_word_are_two() -> None:
    questions = Questions({"a#b": {"en": ("calendar 2025", "calendar 2026", "cancel it", "can cel it")}})
    assert doubled(questions, "en") == []


@pytest.mark.exhaustive
def test_another_vocabulary_makes_other_words_within_the_same_process(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = load_vocabulary()
    first, *rest = known.concepts
    named = replace(first, names={**first.names, "en": ("a name of our own",)})
    search.write.task(site, TODAY, ASKED)
    monkeypatch.setattr(search.write, "load_vocabulary", lambda: replace(known, concepts=(named, *rest)))
    concept = search.write.task(site, TODAY, ASKED)["vocabulary"]["concepts"][0]
    assert "a name of our own" in concept["names"]


@pytest.mark.exhaustive
def test_an_index_of_what_was_kept_is_the_one_made_anew(
    site: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    def made(asked: Questions) -> dict[str, bytes]:
        search.write_indexes(site, TODAY, asked)
        return {path.name: path.read_bytes() for path in (site / "search").rglob("*.json")}

    first = tmp_path_factory.mktemp("kept")
    monkeypatch.setattr(kept, "FOLDER", first)
    made(ASKED)
    page = site / PAGE_OF_THE_LAW / "index.html"
    page.write_text(PAGE.replace("Ask", "Refund").replace(">Papers", ">Papers of a company"), "utf-8")
    other = Questions({name: {"en": (f"where {name}",)} for name in ASKED.by_section}, ASKED.unasked)
    of_kept = [made(ASKED), made(other)]
    for asked, expected in zip([ASKED, other], of_kept, strict=True):
        anew = tmp_path_factory.mktemp("anew")
        shutil.copytree(first / "words", anew / "words")  # of no page; they take seconds to make
        monkeypatch.setattr(kept, "FOLDER", anew)
        assert made(asked) == expected


def test_a_word_counts_as_often_as_it_is_written_at_large() -> None:
    found = background.frequencies(["我们", "电销卡"])
    assert found["我们"] > 0.001
    assert "电销卡" not in found


def test_a_day_of_every_year_that_no_year_has_is_refused(tmp_path: Path) -> None:
    shutil.copytree(facts.reader.FOLDER, tmp_path / "facts")
    file = tmp_path / "facts" / "vocabulary.toml"
    file.write_text(file.read_text("utf-8").replace('on = "12-25"', 'on = "25-12"'), "utf-8")
    with pytest.raises(facts.FactsError, match=r"`on` should be the month and the day"):
        load_vocabulary(tmp_path / "facts")
