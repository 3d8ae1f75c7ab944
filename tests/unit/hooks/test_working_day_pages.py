"""A year's page says of each day what the calculator says, and for each start when it is finished."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

import calculator
from hooks.blocks import working_day_pages
from hooks.blocks.place import Place
from hooks.pages import documents
from hooks.pages.markers import MarkerError
from tests.soup import attribute, one

BUILT_ON_22_NOVEMBER_2026 = "1795276800"
NO_BREAK_SPACE = "\u00a0"


@pytest.fixture(autouse=True)
def _built_on_a_known_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BUILT_ON_22_NOVEMBER_2026)


def part(year: str, name: str, lang: str = "en") -> BeautifulSoup:
    place = Place(documents.parse("---\ntitle: t\n---\n", lang, f"working-days/{year}"))
    html = working_day_pages.render([year, name], place)
    return BeautifulSoup(html.replace(NO_BREAK_SPACE, " "), "lxml")


def test_year_counts_its_days() -> None:
    # 2026: 365 days, of them 104 on weekends; the notice gives 33 days off and 6 weekend days of work.
    text = part("2026", "year").get_text(" ")
    assert "248 working days, 33 days off for holidays and 6 weekend days" in text


def test_make_up_saturday_and_holiday_bear_a_word_beside_their_colour() -> None:
    february = part("2026", "year").select(".month")[1]
    days = {str(day.contents[0]): day for day in february.select(".day")}
    assert days["14"]["class"] == ["day", "day--makeup"]
    assert "make-up working day for Spring Festival" in days["14"].get_text()
    assert days["16"]["class"] == ["day", "day--holiday"]
    assert "Spring Festival, day off" in days["16"].get_text()
    assert days["13"]["class"] == ["day", "day--working"]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Not settled: on Thu 26 Nov 2026 we had found no notice"),
        ("zh", "到2026年11月26日（周四），我们没有查到"),
    ],
)
def test_year_without_a_notice_says_so_first(lang: str, words: str) -> None:
    assert words in one(part("2027", "year", lang), ".year__warning").get_text()


def test_year_with_a_notice_has_no_warning() -> None:
    assert part("2025", "year").select_one(".year__warning") is None


def test_holidays_name_their_days_make_up_days_and_notice() -> None:
    found = part("2026", "holidays")
    row = one(found, 'tr:has(th:-soup-contains-own("Spring Festival"))')
    assert [cell.get_text() for cell in row.find_all("td")] == [
        "Sun 15 Feb – Mon 23 Feb",
        "Sat 14 Feb, Sat 28 Feb",
    ]
    assert attribute(one(found, "p a"), "href").startswith("https://www.gov.cn/")


def test_start_before_national_day_finishes_after_it() -> None:
    found = part("2026", "estimates")
    row = one(found, 'tr:has(th:-soup-contains-own("Mon 28 Sep"))')
    heads = [head.get_text(" ") for head in found.select("thead th")]
    column = next(number for number, head in enumerate(heads) if "hotline" in head)
    assert row.find_all(["th", "td"])[column].get_text() == "Thu 8 Oct – Sat 10 Oct"


def test_a_line_ends_between_two_dates_and_never_within_one() -> None:
    place = Place(documents.parse("---\ntitle: t\n---\n", "en", "working-days/2026"))
    html = working_day_pages.render(["2026", "estimates"], place)
    assert "<td>Thu_8_Oct_– <wbr>Sat_10_Oct</td>".replace("_", NO_BREAK_SPACE) in html


@pytest.mark.parametrize(("year", "month"), [("2026", "Nov 2026"), ("2027", "Jan 2027")])
def test_only_the_month_nearest_to_the_build_is_open(
    year: str, month: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What is estimated of each day has no part in it.
    monkeypatch.setattr(working_day_pages, "estimates", lambda _: dict.fromkeys(calculator.routes()))
    summaries = part(year, "estimates").select("details[open] > summary")
    assert [summary.get_text() for summary in summaries] == [month]


def test_starts_begin_60_days_before_the_build() -> None:
    starts = working_day_pages.start_dates(2026, date(2026, 11, 22), date(2027, 12, 31))
    assert (starts[0], starts[-1]) == (date(2026, 9, 23), date(2026, 12, 31))


def test_past_year_lists_no_starts() -> None:
    found = part("2025", "estimates")
    assert found.find("table") is None
    assert "passed" in found.get_text()


@pytest.mark.parametrize("args", [["2023", "year"], ["2026", "moon"], ["2026"], ["next", "year"], []])
def test_unknown_year_or_part_is_refused_with_those_that_exist(args: list[str]) -> None:
    place = Place(documents.parse("---\ntitle: t\n---\n", "en", "working-days/2026"))
    with pytest.raises(MarkerError, match=r"2024, 2025, 2026, 2027.*year, holidays, estimates"):
        working_day_pages.render(args, place)
