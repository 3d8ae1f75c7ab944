"""The papers on their page: filled in, copied, printed alone, saved for Word; with and without Python."""

import re
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import docx
import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.axe import violations
from tests.browser.calculator_page import (
    LANGUAGES,
    START,
    address,
    hold_python,
    open_calculator,
    refuse_python,
)
from tests.browser.contexts import NewContext

pytestmark = pytest.mark.shared_page

ASKED = "apply=2026-11-02&card=ordinary&via=hotline"


def tool(page: Page, paper: str) -> Locator:
    return page.locator(f'.paper-tool[data-paper="{paper}"]')


def open_paper(page: Page, site_url: str, lang: str, paper: str, query: str = "") -> Locator:
    """Open the form of a paper and wait until Python has filled the paper in."""
    page.goto(address(site_url, lang, "papers/", query) + f"#{paper}")
    opened = tool(page, paper)
    if not query:
        opened.locator("summary").click()
    expect(opened.locator('[name="date"]')).not_to_have_value("", timeout=START)
    return opened


def sheet(paper: Locator) -> Locator:
    return paper.locator("[data-sheet]")


def copied(page: Page, paper: Locator) -> str:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    paper.locator('[data-take="copy"]').click()
    expect(paper.locator(".calc-said")).to_contain_text(re.compile("copied|已复制"))
    return str(page.evaluate("navigator.clipboard.readText()"))


def saved(page: Page, paper: Locator) -> tuple[str, list[str]]:
    with page.expect_download() as waiting:
        paper.locator('[data-take="docx"]').click()
    document = docx.Document(BytesIO(Path(waiting.value.path()).read_bytes()))
    return waiting.value.suggested_filename, [paragraph.text for paragraph in document.paragraphs]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_paper_takes_the_dates_of_the_question_in_its_link(page: Page, site_url: str, lang: str) -> None:
    paper = open_paper(page, site_url, lang, "complaint", ASKED)
    expect(paper.locator('[name="applied_on"]')).to_have_value("2026-11-02")
    expect(paper.locator('[name="settle_by"]')).to_have_value("2026-12-07")
    expect(sheet(paper)).to_contain_text("2026年11月2日，我通过运营商热线申请注销这个号码")
    expect(paper.locator("[data-taken]")).to_contain_text({"zh": "2026年11月2日", "en": "2 Nov 2026"}[lang])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_typed_stands_in_the_paper_and_leaves_with_it(page: Page, site_url: str, lang: str) -> None:
    paper = open_paper(page, site_url, lang, "complaint", ASKED)
    name = "María José Carreño Quiñones de la Vega y Martínez-Bordiú <b>"
    paper.locator('[name="name"]').fill(name)
    paper.locator('[name="carrier"]').fill({"zh": "中国移动", "en": "China Mobile"}[lang])
    paper.locator('[name="number"]').fill("+86 138 0013 8000")
    expect(sheet(paper)).to_contain_text(f"我是手机号13800138000的登记人{name}（")
    text = copied(page, paper)
    assert f"中国移动：\n\n我是手机号13800138000的登记人{name}（" in text
    assert ("To China Mobile:" in text) == (lang == "en")
    file, paragraphs = saved(page, paper)
    assert file == {"zh": "向运营商投诉.docx", "en": "Complaint to the carrier.docx"}[lang]
    assert any(f"登记人{name}（" in line for line in paragraphs)
    assert ("To China Mobile:" in paragraphs) == (lang == "en")


def test_the_gloss_is_left_out_where_it_is_not_wanted(page: Page, site_url: str) -> None:
    paper = open_paper(page, site_url, "en", "cancel-request")
    paper.locator("label:has([data-gloss-wanted])").click()
    expect(sheet(paper).locator(".paper__gloss").first).to_be_hidden()
    assert "To ____________" not in copied(page, paper)
    assert not any(line.startswith("To ") for line in saved(page, paper)[1])


def test_sixty_pasted_numbers_are_listed_and_counted(page: Page, site_url: str) -> None:
    paper = open_paper(page, site_url, "zh", "company-authorisation")
    pasted = "\n".join(f"{row}\t138 {1000 + row} {2000 + row}\t张三" for row in range(1, 61))
    paper.locator("textarea[name=numbers]").fill(pasted)
    expect(sheet(paper).locator(".paper__list li")).to_have_count(60)
    expect(sheet(paper).locator(".paper__list li").last).to_have_text("13810602060")
    expect(sheet(paper)).to_contain_text("下列60个号码")


def test_a_fault_stands_at_its_field_once_the_field_is_left(page: Page, site_url: str) -> None:
    paper = open_paper(page, site_url, "zh", "refund-request")
    balance = paper.locator('[name="balance"]')
    balance.fill("abc")
    expect(sheet(paper).locator('[data-place="balance"]').first).to_have_attribute("data-blank", "")
    expect(paper.locator(".calc-problems")).to_be_hidden()
    balance.press("Tab")
    expect(balance).to_have_attribute("aria-invalid", "true")
    error = page.locator(f"#{str(balance.get_attribute('aria-describedby')).split()[-1]}")
    expect(error).to_have_text("“abc”不是金额，请写数字，例如25或25.50。")
    expect(paper.locator(".calc-problems")).to_be_hidden()  # the same would be said twice
    balance.fill("25.5")
    expect(sheet(paper)).to_contain_text("余额25.50元")
    expect(paper.locator(".calc-problems")).to_be_hidden()


