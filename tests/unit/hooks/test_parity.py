"""What one language says and the other does not is found, section by section."""

import pytest

from facts import Term
from hooks.checks import parity
from hooks.pages.documents import Document, parse
from tests.unit.hooks.hook_pages import page

ZH = """# 多久 { #top }

## 审核 { #review }

审核1至3个工作日[[S1-22]]，2026年10月8日办完，见[准备](before-you-start.md#papers)。

- [ ] 带卡

| 谁 | 多久 |
|---|---|
| 运营商 | 24小时 |

[[stages ordinary hotline]]
"""
EN = """# How long { #top }

## Review { #review }

[Prepare](before-you-start.md#papers): done on 8 October 2026, after a review of 1 to 3 days[[S1-22]].

- [ ] bring the card

| who | how long |
|---|---|
| carrier | 24 hours |

[[stages ordinary hotline]]
"""


def compared(english: str) -> list[str]:
    return [problem.text for problem in parity.compare(page(ZH, "zh"), page(english, "en"))]


def test_a_translation_in_another_order_of_words_is_in_step() -> None:
    assert compared(EN) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("1 to 3 days", "1 to 4 days", "number 4 is only in docs/en/"),
        ("8 October", "9 October", "number 2026-10-09 is only in docs/en/"),
        ("24 hours", "a day", "number 24 is only in docs/zh/"),
        ("[[S1-22]]", "", "citation S1-22 is only in docs/zh/"),
        ("#papers", "#checklist", "link before-you-start.md#checklist is only in docs/en/"),
        ("- [ ] bring the card", "bring the card", "block list item is only in docs/zh/"),
        (
            "[[stages ordinary hotline]]",
            "[[stages ordinary hall]]",
            "block [[stages ordinary hall]] is only in docs/en/",
        ),
        ("| carrier | 24 hours |", "| carrier | 24 hours |\n| you | |", "table table of 3 rows"),
    ],
)
def test_what_one_language_lacks_is_named(old: str, new: str, problem: str) -> None:
    assert any(problem in text for text in compared(EN.replace(old, new)))


def test_a_difference_is_reported_in_the_section_and_on_the_line_of_the_file() -> None:
    problems = parity.compare(page(ZH, "zh"), page(EN.replace("24 hours", "25 hours"), "en"))
    assert [(problem.path, problem.line) for problem in problems] == [
        ("docs/zh/how-long.md", 15),
        ("docs/en/how-long.md", 15),
    ]
    assert "section #review" in problems[0].text


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("## Review { #review }", "## Review { #reviewing }", "## #reviewing: docs/zh/ has ## #review here"),
        ("## Review { #review }", "### Review { #review }", "### #review: docs/zh/ has ## #review here"),
        ("## Review { #review }", "## Review", "needs an id"),
        ("## Review { #review }\n", "", "heading #review is missing in docs/en/how-long.md"),
    ],
)
def test_headings_have_equal_levels_and_ids(old: str, new: str, problem: str) -> None:
    (text,) = compared(EN.replace(old, new))
    assert problem in text


def test_a_page_in_one_language_alone_is_named() -> None:
    (problem,) = parity.check([page(ZH, "zh", "faq")], [])
    assert str(problem) == "docs/zh/faq.md:1: docs/en/faq.md is missing"


@pytest.mark.parametrize("key", ["title", "description"])
def test_every_page_has_a_title_and_a_description(key: str) -> None:
    meta = {"title": "T", "description": "D"}
    del meta[key]
    front = "".join(f"{name}: {value}\n" for name, value in meta.items())
    bare: Document = parse(f"---\n{front}---\n{EN}", "en", "how-long")
    assert [problem.text for problem in parity.compare(page(ZH, "zh"), bare)] == [
        f"the front matter lacks a {key}"
    ]


def test_title_and_description_hold_the_same_numbers() -> None:
    zh = parse("---\ntitle: 约3至5个工作日\ndescription: D\n---\n", "zh", "faq")
    en = parse("---\ntitle: About 3 to 6 working days\ndescription: D\n---\n", "en", "faq")
    assert [str(problem) for problem in parity.compare(zh, en)] == [
        "docs/en/faq.md:1: title and description hold ['3', '6'], but ['3', '5'] in docs/zh/"
    ]


TERM = Term(
    "one-id-check",
    {"zh": "一证通查", "en": "one-ID check"},
    "",
    {},
    {"zh": (), "en": ()},
    {"zh": (), "en": ("card check",)},
)


@pytest.mark.parametrize(
    ("english", "found"),
    [("a one-ID check", 0), ("One-ID\nchecks", 0), ("a card check", 0), ("an identity search", 1)],
)
def test_a_term_of_the_chinese_page_has_one_of_its_english_names(english: str, found: int) -> None:
    problems = parity.untranslated(page("用一证通查。", "zh"), page(english, "en"), [TERM])
    assert len(problems) == found
