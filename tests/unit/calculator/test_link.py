"""A link is read as it was meant, however chats and keyboards changed it; what is not used is said."""

from datetime import date
from typing import Any

import pytest

from calculator.door import answer

TODAY = date(2026, 11, 22)
MEANT = "apply=2026-11-23&card=whitelist&via=online"


def ask(query: str, lang: str = "en") -> Any:
    return answer(query, lang=lang, today=TODAY)


@pytest.mark.parametrize(
    "query",
    [
        "apply=2026-11-23&amp;card=whitelist&amp;via=online",
        "apply=2026-11-23&amp;amp;card=whitelist&amp;amp;via=online",
        "apply=2026-11-23&amp%3Bcard=whitelist&AMP;via=online",
        "apply=2026-11-23&#38;card=whitelist&#x26;via=online",
        "？apply＝2026-11-23＆card＝whitelist＆via＝online",
        "%EF%BC%9Fapply%EF%BC%9D2026-11-23%EF%BC%86card%EF%BC%9Dwhitelist%ef%bc%86via%ef%bc%9donline",
        "apply=2026-11-23&card=whitelist&via=online。",
        "apply=2026-11-23&card=whitelist&via=online%E3%80%82",
        "apply=2026-11-23&card=whitelist&via=online）",
        "apply=2026-11-23，&card=whitelist；&via=online”。",
        " ?apply= 2026-11-23 & card =%20whitelist%0A&via=online\u200b",
        "Apply=2026-11-23&CARD=whitelist&Via=online",
        "apply=2026-11-23&card=whitelist&via=online&via=online",
        "?apply=2026-11-23&&card=whitelist&via=online&",
    ],
)
def test_a_link_that_was_changed_on_the_way_is_read_as_meant(query: str) -> None:
    found = ask(query)
    assert (found["ok"], found["query"]) == (True, MEANT)
    assert found["unused"] == {"names": [], "text": ""}


@pytest.mark.parametrize(
    ("pair", "field", "given"),
    [
        ("aply=2026-11-23", "apply", "aply"),
        ("carb=whitelist", "card", "carb"),
        ("cards=whitelist", "card", "cards"),
        ("vai=online", "via", "vai"),
        ("stops=arrears", "stop", "stops"),
        ("finishby=2026-12-31", "finish_by", "finishby"),
        ("bilday=5", "bill_day", "bilday"),
        ("extra_day=3", "extra_days", "extra_day"),
        ("afterhours=yes", "after_hours", "afterhours"),
        ("week=3", "weeks", "week"),
        ("skip_makup=all", "skip_makeup", "skip_makup"),
    ],
)
def test_a_misspelt_name_is_told_with_the_right_one(pair: str, field: str, given: str) -> None:
    errors = ask(f"apply=2026-11-23&{pair}")["errors"]
    assert errors == [
        {"field": field, "code": "impossible", "text": f"“{given}” is not known here; write “{field}”."}
    ]


@pytest.mark.parametrize(
    "foreign",
    [
        "utm_source=chat",
        "utm_campaign=may",
        "from=singlemessage",
        "isappinstalled=0",
        "scene=1",
        "spm=a2.b",
        "share_token=1",
        "vid=123",
        "v=2",
        "t=1795320000",
        "fbclid=x",
        "gclid=x",
        "code=071",
        "state=ok",
        "id=7",
        "ref=home",
        "wxa=1",
        "srcid=4",
        "clicktime=1",
        "enterid=9",
        "lang=zh",
        "timestamp=1",
        "app=wechat",
        "redirect=https%3A%2F%2Fexample.com%2F%3Fcard%3Dcompany%26apply%3D2020-01-01",
    ],
)
def test_a_name_from_elsewhere_changes_nothing_and_is_told_as_unused(foreign: str) -> None:
    found = ask(f"{foreign}&{MEANT}")
    name = foreign.partition("=")[0]
    assert (found["ok"], found["query"]) == (True, MEANT)
    assert found["unused"] == {"names": [name], "text": f"Not used from the link: {name}."}


@pytest.mark.parametrize(
    ("query", "unused"),
    [
        ("apply=2026-11-23&weeks=3", ["weeks"]),
        ("apply=2026-11-23&bill_day=5", ["bill_day"]),
        ("apply=2026-11-23&via=hall&skip_makeup=account", ["skip_makeup"]),
        ("apply=2026-11-23&extra_days=0&after_hours=no", []),
        ("apply=2026-11-23&card=whitelist&weeks=4", []),
    ],
)
def test_an_option_that_means_nothing_on_the_route_is_told_as_unused(query: str, unused: list[str]) -> None:
    found = ask(query)
    assert found["unused"]["names"] == unused


def test_in_chinese_it_is_said_in_chinese() -> None:
    found = ask(f"{MEANT}&utm_source=chat", "zh")
    assert found["unused"]["text"] == "链接里没有用到：utm_source。"
    assert ask("aply=2026-11-23", "zh")["errors"][0]["text"] == "不认识“aply”，请写成“apply”。"


@pytest.mark.parametrize("query", ["apply=2026-11-23&x=" + "9" * 10_000, MEANT + "&x=1" * 50])
def test_a_link_as_long_as_a_book_is_refused_before_it_is_read(query: str) -> None:
    assert ask(query)["errors"] == [
        {
            "field": "link",
            "code": "impossible",
            "text": "This link is too long to be a question: at most 10000 characters and 50 names are read.",
        }
    ]