def test_what_is_typed_serves_every_paper_until_it_is_cleared(page: Page, site_url: str) -> None:
    paper = open_paper(page, site_url, "zh", "complaint")
    paper.locator('[name="name"]').fill("王小明")
    other = tool(page, "appeal")
    other.locator("summary").click()
    expect(sheet(other)).to_contain_text("申诉人：王小明")
    expect(other.locator('[name="name"]')).to_have_value("王小明")
    other.locator("[data-start-over]").click()
    for each in (paper, other):
        expect(each.locator('[name="name"]')).to_have_value("")
        expect(sheet(each)).not_to_contain_text("王小明")


def test_what_is_left_blank_is_named_and_a_line_in_what_is_taken_away(page: Page, site_url: str) -> None:
    paper = open_paper(page, site_url, "en", "cancel-request")
    expect(paper.locator("[data-left]")).to_contain_text("Still blank: carrier, name,")
    assert "我是手机号____________的登记人____________" in copied(page, paper)


def test_nothing_typed_enters_the_address_the_storage_or_a_request(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    paper = open_paper(page, site_url, "zh", "complaint")
    paper.locator('[name="name"]').fill("王小明")
    paper.locator('[name="number"]').fill("13800138000")
    expect(sheet(paper)).to_contain_text("王小明")
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
    for secret in ("13800138000", "王小明", "%E7%8E%8B"):
        assert not any(secret in text for text in [*asked, page.url, kept])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_paper_is_printed_alone_on_one_sheet_of_a4(page: Page, site_url: str, lang: str) -> None:
    paper = open_paper(page, site_url, lang, "complaint", ASKED)
    page.evaluate("window.print = () => { window.printed = true; }")
    paper.locator('[data-take="print"]').click()
    expect(paper.locator(".calc-said")).not_to_be_empty()
    assert page.evaluate("window.printed") is True
    page.emulate_media(media="print")
    expect(page.locator(".paper-alone")).to_be_visible()
    for gone in (".md-header", ".md-main", ".md-footer"):
        expect(page.locator(gone)).to_be_hidden()
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) == 1
    page.emulate_media(media="screen")
    page.keyboard.press("Tab")
    expect(page.locator(".paper-alone")).to_have_count(0)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_phrases_are_taken_away_without_waiting_for_python(page: Page, site_url: str, lang: str) -> None:
    refuse_python(page)
    page.goto(address(site_url, lang, "papers/"))
    card = tool(page, "phrase-card")
    assert "1. 我要注销这个手机号（销户）。\n   I want to cancel this mobile number." in copied(page, card)
    file, paragraphs = saved(page, card)
    assert file == {"zh": "中英短语卡.docx", "en": "Phrase card.docx"}[lang]
    assert "I want to cancel this mobile number." in paragraphs


def test_without_python_the_page_says_so_and_gives_the_paper_to_be_filled_in_by_hand(
    page: Page, site_url: str
) -> None:
    refuse_python(page)
    page.goto(address(site_url, "en", "papers/"))
    paper = tool(page, "complaint")
    paper.locator("summary").click()
    paper.locator('[name="name"]').fill("John")
    expect(paper.locator("[data-failed]")).to_be_visible(timeout=START)
    text = copied(page, paper)
    assert "登记人____________（" in text
    assert "联系方式：____________" in text
    expect(paper.locator('[name="name"]')).to_have_value("John")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_was_typed_without_python_is_filled_in_once_python_is_up(
    page: Page, site_url: str, lang: str
) -> None:
    refuse_python(page)
    page.goto(address(site_url, lang, "papers/", ASKED) + "#complaint")
    paper = tool(page, "complaint")
    paper.locator('[name="name"]').fill("王小明")
    again = paper.locator("[data-try-again]")
    expect(again).to_be_visible(timeout=START)
    paper.locator('[name="reference"]').fill("A-17")
    expect(sheet(paper)).not_to_contain_text("王小明")
    page.context.unroute_all()
    again.press("Enter")
    expect(sheet(paper)).to_contain_text("登记人王小明", timeout=START)
    expect(sheet(paper)).to_contain_text("受理编号：A-17")
    expect(paper.locator('[name="applied_on"]')).to_have_value("2026-11-02")
    expect(again).to_be_hidden()
    expect(paper.locator('[data-take="copy"]')).to_be_focused()
    assert "登记人王小明" in copied(page, paper)


