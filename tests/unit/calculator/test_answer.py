"""What an answer says beside its range."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from calculator.door import answer
from calculator.render import phases

TODAY = date(2026, 11, 22)


def ask(query: str, lang: str = "en") -> Any:
    found: Any = answer(query, lang=lang, today=TODAY)
    assert found["errors"] == []
    return found


def follow_up(query: str) -> dict[str, str | None]:
    return {entry["id"]: entry["date"] for entry in ask(query)["follow_up"]}


def test_stages_follow_each_other_and_the_last_one_fills_the_total() -> None:
    spans = [(s["id"], s["earliest"], s["latest"]) for s in ask("apply=2026-09-28")["stages"]]
    assert spans == [
        (
            "handling",
            {"start": "2026-09-28", "end": "2026-09-28"},
            {"start": "2026-09-28", "end": "2026-09-29"},
        ),
        (
            "review",
            {"start": "2026-09-28", "end": "2026-09-29"},
            {"start": "2026-09-29", "end": "2026-10-09"},
        ),
        (
            "closing",
            {"start": "2026-09-29", "end": "2026-10-08"},
            {"start": "2026-10-09", "end": "2026-10-10"},
        ),
    ]


def test_24_hours_are_natural_time_and_run_into_a_weekend() -> None:
    handling = ask("apply=2026-11-13")["stages"][0]
    assert handling["latest"] == {"start": "2026-11-13", "end": "2026-11-14"}


def test_every_day_has_its_verdict_and_working_days_are_numbered_towards_the_latest_finish() -> None:
    days = [(d["date"], d["verdict"], d["name"], d["count"]) for d in ask("apply=2026-09-28")["days"]]
    assert days == [
        ("2026-09-28", "application", "", None),
        ("2026-09-29", "counts", "", 1),
        ("2026-09-30", "counts", "", 2),
        *((f"2026-10-0{day}", "holiday", "National Day", None) for day in range(1, 8)),
        ("2026-10-08", "counts", "", 3),
        ("2026-10-09", "counts", "", 4),
        ("2026-10-10", "makeup", "National Day", 5),
    ]


def test_every_day_names_the_stages_that_run_and_whether_it_may_be_the_last() -> None:
    days = {d["date"]: (d["weekday"], d["stages"], d["finish"]) for d in ask("apply=2026-09-28")["days"]}
    assert days["2026-09-28"] == (1, [1], False)
    assert days["2026-09-29"] == (2, [1, 2], False)
    assert days["2026-10-08"] == (4, [2], True)
    assert days["2026-10-10"] == (6, [3], True)


def test_a_shut_desk_a_late_receipt_and_a_weekend_are_told_apart() -> None:
    days = {d["date"]: d["verdict"] for d in ask("apply=2026-10-09&after_hours=yes&skip_makeup=all")["days"]}
    assert days == {
        "2026-10-09": "application",
        "2026-10-10": "makeup_off",
        "2026-10-11": "weekend",
        "2026-10-12": "received",
        "2026-10-13": "counts",
        "2026-10-14": "counts",
        "2026-10-15": "counts",
        "2026-10-16": "counts",
        "2026-10-17": "weekend",
        "2026-10-18": "weekend",
        "2026-10-19": "counts",
    }


def test_days_that_a_coming_notice_may_change_are_named_as_such() -> None:
    days = {d["date"]: (d["verdict"], d["state"]) for d in ask("apply=2026-12-24")["days"]}
    assert days["2026-12-25"] == ("counts", "official")
    assert days["2026-12-26"] == ("maybe_makeup", "statutory")
    # As many as two days may be moved, so the Sunday may be worked too.
    assert days["2026-12-27"] == ("maybe_makeup", "statutory")
    assert days["2026-12-31"] == ("maybe_off", "statutory")
    assert days["2027-01-01"] == ("holiday", "statutory")


def test_a_day_that_may_become_a_make_up_day_is_said_to_count_only_where_it_does() -> None:
    def verdict(query: str) -> str:
        return next(str(d["verdict"]) for d in ask(query)["days"] if d["date"] == "2026-12-26")

    assert verdict("apply=2026-12-24") == "maybe_makeup"
    # The desk stays shut on make-up days, so it never counts.
    assert verdict("apply=2026-12-24&skip_makeup=closing") == "weekend"
    # The earliest finish, 24 December, comes before it.
    assert ask("apply=2026-12-21&card=company")["earliest"] == "2026-12-24"
    assert verdict("apply=2026-12-21&card=company") == "weekend"


def test_a_span_within_published_years_is_official() -> None:
    calendar = ask("apply=2025-12-30")["calendar"]
    assert (calendar["state"], calendar["uncertain_from"]) == ("official", None)
    assert (calendar["covered_from"], calendar["covered_to"]) == ("2024-01-01", "2027-12-31")
    assert [(n["year"], n["claim"]) for n in calendar["notices"]] == [
        (2025, "L-notice-2025"),
        (2026, "L-notice-2026"),
    ]
    assert "国办发明电〔2024〕12号" in calendar["notices"][0]["text"]


def test_a_span_over_an_unpublished_new_year_says_from_when_it_is_uncertain() -> None:
    calendar = ask("apply=2026-12-21&card=whitelist")["calendar"]
    assert (calendar["state"], calendar["uncertain_from"]) == ("statutory", "2026-12-26")
    assert calendar["text"].startswith("From Sat 26 Dec 2026 on the days off are not final")
    assert [n["year"] for n in calendar["notices"]] == [2026, 2027]
    # The notice for 2027 decides on the last days of 2026 even where the plan ends before New Year.
    assert ask("apply=2026-12-21")["latest"] == "2026-12-28"
    assert [n["year"] for n in ask("apply=2026-12-21")["calendar"]["notices"]] == [2026, 2027]


def test_a_finish_before_the_last_days_of_december_is_still_certain() -> None:
    assert ask("apply=2026-12-18")["latest"] == "2026-12-25"
    assert ask("apply=2026-12-18")["calendar"]["state"] == "official"


def test_follow_up_dates_can_be_put_in_a_diary() -> None:
    assert follow_up("apply=2026-09-28") == {
        "verify": "2026-10-12",  # 48 hours after the latest finish, 10 October
        "chase": "2026-10-12",  # the first working day after it: Monday
        "appeal": "2026-10-28",  # the day after 15 days from the complaint of 12 October
        "accept": "2026-11-04",  # 5 working days from 28 October
        "reply": "2026-11-27",  # 30 days from 28 October
        "reissue": "2027-01-06",  # 90 days from the earliest finish, 8 October
    }


def test_a_legal_period_that_ends_on_a_day_off_ends_on_the_next_working_day() -> None:
    # Chased on Tuesday 17 November: 15 days end on Wednesday 2 December; from 3 December, 30 days end on
    # Saturday 2 January 2027; Monday and Tuesday may become days off, so the answer may take until Wednesday.
    dates = follow_up("apply=2026-11-09")
    assert (dates["chase"], dates["appeal"], dates["reply"]) == ("2026-11-17", "2026-12-03", "2027-01-06")
    # Chased on Monday 20 April 2026, 15 days end on Tuesday 5 May, a day off.
    dates = follow_up("apply=2026-04-10")
    assert (dates["chase"], dates["appeal"]) == ("2026-04-20", "2026-05-07")


def test_a_follow_up_beyond_the_calendar_has_no_invented_date() -> None:
    found = {entry["id"]: entry for entry in ask("apply=2027-12-20")["follow_up"]}
    assert found["chase"]["date"] == "2027-12-28"
    assert found["appeal"]["date"] is None
    assert "a day after the calendar ends" in found["appeal"]["text"]


def test_a_press_fact_names_its_source_in_the_sentence() -> None:
    found = {entry["id"]: entry for entry in ask("apply=2026-09-28")["follow_up"]}
    assert {id_ for id_, entry in found.items() if entry["grade"] == "B"} == {"verify", "reissue"}
    assert "according to press reports" in found["verify"]["text"]
    assert "According to National Emergency Broadcasting" in found["reissue"]["text"]


def test_what_stops_the_clock_becomes_a_to_do_and_no_invented_days() -> None:
    plain, stopped = ask("apply=2026-09-28"), ask("apply=2026-09-28&stop=sim_lost,arrears")
    assert [(entry["id"], entry["claims"]) for entry in stopped["todo"]] == [
        ("arrears", ["S1-32", "L-arrears"]),
        ("sim_lost", ["S1-43", "S1-42"]),
    ]
    assert stopped["text"]["counted_from"].startswith("Counted from the day these are settled")
    assert (stopped["earliest"], stopped["latest"]) == (plain["earliest"], plain["latest"])
    assert set(stopped["claims"]) - set(plain["claims"]) == {"S1-32", "L-arrears", "S1-43", "S1-42"}


def test_an_interpreted_figure_shows_its_number() -> None:
    closing = ask("apply=2026-11-02&card=whitelist&weeks=2")["stages"][-1]
    assert closing["reading"] == "interpreted"
    assert closing["duration"] == "3 to 10 working days in total"
    assert "2 weeks of five working days, which you can change" in closing["reading_text"]


def test_extra_days_show_in_the_total() -> None:
    closing = ask("apply=2026-11-09&extra_days=2")["stages"][-1]
    assert closing["duration"] == "3 to 7 working days in total"


def test_options_are_kept_apart_from_the_stages_that_one_of_them_lists() -> None:
    query = "apply=2026-11-09&extra_days=1&skip_makeup=review,closing"
    assert ask(query)["text"]["options"] == (
        "1 extra working day; no work on make-up working days in: Review, Closing and notice"
    )
    assert ask(query, "zh")["text"]["options"] == "另加1个工作日；补班日不办公的环节：审核、注销并通知"


def test_a_late_receipt_says_why_it_is_late() -> None:
    after_hours = ask("apply=2026-11-09&after_hours=yes")["text"]["latest"]
    assert after_hours.startswith("Tue 17 Nov 2026 at the latest: received only on Tue 10 Nov 2026")
    # Thursday 31 December 2026 is a working day by the law; the notice for 2027 may take it off.
    assert ask("apply=2026-12-31")["text"]["latest"] == (
        "Tue 12 Jan 2027 at the latest: the day of the application may become a day off, so received only on "
        "Tue 5 Jan 2027, the next working day, and each stage as long as the sources say."
    )


def test_backward_names_both_last_days_and_what_the_planned_day_does() -> None:
    found = ask("finish_by=2026-12-24")
    assert found["backward"] == {
        "finish_by": "2026-12-24",
        "last_safe": "2026-12-17",
        "last_possible": "2026-12-21",
        "verdict": "sure",
        "level": "good",
        "lead": "Apply by Thu 17 Dec 2026 to be finished by Thu 24 Dec 2026 even at the latest.",
        "notes": [],
        "text": [
            "Apply by Thu 17 Dec 2026 to be finished by Thu 24 Dec 2026 even at the latest.",
            (
                "Mon 21 Dec 2026 is the last day to apply that can still make it by Thu 24 Dec 2026, "
                "and only if every stage takes its shortest."
            ),
            "Applying on Thu 17 Dec 2026 makes it even at the latest.",
        ],
    }
    assert found["days"][0]["date"] == "2026-12-17"


@pytest.mark.parametrize(
    ("apply", "verdict"),
    [("2026-12-17", "sure"), ("2026-12-18", "maybe"), ("2026-12-21", "maybe"), ("2026-12-22", "no")],
)
def test_a_day_of_application_is_held_against_the_finish(apply: str, verdict: str) -> None:
    assert ask(f"apply={apply}&finish_by=2026-12-24")["backward"]["verdict"] == verdict


def test_before_the_next_bill_means_the_day_before_it() -> None:
    found = ask("finish_by=bill&bill_day=28")
    assert found["backward"]["finish_by"] == "2026-11-27"
    assert found["backward"]["text"][:2] == [
        "To be finished before the bill of Sat 28 Nov 2026, the last day is Fri 27 Nov 2026.",
        "The last safe day to apply, Fri 20 Nov 2026, has passed.",
    ]
    assert found["query"] == "card=ordinary&via=hotline&finish_by=bill&bill_day=28"


def test_a_finish_before_the_calendar_has_no_last_day() -> None:
    found = ask("finish_by=2024-01-02&apply=2024-01-02")["backward"]
    assert (found["last_safe"], found["last_possible"], found["verdict"]) == (None, None, "no")
    assert found["text"][0] == "No day in the calendar is early enough to be safe for Tue 2 Jan 2024."


def test_up_to_the_last_day_of_the_calendar_there_is_a_last_safe_day() -> None:
    found = ask("finish_by=2027-12-31")["backward"]
    assert (found["last_safe"], found["last_possible"]) == ("2027-12-22", "2027-12-28")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_date_that_occurs_can_be_read(lang: str) -> None:
    found = ask("apply=2026-12-28&card=whitelist&finish_by=2027-03-01", lang)
    assert found["dates"]["2027-03-01"] == {"zh": "2027年3月1日（周一）", "en": "Mon 1 Mar 2027"}[lang]
    occurring = {day["date"] for day in found["days"]} | {entry["date"] for entry in found["follow_up"]}
    assert occurring <= found["dates"].keys()


def test_both_languages_give_the_same_facts() -> None:
    wording = {"text", "name", "actor", "duration", "reading_text", "label", "source", "dates", "months"}
    wording |= {"asked", "day", "title", "place", "ahead", "year", "weekday_name", "lead", "notes"}

    def facts(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: facts(part) for key, part in value.items() if key not in wording}
        return [facts(part) for part in value] if isinstance(value, list) else value

    query = "apply=2026-12-28&card=company&finish_by=2027-03-01&stop=balance&extra_days=1"
    assert facts(ask(query, "zh")) == facts(ask(query, "en"))


def test_the_first_sight_of_an_answer_is_two_dates_how_far_they_lie_and_what_was_asked() -> None:
    found = ask("apply=2026-11-26")
    assert found["asked"] == {"day": "Thu 26 Nov 2026", "card": "Ordinary card", "via": "carrier hotline"}
    assert [(f["label"], f["day"], f["weekday_name"], f["year"]) for f in found["figures"]] == [
        ("Earliest", "1 Dec", "Tue", ""),
        ("Latest", "3 Dec", "Thu", ""),
    ]
    assert found["text"]["after"] == "5 to 7 days after the application"
    assert found["days"][0]["ahead"] == "in 5 to 7 days"
    assert found["chips"] == []


def test_a_year_stands_beside_a_date_only_where_it_is_not_that_of_the_application() -> None:
    assert [f["year"] for f in ask("apply=2026-12-28")["figures"]] == ["", "2027"]


def test_what_must_be_known_stands_beside_the_dates() -> None:
    found = ask("apply=2026-12-28&stop=arrears,balance&extra_days=2")
    assert [chip["text"] for chip in found["chips"]] == [
        "after 2 things are settled",
        "days off in 2027 not final",
        "2 extra working days",
    ]


def test_only_a_channel_that_cannot_do_it_on_the_spot_says_which_one_may() -> None:
    said = {
        via: ask(f"apply=2026-11-26&via={via}")["text"]["faster"] for via in ("hall", "hotline", "online")
    }
    assert said == {
        "hall": "",
        "hotline": "In person (carrier store) it may be done on the spot.",
        "online": "In person (carrier store) it may be done on the spot.",
    }


@pytest.mark.parametrize(
    ("day", "level", "lead", "shown"),
    [
        ("2026-12-01", "good", "Apply by Thu 17 Dec 2026 to be", ["2026-12-17", "2026-12-21"]),
        ("2026-12-18", "tight", "Mon 21 Dec 2026 is the last day", ["2026-12-17", "2026-12-21"]),
        ("2026-12-22", "missed", "Too late for Thu 24 Dec 2026: applied", ["2026-12-25", "2026-12-29"]),
    ],
)
def test_a_deadline_leads_with_the_day_to_apply_or_with_the_warning_that_it_is_missed(
    day: str, level: str, lead: str, shown: list[str]
) -> None:
    found: Any = answer("finish_by=2026-12-24", lang="en", today=date.fromisoformat(day))
    assert found["backward"]["level"] == level
    assert found["backward"]["lead"].startswith(lead)
    assert found["text"]["said"] == found["backward"]["lead"]
    assert [figure["date"] for figure in found["figures"]] == shown


def test_after_the_application_every_day_lies_in_exactly_one_phase() -> None:
    for query in ("apply=2026-11-26", "apply=2026-12-28&card=company", "apply=2026-11-28&via=hall"):
        found = ask(query)["phases"]
        assert found[0]["first"] == (date.fromisoformat(query[6:16]) + timedelta(days=1)).isoformat()
        for phase, following in pairwise(found):
            day_after = date.fromisoformat(phase["last"]) + timedelta(days=1)
            assert following["first"] == day_after.isoformat()
        assert found[-1]["last"] is None


@pytest.mark.parametrize(
    ("day", "id_", "title"),
    [
        ("2026-11-27", "under_way", "Under way: First handling, Review, Closing and notice."),
        ("2026-12-01", "due", "It may be done by now; else: Review, Closing and notice."),
        ("2026-12-04", "chase", "Overdue since Thu 3 Dec 2026."),
        ("2026-12-21", "chase", "Overdue since Thu 3 Dec 2026."),
        ("2026-12-22", "appeal", "Long overdue: the latest date was Thu 3 Dec 2026."),
        ("2028-01-01", "appeal", "Long overdue: the latest date was Thu 3 Dec 2026."),
    ],
)
def test_applied_on_26_november_the_case_stands_as_the_day_says(day: str, id_: str, title: str) -> None:
    phase = phases.at(ask("apply=2026-11-26")["phases"], date.fromisoformat(day))
    assert phase is not None
    assert (phase["id"], phase["title"]) == (id_, title)


def test_before_the_day_after_the_application_there_is_no_phase() -> None:
    assert phases.at(ask("apply=2026-11-26")["phases"], date(2026, 11, 26)) is None


def test_each_day_says_which_working_day_it_is_and_how_far_the_finish_lies() -> None:
    told = {day["date"]: (day["place"], day["ahead"]) for day in ask("apply=2026-11-26")["days"]}
    assert told["2026-11-26"] == ("", "in 5 to 7 days")
    assert told["2026-11-29"] == ("working day 1 of 3 to 5", "in 2 to 4 days")
    assert told["2026-12-02"] == ("working day 4 of 3 to 5", "any day now, at most 1 day to go")
    assert told["2026-12-03"] == ("working day 5 of 3 to 5", "today at the latest")
