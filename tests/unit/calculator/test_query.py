from datetime import date

import pytest

from calculator.counting import next_day_of_month
from calculator.door import answer
from calculator.errors import QuestionError
from calculator.query import parse

TODAY = date(2026, 11, 22)


def errors(query: str, lang: str = "en") -> list[tuple[str, str, str]]:
    found = answer(query, lang=lang, today=TODAY)
    assert not found["ok"]
    assert (found["earliest"], found["latest"], found["days"]) == (None, None, [])
    return [(error["field"], error["code"], error["text"]) for error in found["errors"]]


def test_nothing_given_asks_for_the_date() -> None:
    assert errors("") == [("apply", "missing", "Enter the application date, such as 1 Dec or tomorrow.")]
    assert errors("", "zh") == [("apply", "missing", "请填写申请日期，例如12月1日或明天。")]


@pytest.mark.parametrize(
    ("query", "field", "text"),
    [
        ("finish_by=", "finish_by", "Enter the day by which it must be finished, such as 31 Dec."),
        (
            "finish_by=bill&bill_day=",
            "bill_day",
            "Enter the bill day of the month, 1 to 28.",
        ),
    ],
)
def test_an_empty_field_that_says_what_is_asked_for_is_the_one_asked_about(
    query: str, field: str, text: str
) -> None:
    assert errors(query) == [(field, "missing", text)]


def test_a_date_with_two_readings_is_asked_about_with_both() -> None:
    refused = answer("apply=10/11/2026", lang="en", today=TODAY)["errors"]
    assert refused == [
        {
            "field": "apply",
            "code": "impossible",
            "text": "“10/11/2026” can be read in two ways: "
            "Tue 10 Nov 2026 or Sun 11 Oct 2026. Which one is it?",
            "readings": [
                {"date": "2026-11-10", "text": "Tue 10 Nov 2026"},
                {"date": "2026-10-11", "text": "Sun 11 Oct 2026"},
            ],
        }
    ]


def test_missing_comes_before_impossible_before_outside() -> None:
    found = errors("finish_by=&weeks=99&card=gold&extra_days=few")
    assert [(field, code) for field, code, _ in found] == [
        ("finish_by", "missing"),
        ("card", "impossible"),
        ("extra_days", "impossible"),
        ("weeks", "outside"),
    ]


@pytest.mark.parametrize(
    ("query", "field", "code", "text"),
    [
        (
            "apply=soon",
            "apply",
            "impossible",
            "“soon” cannot be read as a date. Write it like 2026-11-22, 22 Nov or tomorrow.",
        ),
        (
            "apply=2026-02-29",
            "apply",
            "impossible",
            "There is no such day as 2026-02-29. Check the month and the day.",
        ),
        (
            "apply=2031-01-01",
            "apply",
            "outside",
            (
                "Wed 1 Jan 2031 is outside the calendar of this copy, "
                "which covers Mon 1 Jan 2024 to Fri 31 Dec 2027."
            ),
        ),
        (
            "apply=2027-12-30",
            "apply",
            "outside",
            (
                "Apply on Wed 22 Dec 2027 or before: after that, this route may run past Fri 31 Dec 2027, "
                "where the calendar ends. For later dates look for a newer copy."
            ),
        ),
        (
            "apply=2026-11-22&card=company&via=hotline",
            "via",
            "impossible",
            (
                "“carrier hotline” is not a way to cancel this card (Card held by a company). "
                "Choose one of: carrier store or account manager (hall)."
            ),
        ),
        (
            "apply=2026-11-22&after_hours=maybe",
            "after_hours",
            "impossible",
            "“maybe” is neither yes nor no.",
        ),
        ("apply=2026-11-22&apply=2026-11-23", "apply", "impossible", "This is given twice; give it once."),
        (
            "apply=2023-12-31",
            "apply",
            "outside",
            (
                "Sun 31 Dec 2023 is outside the calendar of this copy, "
                "which covers Mon 1 Jan 2024 to Fri 31 Dec 2027."
            ),
        ),
        (
            f"apply=2026-11-22&weeks={'9' * 1500}",
            "weeks",
            "outside",
            "Weeks for “several weeks”: enter a whole number from 1 to 26.",
        ),
        (
            "apply=2026-11-22&weeks=0",
            "weeks",
            "outside",
            "Weeks for “several weeks”: enter a whole number from 1 to 26.",
        ),
        (
            "apply=2026-11-22&weeks=-1",
            "weeks",
            "impossible",
            "Weeks for “several weeks”: “-1” is not a whole number; enter one from 1 to 26.",
        ),
        (
            "finish_by=bill&bill_day=31",
            "bill_day",
            "outside",
            (
                "Bill day: enter a whole number from 1 to 28, the days that every month has. "
                "For a later one, give the date of the day before the bill instead."
            ),
        ),
        (
            "apply=Mon 22 Nov 2026",
            "apply",
            "impossible",
            (
                "“Mon 22 Nov 2026” does not agree with the calendar: that day is Sun 22 Nov 2026. "
                "Check it, or leave out the weekday."
            ),
        ),
        (
            "apply=2026-11-22&skip_makeup=nap",
            "skip_makeup",
            "impossible",
            (
                "“nap” is not among the choices: At the counter (counter), Account deleted (account), "
                "Company papers checked (papers), First handling (handling), Review (review), "
                "Closing and notice (closing)."
            ),
        ),
    ],
)
def test_each_fault_is_said_beside_its_field(query: str, field: str, code: str, text: str) -> None:
    assert errors(query) == [(field, code, text)]