def test_what_is_typed_while_python_starts_is_filled_in_by_itself(page: Page, site_url: str) -> None:
    hold_python(page)
    page.goto(address(site_url, "zh", "papers/"))
    paper = tool(page, "refund-request")
    paper.locator("summary").click()
    paper.locator('[name="name"]').fill("王小明")
    expect(paper.locator(".calc-said")).to_contain_text("启动后会自动写进文书")
    page.wait_for_timeout(500)
    expect(sheet(paper)).not_to_contain_text("王小明")
    page.context.unroute_all()  # what is held goes on
    expect(sheet(paper)).to_contain_text("原来的登记人王小明", timeout=START)


def test_a_browser_that_forbids_copying_shows_the_text_to_copy_by_hand(page: Page, site_url: str) -> None:
    page.goto(address(site_url, "zh", "papers/"))
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('denied')); }")
    page.evaluate("() => { document.execCommand = () => false; }")
    card = tool(page, "seven-questions")
    card.locator('[data-take="copy"]').click()
    expect(card.locator("[data-by-hand] textarea")).to_have_value(re.compile("这个号码登记在谁名下"))


def test_what_makes_files_is_loaded_only_when_one_is_asked_for(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address(site_url, "zh", "papers/"))
    card = tool(page, "phrase-card")
    copied(page, card)
    assert not any("papers/docx." in url for url in asked)
    saved(page, card)
    assert any("papers/docx." in url for url in asked)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_answer_leads_to_the_papers_with_its_question(page: Page, site_url: str, lang: str) -> None:
    open_calculator(page, site_url, lang, ASKED)
    page.locator('.calc-next a[href*="#cancel-request"]:visible').click()
    paper = tool(page, "cancel-request")
    expect(paper.locator('[name="date"]')).to_have_value("2026-11-22", timeout=START)
    assert page.url.endswith(f"/papers/?{ASKED}#cancel-request")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_open_form_fits_a_phone_and_is_accessible(
    new_context: NewContext, site_url: str, lang: str, scheme: str
) -> None:
    page = new_context(
        viewport={"width": 360, "height": 800}, color_scheme=scheme, bypass_csp=True
    ).new_page()
    paper = open_paper(page, site_url, lang, "appeal", ASKED)
    paper.locator('[name="number"]').fill("1")
    paper.locator('[name="number"]').press("Tab")
    expect(paper.locator("[aria-invalid]")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    small = page.evaluate(
        """[...document.querySelectorAll('[data-paper=appeal] :is(input[name], button, summary)')]
            .filter((each) => each.offsetParent && each.getBoundingClientRect().height < 43.5)
            .map((each) => each.outerHTML)"""
    )
    assert small == []
    assert violations(page) == []


def test_a_paper_is_filled_in_and_copied_by_keyboard_alone(page: Page, site_url: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address(site_url, "zh", "papers/"))
    paper = tool(page, "cancel-request")
    paper.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(paper.locator('[name="date"]')).not_to_have_value("", timeout=START)
    page.keyboard.press("Tab")
    expect(paper.locator('[name="carrier"]')).to_be_focused()
    page.keyboard.type("中国广电")
    page.keyboard.press("Tab")
    page.keyboard.type("王小明")
    expect(sheet(paper)).to_contain_text("王小明")
    paper.locator('[data-take="copy"]').focus()
    page.keyboard.press("Enter")
    expect(paper.locator(".calc-said")).to_contain_text("已复制")
    assert "中国广电：\n\n我是手机号____________的登记人王小明" in page.evaluate(
        "navigator.clipboard.readText()"
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_wrong_is_told_with_page_section_and_sources(page: Page, site_url: str, lang: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address(site_url, lang, "papers/") + "#appeal")
    report = page.locator("[data-report]")
    report.locator("summary").click()
    expect(report.locator("select")).to_have_value("appeal")
    report.locator("[data-wrong]").fill("Art. 7")
    report.get_by_role("button", name=re.compile("Copy text|复制文字")).click()
    expect(report.locator("[role=status]")).not_to_be_empty()
    text = page.evaluate("navigator.clipboard.readText()")
    for part in (
        page.title().split(" - ")[0],
        "/papers/",
        "L-appeal-paper, L-appeal-national, L-appeal-refused",
        "Art. 7",
    ):
        assert part in text
    assert "{" not in text


def test_the_form_for_issues_is_opened_with_the_same_text(page: Page, site_url: str) -> None:
    link = '<a data-issue href="https://code.example/who/guide/issues/new">form</a>'

    def with_form(route: Route) -> None:
        html = route.fetch().text()
        route.fulfill(
            body=html.replace('<p role="status" data-done', f'{link}<p role="status" data-done', 1),
            content_type="text/html",
        )

    page.route("**/en/fees/", with_form)
    page.goto(address(site_url, "en", "fees/"))
    page.locator("[data-report] summary").click()
    page.locator("[data-wrong]").fill("50 & more")
    page.evaluate("addEventListener('click', (event) => event.preventDefault())")
    page.locator("[data-issue]").click()
    asked = parse_qs(urlsplit(str(page.locator("[data-issue]").get_attribute("href"))).query)
    assert "50 & more" in asked["body"][0]
    assert "/en/fees/" in asked["body"][0]
    assert asked["title"] == [page.title()]
