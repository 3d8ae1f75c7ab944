"""A link as programs, keyboards and people leave it: read as it was meant, or refused with a sentence."""

from datetime import date
from typing import Any

import pytest

from calculator.door import answer
from calculator.link import MAX_LENGTH
from calculator.query import parse

TODAY = date(2026, 11, 22)
MEANT = "apply=2026-09-28&card=whitelist&via=online"


def ask(query: str, lang: str = "en") -> Any:
    return answer(query, lang=lang, today=TODAY)


@pytest.mark.parametrize(
    "query",
    [
        "apply=2026-09-28&amp;card=whitelist&amp;via=online",
        "apply=2026-09-28&amp;amp;card=whitelist&AMP;via=online",
        "apply=2026-09-28&amp%3Bcard=whitelist&amp%3Bvia=online",
        "？apply＝2026-09-28＆card＝whitelist＆via＝online",
        "apply%EF%BC%9D2026-09-28%ef%bc%86card%EF%BC%9Dwhitelist&via=online",
        "?apply=2026-09-28&card=whitelist&via=online。",
        "?apply=2026-09-28&card=whitelist&via=online%E3%80%82",
        "?apply=2026-09-28，&card=whitelist、&via=online）",
        "  ?apply= 2026-09-28 &card=%20whitelist&via=online\r\n",
        "https://example.org/zh/calculator/?apply=2026-09-28&card=whitelist&via=online#answer",
        "Apply=2026-09-28&CARD=whitelist&Via=online",
    ],
)
def test_a_link_is_read_as_it_was_meant(query: str) -> None:
    assert parse(query, today=TODAY).query() == MEANT
    assert ask(query)["unused"]["text"] == ""


@pytest.mark.parametrize("name", ["finish-by", "FINISH_BY"])
def test_a_hyphen_for_a_line_is_no_other_name(name: str) -> None:
    assert parse(f"{name}=2026-12-31", today=TODAY).finish_by == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("query", "given", "meant"),
    [
        ("apply=2026-09-28&crad=whitelist", "crad", "card"),
        ("apply=2026-09-28&cards=company", "cards", "card"),
        ("aply=2026-09-28", "aply", "apply"),
        ("apply=2026-09-28&vai=seller", "vai", "via"),
        ("apply=2026-09-28&finishby=2026-12-31", "finishby", "finish_by"),
        ("apply=2026-09-28&week=3", "week", "weeks"),
        ("apply=2026-09-28&extradays=3", "extradays", "extra_days"),
        ("apply=2026-09-28&afterhours=yes", "afterhours", "after_hours"),
        ("apply=2026-09-28&skip_make_up=all", "skip_make_up", "skip_makeup"),
        ("apply=2026-09-28&stops=arrears,contract", "stops", "stop"),
    ],
)
def test_a_misspelt_name_is_refused_with_the_name_that_was_meant(query: str, given: str, meant: str) -> None:
    texts = [error["text"] for error in ask(query)["errors"] if "“" in error["text"]]
    assert texts == [f"“{given}” is not known here; write “{meant}”."]


@pytest.mark.parametrize(
    "foreign",
    ["utm_source=chat", "from=singlemessage", "isappinstalled=0", "vid=123", "step=2", "shop=1",
     "sharetoken=x",
     "cart=7", "v=1", "date=x", "spm=a1.b2", "fbclid=XYZ"],
)  # fmt: skip
def test_what_others_append_to_a_link_is_no_mistake_and_is_named(foreign: str) -> None:
    found = ask(f"apply=2026-09-28&{foreign}")
    assert found["ok"]
    name = foreign.partition("=")[0]
    assert found["unused"]["text"] == f"Not used from the link: {name}."


def test_what_is_appended_behind_a_second_question_mark_is_foreign_too() -> None:
    found = ask("apply=2026-09-28&card=whitelist?from=timeline", "zh")
    assert found["query"] == "apply=2026-09-28&card=whitelist&via=seller"
    assert found["unused"]["text"] == "链接里没有用到：from。"


def test_a_known_name_without_a_value_is_named() -> None:
    assert ask("apply=2026-09-28&card=&stop=")["unused"]["text"].endswith(": card, stop.")


def test_a_name_is_shown_without_what_could_turn_the_text_around() -> None:
    assert ask("apply=2026-09-28&%E2%80%AEevil%00=1")["unused"]["text"].endswith(": evil.")


def test_a_link_that_is_longer_than_any_question_is_refused_before_it_is_read() -> None:
    (error,) = ask("apply=2026-09-28&stop=" + "x" * MAX_LENGTH)["errors"]
    assert (error["field"], error["code"]) == ("link", "impossible")
    assert (
        error["text"]
        == "This link is too long to be a question: at most 10000 characters and 50 names are read."
    )


def test_the_longest_question_is_far_shorter_than_the_limit() -> None:
    query = (
        "apply=2026-11-22&card=whitelist&via=online&finish_by=2026-12-31&after_hours=yes&extra_days=60&weeks=26"
        "&skip_makeup=account,closing&stop=arrears,contract,services,balance,not_own_name,company_card,suspended,"
        "sim_lost,password_forgotten"
    )
    assert parse(query, today=TODAY).query() == query
    assert len(query) < MAX_LENGTH / 5
