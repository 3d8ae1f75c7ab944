"""The rules of writing: what breaks one is found, and good sentences pass."""

import pytest

from facts import Term
from hooks.checks import style
from hooks.pages import documents
from tests.unit.hooks.hook_pages import FACTS, page


def rules(text: str, lang: str) -> list[str]:
    return [rule for _, rule in style.wrong_writing(page(text, lang).prose, lang)]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("先问清楚,再办。", "full-width punctuation"),
        ("审核:运营商来做", "full-width punctuation"),
        ("先缴清.\n", "full-width punctuation"),
        ("可以吗?不可以", "full-width punctuation"),
        ("身份证(原件)", "full-width brackets"),
        ('叫做"白名单卡"', "Chinese quotation marks"),
        ("打 10086", "no blank between"),
        ("SIM 卡", "no blank between"),
        ("中国 移动", "no blank between"),
        ("**先问** 再办", "no blank between"),
        ("**先问。** 再办", "no blank after full-width"),
        ("１至3天", "half width"),
        ("1-3个工作日", "write a range with 至"),
        ("1～3天", "write a range with 至"),
        ("一句话断成\n两行", "keep a paragraph on one line"),
    ],
)
def test_what_breaks_a_rule_of_chinese_is_found(text: str, rule: str) -> None:
    assert any(rule in found for found in rules(text, "zh"))


@pytest.mark.parametrize(
    "text",
    [
        "约3至5个工作日，打10086热线问清（SIM卡要带）。",
        "**先问。**再办：见[办多久](how-long.md)[[S1-22]]。",
        "- 第一项；\n- 第二项。\n\n1. 第一步\n2. 第二步",
        "| 谁 | 多久 |\n|---|---|\n| 运营商 | 24小时 |",
        '!!! note "来源说法不一：到底要几天"\n    内容。',
        "## 多久 { #how-long }",
        "运行`python -m hooks.checks.style`就行。",
        "2026-10-08和ISO 8601",
    ],
)
def test_good_chinese_passes(text: str) -> None:
    assert rules(text, "zh") == []


@pytest.mark.parametrize("text", ["Ask first，then go.", "the card（SIM）", "Wait。"])
def test_full_width_punctuation_in_english_is_found(text: str) -> None:
    assert any("full-width" in found for found in rules(text, "en"))


def test_a_chinese_phrase_quoted_in_english_keeps_its_punctuation() -> None:
    assert rules("They say 先问，再办 to you.", "en") == []


TERM = Term(
    "working-day",
    {"zh": "工作日", "en": "working day"},
    "",
    {},
    {"zh": ("工作天",), "en": ("business day",)},
    {},
)


@pytest.mark.parametrize(
    ("text", "lang", "wrong"),
    [
        ("3个工作天", "zh", "工作天"),
        ("3 Business days", "en", "Business days"),
        ("one business day", "en", "business day"),
    ],
)
def test_a_form_to_avoid_is_named_with_the_term_to_write(text: str, lang: str, wrong: str) -> None:
    ((_, rule),) = style.wrong_terms(text, lang, [TERM])
    assert rule == f"write {TERM.name[lang]!r} instead of {wrong!r}"


def test_the_term_itself_passes() -> None:
    assert style.wrong_terms("3 working days", "en", [TERM]) == []


def test_a_form_inside_the_right_word_passes_and_outside_it_is_found() -> None:
    cancel = Term("cancel", {"zh": "注销", "en": "cancel"}, "", {}, {"zh": ("销号",), "en": ()}, {})
    assert style.wrong_terms("注销号码以后", "zh", [cancel]) == []
    assert [offset for offset, _ in style.wrong_terms("注销号码就是销号", "zh", [cancel])] == [6]


def test_the_reader_is_addressed_in_one_way() -> None:
    assert rules("请您带身份证。", "zh") != []
    assert rules("请你带身份证。", "zh") == []


FIRST = "\n\n## 现在能注销吗 { #can-i-cancel-now }\n"
STEPS = "\n\n## 步骤 { #steps }\n"
DONE = "\n\n## 怎么知道办好了 { #how-i-know }\n"
NEXT = "\n\n## 下一步 { #next-step }\n"
OTHER = "\n\n## 还有 { #more }\n"


@pytest.mark.parametrize(
    ("body", "name", "problems"),
    [
        (NEXT, "how-long", 0),
        (OTHER + NEXT, "how-long", 0),
        (NEXT + OTHER, "how-long", 1),
        ("", "how-long", 1),
        ("", "glossary", 0),
        ("", "working-days/2026", 0),
        (FIRST + STEPS + DONE + NEXT, "ordinary-card", 0),
        (FIRST + OTHER + STEPS + OTHER + DONE + NEXT, "ordinary-card", 0),
        (OTHER + FIRST + STEPS + DONE + NEXT, "ordinary-card", 1),
        (STEPS + FIRST + DONE + NEXT, "ordinary-card", 1),
        (FIRST + STEPS + NEXT, "ordinary-card", 1),
        (STEPS, "calculator", 0),
    ],
)
def test_a_guide_keeps_the_order_that_a_first_reader_needs(body: str, name: str, problems: int) -> None:
    assert len(style.check([page(f"# A {{ #top }}{body}", "zh", name)], FACTS)) == problems


@pytest.mark.parametrize(
    ("body", "hosts"),
    [
        ("[a](https://www.gov.cn/x) [b](tel:10086) [c](faq.md#top) [d](#top)", []),
        ("[a](https://gov.cn.example.com/x)", ["gov.cn.example.com"]),
        ("[a](//example.com/x) <https://example.org>", ["example.com", "example.org"]),
        ("`https://example.com/`", []),
    ],
)
def test_a_link_to_a_host_that_is_not_listed_is_found(body: str, hosts: list[str]) -> None:
    found = style.foreign_links(page(body, "zh"), FACTS)
    assert [problem.text.split("'")[1] for problem in found] == hosts


def test_title_and_description_are_checked_too() -> None:
    document = documents.parse("---\ntitle: 先问,再办\ndescription: 打 10086\n---\n", "zh", "glossary")
    assert [problem.line for problem in style.check([document], FACTS)] == [1, 1]


@pytest.mark.parametrize(
    ("body", "lang", "found"),
    [
        ("据央视报道，号码约冻结3个月[[L-reissue-90-days]]。", "zh", 0),
        ("据报道要等。号码约冻结3个月[[L-reissue-90-days]]。", "zh", 1),
        ("According to a report it is frozen[[L-reissue-90-days]].", "en", 0),
        ("It is frozen for about 3 months[[L-reissue-90-days]].", "en", 1),
        ("Cards may not be lent[[L-no-trade]].", "en", 0),
    ],
)
def test_a_fact_of_grade_b_names_its_source_in_the_sentence(body: str, lang: str, found: int) -> None:
    assert len(style.unnamed_sources(page(body, lang), FACTS.claims)) == found