def test_a_bill_after_the_calendar_is_outside_like_any_other_date() -> None:
    found = answer("finish_by=bill&bill_day=5", lang="en", today=date(2027, 12, 20))
    assert [(error["field"], error["code"], error["text"]) for error in found["errors"]] == [
        (
            "finish_by",
            "outside",
            (
                "Tue 4 Jan 2028 is outside the calendar of this copy, "
                "which covers Mon 1 Jan 2024 to Fri 31 Dec 2027."
            ),
        )
    ]


def test_choices_are_named_in_the_language_of_the_answer() -> None:
    assert errors("apply=2026-11-22&stop=rain", "zh")[0][2] == (
        "没有“rain”这个选项，可选：欠费（arrears）、合约或靓号协议（contract）、绑定的账号（services）、余额（balance）、"
        "不在本人名下（not_own_name）、在公司名下（company_card）、涉诈停机（suspended）、SIM卡丢失（sim_lost）、"
        "忘记服务密码（password_forgotten）。"
    )
    assert errors("apply=2026-11-22&via=seller", "zh")[0][2].startswith("普通卡没有“卖家或卡的客服”这种办法")


def test_a_number_may_be_typed_at_full_width() -> None:
    question = parse("apply=2026-11-22&card=whitelist&weeks=３&extra_days=１０", today=TODAY)
    assert question.query() == "apply=2026-11-22&card=whitelist&via=seller&extra_days=10&weeks=3"


def test_a_long_entry_is_quoted_in_short() -> None:
    assert errors("apply=" + "9" * 1500)[0][2] == (
        "“" + "9" * 40 + "…” cannot be read as a date. Write it like 2026-11-22, 22 Nov or tomorrow."
    )


def test_the_canonical_query_leaves_out_what_changes_nothing() -> None:
    question = parse(
        "?via=seller&weeks=4&apply=20261122&card=whitelist&extra_days=0&after_hours=no&utm=x&utm=y",
        today=TODAY,
    )
    assert question.query() == "apply=2026-11-22&card=whitelist&via=seller"


def test_the_canonical_query_keeps_every_option_under_its_readable_name() -> None:
    query = (
        "apply=2026-11-22&card=whitelist&via=online&finish_by=2026-12-31&after_hours=yes&extra_days=2&weeks=3"
        "&skip_makeup=account,closing&stop=arrears,sim_lost"
    )
    assert parse(query, today=TODAY).query() == query
    bill = "card=ordinary&via=hotline&finish_by=bill&bill_day=5"
    assert parse(bill, today=TODAY).query() == bill


def test_options_that_mean_nothing_on_a_route_are_dropped() -> None:
    question = parse("apply=2026-11-22&weeks=3&skip_makeup=account", today=TODAY)
    assert question.query() == "apply=2026-11-22&card=ordinary&via=hotline"


def test_the_card_alone_chooses_its_usual_channel() -> None:
    chosen = {
        card: parse(f"apply=2026-11-22&card={card}", today=TODAY).route.via
        for card in ("ordinary", "whitelist", "company")
    }
    assert chosen == {"ordinary": "hotline", "whitelist": "seller", "company": "hall"}


@pytest.mark.parametrize(
    ("today", "bill_day", "bill"),
    [
        (date(2026, 11, 22), 1, date(2026, 12, 1)),
        (date(2026, 11, 1), 1, date(2026, 12, 1)),
        (date(2026, 11, 22), 28, date(2026, 11, 28)),
        (date(2026, 12, 31), 5, date(2027, 1, 5)),
        (date(2026, 1, 31), 28, date(2026, 2, 28)),
    ],
)
def test_the_next_bill_is_after_today(today: date, bill_day: int, bill: date) -> None:
    assert next_day_of_month(today, bill_day) == bill


def test_the_problems_are_named_in_the_exception() -> None:
    with pytest.raises(QuestionError, match=r"card: error\.card"):
        parse("apply=2026-11-22&card=gold", today=TODAY)


def test_with_a_date_the_answer_does_not_depend_on_today() -> None:
    query = "apply=2026-09-28&card=whitelist&stop=arrears"
    assert answer(query, lang="en", today=date(2020, 1, 1)) == answer(
        query, lang="en", today=date(2030, 1, 1)
    )


def test_nor_when_it_is_held_against_a_finish() -> None:
    query = "apply=2026-09-28&finish_by=2026-10-09"
    assert answer(query, lang="en", today=date(2020, 1, 1)) == answer(
        query, lang="en", today=date(2030, 1, 1)
    )


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="fr"):
        answer("apply=2026-09-28", lang="fr", today=TODAY)
