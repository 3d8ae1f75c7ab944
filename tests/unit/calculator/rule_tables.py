"""Rules with literal dates, run on CPython and inside Pyodide alike; standard library only."""

import json
from typing import NamedTuple


class Rule(NamedTuple):
    """A rule in words, a question that shows it, and the earliest and latest finish by that rule."""

    says: str
    query: str
    earliest: str
    latest: str
    today: str = "2026-11-22"


RULES = [
    Rule(
        "3 to 5 working days over National Day week, the make-up Saturday 10 October counted",
        "apply=2026-09-28&card=ordinary&via=hotline",
        "2026-10-08",
        "2026-10-10",
    ),
    Rule(
        "the make-up Saturday 14 February is working day 1 after Friday the 13th, before Spring Festival",
        "apply=2026-02-13&card=ordinary&via=hotline",
        "2026-02-25",
        "2026-02-27",
    ),
    Rule("a plain week counts Monday to Friday", "apply=2026-11-09", "2026-11-12", "2026-11-16"),
    Rule("a span over New Year skips 1 January only", "apply=2024-12-27", "2025-01-02", "2025-01-06"),
    Rule(
        "9 February 2024, rest only recommended, is a working day",
        "apply=2024-02-08",
        "2024-02-19",
        "2024-02-21",
    ),
    Rule(
        "a start on a make-up Sunday is received on that day", "apply=2026-09-20", "2026-09-23", "2026-09-28"
    ),
    Rule(
        "a make-up Sunday can be received before the festival", "apply=2025-01-26", "2025-02-06", "2025-02-08"
    ),
    Rule("the make-up Sunday before National Day counts", "apply=2025-09-26", "2025-09-30", "2025-10-10"),
    Rule("the make-up Saturday before Mid-Autumn counts", "apply=2024-09-13", "2024-09-19", "2024-09-23"),
    Rule("the make-up Saturday after Labour Day counts", "apply=2026-04-30", "2026-05-08", "2026-05-11"),
    Rule(
        "at the latest, a Saturday's application is received on Monday",
        "apply=2026-11-07",
        "2026-11-11",
        "2026-11-16",
    ),
    Rule(
        "at the latest, a holiday's application is received after it",
        "apply=2026-10-03",
        "2026-10-10",
        "2026-10-14",
    ),
    Rule(
        "closed on the first of the next month: 1 December if all was done in November",
        "apply=2026-11-09&month_start=yes",
        "2026-12-01",
        "2026-12-01",
    ),
    Rule(
        "3 working days are full on 1 December itself; 5 are full in December, so it may be 1 January",
        "apply=2026-11-26&month_start=yes",
        "2026-12-01",
        "2027-01-01",
    ),
    Rule(
        "settled at the counter on 1 December, it is closed on the first of the month after",
        "apply=2026-12-01&via=hall&month_start=yes",
        "2027-01-01",
        "2027-01-01",
    ),
    Rule(
        "the fifth working day falls on the first itself: the number may be marked only then",
        "apply=2026-03-25&month_start=yes",
        "2026-04-01",
        "2026-05-01",
    ),
    Rule(
        "the end of February in a leap year", "apply=2024-02-20&month_start=yes", "2024-03-01", "2024-03-01"
    ),
    Rule(
        "several weeks, then the first of the month",
        "apply=2026-11-09&card=whitelist&month_start=yes",
        "2026-12-01",
        "2027-01-01",
    ),
    Rule(
        "a number of another province takes 7 to 15 working days",
        "apply=2026-11-09&other_province=yes",
        "2026-11-18",
        "2026-11-30",
    ),
    Rule(
        "at the counter too, where its own number may be settled on the spot",
        "apply=2026-11-09&via=hall&other_province=yes",
        "2026-11-18",
        "2026-11-30",
    ),
    Rule(
        "both: 15 working days are full on 30 November, then 1 December",
        "apply=2026-11-09&other_province=yes&month_start=yes",
        "2026-12-01",
        "2026-12-01",
    ),
    Rule(
        "after closing time, it is received on the next working day",
        "apply=2026-11-09&after_hours=yes",
        "2026-11-12",
        "2026-11-17",
    ),
    Rule(
        "after closing time on a day off changes nothing",
        "apply=2026-11-07&after_hours=yes",
        "2026-11-11",
        "2026-11-16",
    ),
    Rule(
        "a carrier store may settle it on the spot", "apply=2026-11-09&via=hall", "2026-11-09", "2026-11-16"
    ),
    Rule("online takes as long as the hotline", "apply=2026-11-09&via=online", "2026-11-12", "2026-11-16"),
    Rule(
        "several weeks are four weeks of five working days",
        "apply=2026-11-02&card=whitelist",
        "2026-11-05",
        "2026-11-30",
    ),
    Rule(
        "the reader may take several weeks for two",
        "apply=2026-11-02&card=whitelist&weeks=2",
        "2026-11-05",
        "2026-11-16",
    ),
    Rule(
        "deleting the account does not close the line",
        "apply=2026-11-02&card=whitelist&via=online",
        "2026-11-05",
        "2026-11-30",
    ),
    Rule("a company's card takes days to weeks", "apply=2026-11-02&card=company", "2026-11-05", "2026-11-30"),
    Rule(
        "extra days lengthen the latest finish only",
        "apply=2026-11-09&extra_days=3",
        "2026-11-12",
        "2026-11-19",
    ),
    Rule(
        "desks shut on make-up days do not count them",
        "apply=2026-09-28&skip_makeup=all",
        "2026-10-08",
        "2026-10-12",
    ),
    Rule(
        "a desk shut on make-up days receives on the next ordinary working day",
        "apply=2026-09-20&skip_makeup=handling",
        "2026-09-23",
        "2026-09-29",
    ),
    Rule(
        "an unpublished New Year may bring a make-up weekend or two days off",
        "apply=2026-12-31",
        "2027-01-04",
        "2027-01-12",
    ),
    Rule(
        "an unpublished Spring Festival may take four weekdays more",
        "apply=2027-02-04",
        "2027-02-11",
        "2027-02-19",
    ),
    Rule(
        "after hours before an unpublished festival, every day off falls after the receipt",
        "apply=2027-02-04&via=hall&after_hours=yes",
        "2027-02-04",
        "2027-02-22",
    ),
    Rule(
        "an unpublished Dragon Boat Festival may move two days",
        "apply=2027-06-08",
        "2027-06-12",
        "2027-06-18",
    ),
    Rule(
        "far from any holiday an unpublished year is as certain as another",
        "apply=2027-03-08",
        "2027-03-11",
        "2027-03-15",
    ),
    Rule(
        "a finish leads back to the last safe day",
        "finish_by=2026-10-10",
        "2026-10-08",
        "2026-10-10",
        "2026-09-01",
    ),
    Rule(
        "a finish whose safe day has passed leads to today",
        "finish_by=2026-11-27",
        "2026-11-26",
        "2026-11-30",
        "2026-11-23",
    ),
    Rule(
        "before the bill is by the day before it",
        "finish_by=bill&bill_day=11",
        "2026-10-08",
        "2026-10-10",
        "2026-09-15",
    ),
]

