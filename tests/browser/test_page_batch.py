"""Many cards at once: pasted, chosen or dropped; told by line; sorted; taken away; never in the address."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator_page import (
    START,
    address,
    downloaded,
    hold_python,
    let_python_come,
    query_of,
    wait_for,
)

pytestmark = pytest.mark.shared_page

CARDS = """label,date,card,via
second,2026-11-30,ordinary,hotline
first,2026-09-28,ordinary,hotline
third,28 Dec 2026,whitelist,seller
"""
MIXED = """备注,日期,卡种,渠道
一号,2026-09-28,普通卡,热线
二号,2026-02-30,普通卡,热线
三号,2026年11月30日,公司卡,热线
"""


@pytest.fixture
def batch(page: Page, site_url: str) -> Iterator[Page]:
    page.goto(address(site_url, "en", query="apply=2026-11-30&card=ordinary&via=hotline"))
    page.locator("#batch > summary").click()
    yield page
    assert query_of(page) == "apply=2026-11-30&card=ordinary&via=hotline"


def run(page: Page, text: str) -> None:
    page.locator("#batch-text").fill(text)
    page.locator("#batch-question button[type=submit]").click()
    expect(page.locator("#batch-title")).to_be_focused(timeout=START)


def paste(page: Page, text: str) -> None:
    """Put a long text into the field at once; typing it would take half a minute."""
    page.locator("#batch-text").evaluate("(field, text) => { field.value = text; }", text)
    page.locator("#batch-question button[type=submit]").click()


def labels(page: Page) -> list[str]:
    return page.locator("#batch-answer tbody th").all_inner_texts()


def test_pasted_rows_are_answered_and_sort_by_any_column(batch: Page) -> None:
    run(batch, CARDS)
    assert labels(batch) == ["second", "first", "third"]
    heading = batch.locator("#batch-answer thead th").first
    heading.locator("button").click()
    assert labels(batch) == ["first", "second", "third"]
    expect(heading).to_have_attribute("aria-sort", "ascending")
    heading.locator("button").click()
    assert labels(batch) == ["third", "second", "first"]
    batch.locator("#batch-answer thead th").nth(1).locator("button").click()
    assert labels(batch) == ["first", "second", "third"]


def test_five_columns_are_shown_and_the_rest_stands_behind_the_name_of_its_row(batch: Page) -> None:
    run(batch, CARDS)
    headings = batch.locator("#batch-answer thead th").all_inner_texts()
    assert [text.strip() for text in headings] == [
        "Label",
        "Application",
        "Earliest finish",
        "Latest finish",
        "What is next",
    ]
    first = batch.get_by_role("button", name="second")
    first.press("Enter")
    expect(first).to_have_attribute("aria-expanded", "true")
    rest = batch.locator(".calc-rest")
    expect(rest.locator("div", has_text="Call the carrier")).to_contain_text("2026-12-08")
    expect(rest).not_to_contain_text("Last safe day")  # which no row has
    first.press("Enter")
    expect(rest).to_have_count(0)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_no_column_is_out_of_sight(page: Page, site_url: str, lang: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(address(site_url, lang))
    page.locator("#batch > summary").click()
    run(page, CARDS)
    region = page.locator("#batch-answer .calc-scroll")
    assert region.evaluate("place => place.scrollWidth - place.clientWidth") <= 0
    expect(page.locator("#batch-answer tbody th").first).to_be_in_viewport()
    page.set_viewport_size({"width": 1280, "height": 720})


@pytest.mark.parametrize("width", [360, 1280])
def test_a_long_label_stays_in_its_cell(batch: Page, width: int) -> None:
    batch.set_viewport_size({"width": width, "height": 740})
    run(batch, f"label,date\n{'a' * 60},2026-11-30\n")
    cell = batch.locator("#batch-answer tbody th")
    cell_box, name_box = cell.bounding_box(), cell.locator("button").bounding_box()
    assert cell_box is not None
    assert name_box is not None
    assert name_box["x"] + name_box["width"] <= cell_box["x"] + cell_box["width"]


@pytest.mark.parametrize("width", [360, 1280])
def test_an_answer_that_comes_long_after_the_press_moves_nothing_that_was_read(
    fresh_page: Page, site_url: str, width: int
) -> None:
    held = hold_python(fresh_page)
    fresh_page.set_viewport_size({"width": width, "height": 740})
    fresh_page.goto(address(site_url, "zh"))
    fresh_page.locator("#batch > summary").click()
    paste(fresh_page, MIXED)
    fresh_page.wait_for_timeout(1_000)  # what moves later than half a second is no effect of the press
    fresh_page.evaluate(
        """() => {
            window.moved = [];
            new PerformanceObserver((list) => window.moved.push(...list.getEntries()))
                .observe({ type: "layout-shift" });
        }"""
    )
    let_python_come(fresh_page, held)
    expect(fresh_page.locator("#batch-title")).to_be_focused(timeout=START)
    fresh_page.wait_for_timeout(500)
    assert fresh_page.evaluate("window.moved.map(({ value }) => value)") == []


def test_on_paper_the_table_stands_in_the_place_of_the_one_answer(batch: Page) -> None:
    batch.emulate_media(media="print")
    expect(batch.locator("#shown")).to_be_visible()
    batch.emulate_media(media="screen")
    run(batch, CARDS)
    batch.emulate_media(media="print")
    expect(batch.locator("#shown")).to_be_hidden()
    expect(batch.locator("#batch-question")).to_be_hidden()
    expect(batch.locator("#batch-answer tbody td").last).to_be_visible()
    expect(batch.locator("#batch-said")).to_be_visible()
    batch.emulate_media(media="screen")


def test_bad_rows_are_told_by_line_and_the_good_ones_answered(batch: Page) -> None:
    run(batch, MIXED)
    assert labels(batch) == ["一号"]
    problems = batch.locator("#batch-problems li")
    expect(problems.nth(0)).to_contain_text("Line 3 (二号): ")
    expect(problems.nth(0)).to_contain_text("2026-02-30")
    expect(problems.nth(1)).to_contain_text("Line 4 (三号): ")


@pytest.mark.parametrize("width", [360, 1280])
def test_a_link_at_the_head_of_the_page_leads_to_the_table_and_opens_it(
    page: Page, site_url: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    for query in ("", "apply=2026-11-30&card=ordinary&via=hotline"):
        page.goto(address(site_url, "en", query=query))
        link = page.get_by_role("link", name="Many cards at once", exact=True)
        expect(link).to_be_in_viewport()
        link.click()
        expect(page.locator("#batch-text")).to_be_in_viewport()
        page.reload()
        expect(page.locator("#batch-text")).to_be_visible()
        assert query_of(page) == f"{query}#batch" or page.url.endswith("/#batch")
    page.set_viewport_size({"width": 1280, "height": 720})


def test_a_table_without_a_date_column_is_refused_in_words(batch: Page) -> None:
    run(batch, "a,b\n1,2\n")
    expect(batch.locator("#batch-problems li")).to_contain_text("date")
    expect(batch.locator("#batch-table")).to_be_hidden()


def test_a_chosen_gbk_file_is_read(batch: Page, tmp_path: Path) -> None:
    file = tmp_path / "cards.csv"
    file.write_bytes(MIXED.encode("gbk"))
    batch.locator("#batch-file").set_input_files(file)
    expect(batch.locator("#batch-title")).to_be_focused(timeout=START)
    assert labels(batch) == ["一号"]


def test_a_dropped_file_is_read(batch: Page) -> None:
    batch.evaluate(
        """(text) => {
            const data = new DataTransfer();
            data.items.add(new File([text], "cards.csv", { type: "text/csv" }));
            document.getElementById("batch-question").dispatchEvent(
                new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        }""",
        CARDS,
    )
    expect(batch.locator("#batch-title")).to_be_focused(timeout=START)
    assert labels(batch) == ["second", "first", "third"]


def test_the_example_is_answered_without_an_error(batch: Page) -> None:
    batch.locator("[data-batch=example]").click()
    batch.locator("#batch-question button[type=submit]").click()
    expect(batch.locator("#batch-title")).to_be_focused(timeout=START)
    assert labels(batch) == ["Card one", "Card two"]
    expect(batch.locator("#batch-problems")).to_be_hidden()


def test_the_chinese_example_is_answered_without_an_error(page: Page, site_url: str) -> None:
    page.goto(address(site_url, "zh"))
    page.locator("#batch > summary").click()
    page.locator("[data-batch=example]").click()
    page.locator("#batch-question button[type=submit]").click()
    expect(page.locator("#batch-title")).to_be_focused(timeout=START)
    assert labels(page) == ["一号卡", "二号卡"]
    expect(page.locator("#batch-problems")).to_be_hidden()


def test_all_answers_are_saved_as_csv_and_as_one_calendar(batch: Page) -> None:
    run(batch, CARDS)
    name, csv = downloaded(batch, "[data-batch=csv]")
    assert name == "all-cancellation-dates.csv"
    assert [line.split(",")[0] for line in csv.splitlines()[1:]] == ["second", "first", "third"]
    name, ics = downloaded(batch, "[data-batch=ics]")
    assert name.endswith(".ics")
    assert ics.startswith("BEGIN:VCALENDAR")
    assert ics.count("BEGIN:VCALENDAR") == 1
    for label in ("first", "second", "third"):
        assert re.search(rf"SUMMARY:.*{label}", ics)
    expect(batch.locator("#batch-said")).not_to_be_empty()


def test_an_empty_box_is_told_and_focused(batch: Page) -> None:
    batch.locator("#batch-question button[type=submit]").click()
    expect(batch.locator("#batch-said")).to_contain_text("paste")
    expect(batch.locator("#batch-text")).to_be_focused()


def test_a_long_table_is_shown_bit_by_bit(batch: Page) -> None:
    run(batch, "label,date\n" + "".join(f"card {number},2026-11-30\n" for number in range(1, 451)))
    rows = batch.locator("#batch-answer tbody tr")
    expect(rows).to_have_count(200)
    batch.locator("[data-batch=more]").click()
    batch.locator("[data-batch=more]").click()
    expect(rows).to_have_count(450)
    expect(batch.locator("[data-batch=more]")).to_be_hidden()


def test_clearing_takes_the_table_and_its_answer_away(batch: Page) -> None:
    run(batch, CARDS)
    batch.locator("[data-batch=clear]").click()
    expect(batch.locator("#batch-answer")).to_be_hidden()
    expect(batch.locator("#batch-text")).to_have_value("")


def test_a_batch_does_not_disturb_the_question_above(batch: Page) -> None:
    wait_for(batch, "live")
    before = batch.locator("#shown").inner_text()
    run(batch, CARDS)
    assert batch.locator("#shown").inner_text() == before


def test_a_table_beyond_the_limits_is_refused_in_a_sentence_before_anything_runs(
    batch: Page, tmp_path: Path
) -> None:
    batch.evaluate(
        """() => {
            const post = Worker.prototype.postMessage;
            Worker.prototype.postMessage = function (message, ...rest) {
                if (String(message.request).includes('"batch"')) window.calculated = true;
                return post.call(this, message, ...rest);
            };
        }"""
    )
    said = batch.locator("#batch-said")
    paste(batch, "label,date\n" + "a,2026-12-01\n" * 50_001)
    expect(said).to_contain_text("50,001 lines")
    file = tmp_path / "cards.csv"
    file.write_bytes(b"label,date\n" + b"x" * 8_000_000)
    batch.locator("#batch-file").set_input_files(file)
    expect(said).to_contain_text("8 MB")
    expect(batch.locator("#batch-answer")).to_be_hidden()
    assert batch.evaluate("window.calculated") is None


def test_of_many_problems_200_are_listed_and_the_rest_are_counted(batch: Page) -> None:
    paste(batch, "label,date\n" + "a card with a bad date,2026-02-30\n" * 5_000)
    expect(batch.locator("#batch-title")).to_be_focused(timeout=START)
    expect(batch.locator("#batch-problems li")).to_have_count(200)
    expect(batch.locator("#batch-more-problems")).to_contain_text("4,800 more")
    _, csv = downloaded(batch, "[data-batch=csv]")
    assert len(csv.splitlines()) == 5_001
    assert csv.splitlines()[-1].lstrip('"').startswith("Line 5001 (a card with a bad date): ")


def test_few_problems_are_listed_without_a_word_of_more(batch: Page) -> None:
    run(batch, MIXED)
    expect(batch.locator("#batch-more-problems")).to_be_hidden()


def test_work_that_takes_longer_than_a_call_may_goes_on_as_long_as_it_gives_signs(
    fresh_page: Page, site_url: str
) -> None:
    # A minute of waiting for a sign becomes four seconds; the file of this table takes longer.
    fresh_page.add_init_script(
        """{
            const { setTimeout } = window;
            const faster = (time) => (time === 60_000 ? 4_000 : time);
            window.setTimeout = (then, time, ...rest) => setTimeout(then, faster(time), ...rest);
        }"""
    )
    fresh_page.goto(address(site_url, "en"))
    wait_for(fresh_page, "live")
    fresh_page.locator("#batch > summary").click()
    paste(fresh_page, "label,date\n" + "".join(f"card {number},2026-12-01\n" for number in range(2_000)))
    expect(fresh_page.locator("#batch-title")).to_be_focused(timeout=START)
    _, ics = downloaded(fresh_page, "[data-batch=ics]")
    assert ics.count("BEGIN:VCALENDAR") == 1
    assert "card 1999" in ics
    expect(fresh_page.locator("#calculator")).to_have_attribute("data-runtime", "ready")
