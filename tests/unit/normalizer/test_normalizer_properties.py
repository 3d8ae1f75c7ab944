"""What must hold for any text: nothing lost in silence, nothing changed twice, no crash."""

from hypothesis import example, given
from hypothesis import strategies as st

from normalizer import STEPS, Line, normalize
from normalizer.pipeline import STEP_NAMES
from tests.unit.normalizer.ledger import ARTICLES, output_of, unaccounted

PIECES = sorted(
    {
        line
        for path in ARTICLES.glob("*.txt")
        for line in path.read_text(encoding="utf-8").split("\n")
        if line.strip()
    }
)
MARKS = [
    "",
    "1、",
    "2、",
    "3.",
    "（1）",
    "①",
    "• ",
    "- ",
    "一、",
    "（二）",
    "第一步：",
    "首先，",
    "问：",
    "答：",
    "## ",
    "  ",
]

piece = st.sampled_from(PIECES)
marked = st.builds(str.__add__, st.sampled_from(MARKS), piece)
# Words and marks thrown together: what a scraper never wrote, but may one day.
scrap = st.text(
    st.sampled_from(
        "注销卡办理天0123456789（）(),.，。：:；;？?！!、-*_#|<>[]`~ \t1Aaé著銷號\u3000\u200b\ufffd"
    ),
    max_size=30,
)
article = st.lists(st.one_of(piece, marked, st.just(""), scrap), min_size=1, max_size=14).map("\n".join)


@given(article)
@example("注销(xiāo)\n\n注销\n注销")
def test_no_chinese_character_is_lost_or_added_without_an_entry_in_the_report(raw: str) -> None:
    lost, gained = unaccounted(raw, normalize(raw))
    assert not lost
    assert not gained


@given(article)
def test_a_second_run_changes_nothing(raw: str) -> None:
    draft = output_of(normalize(raw))
    assert output_of(normalize(draft)) == draft


@given(article, st.sampled_from(STEP_NAMES))
def test_no_step_loses_a_character_on_its_own(raw: str, name: str) -> None:
    others = [other for other in STEP_NAMES if other != name]
    lost, gained = unaccounted(raw, normalize(raw, skip=others))
    assert not lost
    assert not gained


@given(article)
def test_lines_keep_the_order_of_the_raw_file(raw: str) -> None:
    for draft in normalize(raw).drafts:
        numbers = [line.number for line in draft.lines]
        assert numbers == sorted(numbers)


@given(st.text(max_size=200))
def test_any_text_whatever_gives_a_result(raw: str) -> None:
    normalize(raw)


def test_each_step_accepts_no_lines_at_all() -> None:
    for step in STEPS:
        assert step.run([]) == ([], [])
        assert step.run([Line(1, "")])[1] == []