# Two files of cards: every route, dates in several forms, a bad row, a formula; Chinese in GBK; and what a
# spreadsheet saves as Unicode text, with a quotation mark left open.
FILES = [
    "label,date,route,extra days\n"
    "=1+1,2026-09-28,ordinary/hall,1\nb,28 Sep 2026,ordinary/online,\nc,20260928,whitelist/seller,\n"
    "d,2026/12/28,whitelist/online,\ne,2026年12月31日,company/hall,2\nf,2026-02-30,,\n".encode(),
    "备注;申请日期;卡种\n甲;2026-12-30;普通卡\n乙;2027-02-04;白名单卡\n".encode("gbk"),
    "電銷卡清單\n備註,申請日期,卡種\n門市,2026-12-30,普通卡\n家裡,2027-02-04,白名單卡\n".encode("cp950"),
    "甲,2026-12-30,普通卡\n乙,2027-02-04,白名单卡\n".encode("gbk"),
    '编号\t日期（必填）\t未办妥\r1\t2026/12/30 0:00\t欠费、SIM卡丢失\r2\t"2027-02-04\r'.encode("utf-16"),
]


def requests() -> list[tuple[str, bytes | None]]:
    """Return requests to the worker that take every rule and every operation through both languages."""
    questions = [
        (json.dumps({"op": op, "query": rule.query, "lang": lang, "today": rule.today}), None)
        for lang in ("zh", "en")
        for rule in RULES
        for op in ("answer", "text", "ics")
    ]
    files = [
        (json.dumps({"op": op, "lang": lang, "today": "2026-11-22"}), data)
        for lang in ("zh", "en")
        for data in FILES
        for op in ("batch", "batch_ics")
    ]
    return [*questions, *files]
