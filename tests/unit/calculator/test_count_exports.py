"""A count as text and as an event: what stands in them."""

from datetime import date

from calculator import messages
from calculator.count import export
from calculator.count.door import answer
from tests.clock import TODAY


def test_the_text_gives_the_answer_the_rule_every_day_and_the_notice() -> None:
    lines = export.text(answer("count=after&from=2026-09-30&days=2", lang="en", today=TODAY)).splitlines()
    assert lines[0] == "2 working days after Wed 30 Sep 2026: Fri 9 Oct 2026."
    assert "Thu 1 Oct 2026: National Day, not counted" in lines
    assert "Fri 9 Oct 2026: working day, counted" in lines
    assert lines[-1] == "State Council notice on days off in 2026, Tue 4 Nov 2025"


def test_the_text_of_a_refusal_is_its_errors() -> None:
    assert export.text(answer("count=after&days=3", lang="en", today=TODAY)) == (
        "Enter the day to count from, such as 2026-09-28."
    )


def test_the_first_and_the_last_day_that_may_be_reached_are_events_that_keep_their_uids() -> None:
    words = messages.load("en")
    events, name = export.events(words, "count=after&from=2027-02-03&days=3", today=TODAY)
    assert [event.day for event in events] == [date(2027, 2, 10), date(2027, 2, 16)]
    assert {event.summary for event in events} == {
        "3 working days after Wed 3 Feb 2027: between Wed 10 Feb 2027 and Tue 16 Feb 2027."
    }
    address = "https://www.gov.cn/gongbao/2024/issue_11726/202411/content_6989774.html"
    assert all(address in event.description for event in events)
    assert name == "working-days-2027-02-03.ics"
    again, _ = export.events(
        messages.load("zh"), "count=after&from=2027-02-03&days=3&unit=working", today=TODAY
    )
    assert [event.uid for event in again] == [event.uid for event in events]


def test_the_events_of_days_between_are_the_days_themselves_and_one_day_is_one_event() -> None:
    events, _ = export.events(messages.load("zh"), "count=between&from=2026-09-28&to=2026-10-12", today=TODAY)
    assert [event.day for event in events] == [date(2026, 9, 28), date(2026, 10, 12)]
    (event,), _ = export.events(messages.load("zh"), "count=is&from=2026-10-10", today=TODAY)
    assert event.day == date(2026, 10, 10)
    assert "这个周末因国庆节补班。" in event.description


def test_counts_without_a_label_are_matters_of_their_own() -> None:
    words = messages.load("en")
    one, other = (
        export.events(words, f"count=after&from=2026-09-28&days={days}", today=TODAY)[0] for days in (3, 5)
    )
    assert {event.uid for event in one}.isdisjoint(event.uid for event in other)
