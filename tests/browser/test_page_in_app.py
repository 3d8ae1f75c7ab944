"""In an app's own browser nothing that needs a file is offered; other ways stand for it and work."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.calculator_page import LANGUAGES, START, address, choose, open_calculator, wait_for
from tests.browser.contexts import NewContext

QUESTION = "apply=2026-09-28&card=ordinary&via=hotline"
SAID = "#take-said"
WECHAT = (
    "Mozilla/5.0 (Linux; Android 14; V2309A Build/UP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Version/4.0 Chrome/126.0.6478.188 Mobile Safari/537.36 XWEB/1260059 MMWEBSDK/20240404 "
    "MicroMessenger/8.0.49.2600(0x2800313D) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64"
)
WIDTHS = (360, 1280)
ONE_PRESS = 600  # ms in which two presses are one
LATEST = {"zh": "10月10日", "en": "10 Oct"}


@pytest.fixture(params=WIDTHS)
def wechat(request: pytest.FixtureRequest, new_context: NewContext) -> Page:
    """Return a page in WeChat, which takes no files."""
    size = {"width": request.param, "height": 740}
    context = new_context(user_agent=WECHAT, accept_downloads=False, viewport=size)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    return context.new_page()


@pytest.fixture
def refusing(new_context: NewContext) -> Page:
    """Return a page in a browser that looks like any other and takes no files."""
    return new_context(accept_downloads=False).new_page()


def never_downloads(page: Page) -> list[str]:
    names: list[str] = []
    page.on("download", lambda download: names.append(download.suggested_filename))
    return names


@pytest.mark.parametrize("lang", LANGUAGES)
def test_wechat_is_offered_what_works_there_and_no_file(wechat: Page, site_url: str, lang: str) -> None:
    open_calculator(wechat, site_url, lang, QUESTION, state="ready|live")
    for way in ("ics", "csv", "print", "missing"):
        expect(wechat.locator(f"[data-take={way}]")).to_be_hidden()
    for way in ("copy_link", "copy_text", "image", "open"):
        expect(wechat.locator(f"#shown [data-take={way}]")).to_be_visible()
    expect(wechat.locator(".calc-note[data-instead]").first).to_be_visible()
    assert wechat.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_picture_to_keep_is_drawn_in_the_page_and_says_the_answer(
    wechat: Page, site_url: str, lang: str
) -> None:
    files = never_downloads(wechat)
    open_calculator(wechat, site_url, lang, QUESTION, state="ready|live")
    wechat.evaluate(
        """() => {
            const write = CanvasRenderingContext2D.prototype.fillText;
            window.drawn = [];
            CanvasRenderingContext2D.prototype.fillText = function (text, ...place) {
                window.drawn.push(text);
                return write.call(this, text, ...place);
            };
        }"""
    )
    wechat.locator("[data-take=image]").click()
    image = wechat.locator("#take-picture img")
    expect(image).to_be_visible()
    assert LATEST[lang] in (image.get_attribute("alt") or "")
    assert (image.get_attribute("src") or "").startswith("data:image/png;base64,")
    assert image.evaluate("async (image) => { await image.decode(); return image.naturalWidth; }") == 750
    drawn = "".join(wechat.evaluate("window.drawn"))
    assert LATEST[lang] in drawn
    assert QUESTION in drawn.replace(" ", "")
    expect(wechat.locator(SAID)).to_contain_text({"zh": "长按图片", "en": "hold"}[lang])
    assert files == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sheet_shows_how_the_page_is_opened_in_a_browser(wechat: Page, site_url: str, lang: str) -> None:
    open_calculator(wechat, site_url, lang, QUESTION, state="ready|live")
    sheet = wechat.locator("#open-outside")
    for close in ("Escape", "button"):
        wechat.locator("#shown [data-take=open]").click()
        expect(sheet).to_be_visible()
        expect(sheet.locator("svg")).to_be_visible()
        if close == "Escape":
            wechat.keyboard.press("Escape")
        else:
            sheet.locator("[data-close]").last.click()
        expect(sheet).to_be_hidden()
        expect(wechat.locator("#shown [data-take=open]")).to_be_focused()
    wechat.locator("#shown [data-take=open]").click()
    sheet.locator("[data-copy-link]").click()
    expect(sheet).to_be_hidden()
    assert wechat.evaluate("navigator.clipboard.readText()").endswith(f"?{QUESTION}")


def test_copied_text_ends_with_the_link_of_the_answer(wechat: Page, site_url: str) -> None:
    open_calculator(wechat, site_url, "zh", QUESTION)
    wechat.locator("[data-take=copy_text]").click()
    expect(wechat.locator(SAID)).to_contain_text("已复制")
    copied = wechat.evaluate("navigator.clipboard.readText()")
    assert "2026年10月10日" in copied
    assert copied.endswith(f"\n\n{address(site_url, 'zh', query=QUESTION)}")


def test_where_only_the_older_way_of_copying_is_known_it_is_used(wechat: Page, site_url: str) -> None:
    wechat.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined });")
    open_calculator(wechat, site_url, "en", QUESTION, state="ready|live")
    wechat.evaluate("document.execCommand = (way) => { window.way = way; return true; };")
    wechat.locator("#shown [data-take=copy_link]").click()
    expect(wechat.locator(SAID)).to_contain_text("copied")
    assert wechat.evaluate("window.way") == "copy"
    expect(wechat.locator("#by-hand")).to_be_hidden()


def test_many_cards_are_copied_where_their_files_cannot_be_kept(wechat: Page, site_url: str) -> None:
    open_calculator(wechat, site_url, "en", QUESTION, state="ready|live")
    wechat.locator("#batch > summary").click()
    wechat.locator("#batch-text").fill("label,date\nshop,2026-09-28\n")
    wechat.locator("#batch-question button[type=submit]").click()
    expect(wechat.locator("#batch-title")).to_be_focused(timeout=START)
    for way in ("csv", "ics"):
        expect(wechat.locator(f"[data-batch={way}]")).to_be_hidden()
    wechat.locator("[data-batch=copy]").click()
    expect(wechat.locator("#batch-said")).to_contain_text("copied")
    copied = wechat.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Label,")
    assert "shop,2026-09-28" in copied


@pytest.mark.parametrize("shade", ["light", "dark"])
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_within_an_app(
    new_context: NewContext, site_url: str, width: int, lang: str, shade: str
) -> None:
    size = {"width": width, "height": 740}
    page = new_context(
        user_agent=WECHAT, accept_downloads=False, viewport=size, color_scheme=shade
    ).new_page()
    open_calculator(page, site_url, lang, QUESTION, state="ready|live")
    page.locator("[data-take=image]").click()
    expect(page.locator("#take-picture img")).to_be_visible()
    assert violations(page) == [], "picture"
    page.locator("#shown [data-take=open]").click()
    expect(page.locator("#open-outside")).to_be_visible()
    assert violations(page) == [], "sheet"


def test_the_counter_has_the_same_ways(wechat: Page, site_url: str) -> None:
    wechat.goto(address(site_url, "en", "working-days/", "count=after&from=2026-09-28&days=5"))
    wait_for(wechat, "ready", "live")
    expect(wechat.locator("[data-take=ics]")).to_be_hidden()
    wechat.locator("[data-take=image]").click()
    expect(wechat.locator("#take-picture img")).to_be_visible()
    assert "5 working days after" in (wechat.locator("#take-picture img").get_attribute("alt") or "")


@pytest.fixture
def table(refusing: Page, site_url: str) -> Page:
    """Return the page with a table of one card that has been worked out."""
    open_calculator(refusing, site_url, "en", QUESTION)
    refusing.locator("#batch > summary").click()
    refusing.locator("#batch-text").fill("label,date\nshop,2026-09-28\n")
    refusing.locator("#batch-question button[type=submit]").click()
    expect(refusing.locator("#batch-title")).to_be_focused(timeout=START)
    return refusing


def ask_twice(button: Locator, said: Locator) -> None:
    """Ask for a file, wait as somebody does who looks for it, and ask again."""
    button.click()
    expect(said).to_contain_text("being downloaded", timeout=START)
    button.page.wait_for_timeout(ONE_PRESS)
    button.click()
    expect(said).to_contain_text("No file came")
    expect(button).to_be_hidden()


@pytest.mark.parametrize("way", ["ics", "csv"])
def test_an_answers_file_that_is_asked_for_again_has_not_come_and_the_picture_stands_for_it(
    refusing: Page, site_url: str, way: str
) -> None:
    open_calculator(refusing, site_url, "en", QUESTION)
    expect(refusing.locator("[data-take=image]")).to_be_hidden()
    ask_twice(refusing.locator(f"[data-take={way}]"), refusing.locator(SAID))
    expect(refusing.locator("[data-take=image]")).to_be_focused()
    refusing.keyboard.press("Enter")
    expect(refusing.locator("#take-picture img")).to_be_visible()
    refusing.locator("#shown [data-take=open]").click()
    expect(refusing.locator("#open-outside")).to_be_visible()


def test_the_counters_event_file_that_is_asked_for_again_has_not_come(refusing: Page, site_url: str) -> None:
    refusing.goto(address(site_url, "en", "working-days/", "count=after&from=2026-09-28&days=5"))
    wait_for(refusing, "live")
    ask_twice(refusing.locator("[data-take=ics]"), refusing.locator(SAID))
    expect(refusing.locator("[data-take=image]")).to_be_focused()


@pytest.mark.parametrize("way", ["ics", "csv"])
def test_a_tables_file_that_is_asked_for_again_has_not_come_and_copying_stands_for_it(
    table: Page, way: str
) -> None:
    table.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask_twice(table.locator(f"[data-batch={way}]"), table.locator("#batch-said"))
    expect(table.locator("[data-batch=copy]")).to_be_focused()
    table.keyboard.press("Enter")
    expect(table.locator("#batch-said")).to_contain_text("copied")
    assert "shop,2026-09-28" in table.evaluate("navigator.clipboard.readText()")


def test_a_word_file_that_is_asked_for_again_has_not_come_and_a_picture_stands_for_it(
    refusing: Page, site_url: str
) -> None:
    refusing.goto(address(site_url, "en", "papers/"))
    letter = refusing.locator('[data-paper="complaint"]')
    ask_twice(letter.locator("[data-take=docx]"), letter.locator("[role=status]"))
    expect(letter.locator("[data-take=image]")).to_be_focused()
    refusing.keyboard.press("Enter")
    expect(letter.locator("[data-picture] img")).to_be_visible()


def test_a_reader_can_say_that_no_file_came(refusing: Page, site_url: str) -> None:
    open_calculator(refusing, site_url, "en", QUESTION)
    expect(refusing.locator("[data-take=missing]")).to_be_hidden()
    refusing.locator("[data-take=csv]").click()
    refusing.locator("[data-take=missing]").click(timeout=START)
    expect(refusing.locator(SAID)).to_contain_text("No file came")
    expect(refusing.locator("[data-take=image]")).to_be_focused()
    expect(refusing.locator("[data-take=missing]")).to_be_hidden()


def test_a_reader_can_say_so_of_a_table_and_of_a_word_file(table: Page, site_url: str) -> None:
    expect(table.locator("[data-batch=missing]")).to_be_hidden()
    table.locator("[data-batch=csv]").click()
    table.locator("[data-batch=missing]").click(timeout=START)
    expect(table.locator("#batch-said")).to_contain_text("No file came")
    expect(table.locator("[data-batch=copy]")).to_be_focused()
    table.goto(address(site_url, "en", "papers/"))
    letter = table.locator('[data-paper="complaint"]')
    letter.locator("[data-take=docx]").click()
    letter.locator("[data-take=missing]").click(timeout=START)
    expect(letter.locator("[role=status]")).to_contain_text("No file came")
    expect(letter.locator("[data-take=image]")).to_be_focused()


def test_who_presses_twice_asks_once(page: Page, site_url: str) -> None:
    files = never_downloads(page)
    open_calculator(page, site_url, "en", QUESTION)
    page.locator("[data-take=csv]").dblclick()
    expect(page.locator(SAID)).to_contain_text("being downloaded", timeout=START)
    page.wait_for_timeout(ONE_PRESS)
    expect(page.locator(SAID)).to_contain_text("being downloaded")
    assert len(files) == 1


def test_a_letter_with_and_one_without_the_english_are_two_files(refusing: Page, site_url: str) -> None:
    refusing.goto(address(site_url, "en", "papers/"))
    letter = refusing.locator('[data-paper="complaint"]')
    letter.locator("summary").first.click()
    expect(letter.locator("[data-left]")).to_be_visible(
        timeout=START
    )  # what a live paper says is still blank
    for wanted in (True, False):
        letter.locator("[data-gloss-wanted]").set_checked(wanted)
        refusing.wait_for_timeout(ONE_PRESS)
        with refusing.expect_event("download"):
            letter.locator("[data-take=docx]").click()
        expect(letter.locator("[role=status]")).to_contain_text("being downloaded")


def test_files_of_two_questions_are_two_files(refusing: Page, site_url: str) -> None:
    open_calculator(refusing, site_url, "en", QUESTION)
    refusing.locator("[data-take=ics]").click()
    expect(refusing.locator(SAID)).to_contain_text("being downloaded", timeout=START)
    choose(refusing, "via", "hall")
    expect(refusing.locator(SAID)).to_be_empty()
    refusing.locator("[data-take=ics]").click()
    expect(refusing.locator(SAID)).to_contain_text("being downloaded", timeout=START)
    expect(refusing.locator("[data-take=ics]")).to_be_visible()


def test_a_browser_that_shares_is_handed_the_link_and_the_sentence_and_others_have_no_such_button(
    page: Page, site_url: str
) -> None:
    open_calculator(page, site_url, "en", QUESTION, state="ready|live")
    shares = page.evaluate("'share' in navigator")
    expect(page.locator("[data-take=share]")).to_be_visible(visible=shares)
    page.add_init_script("navigator.share = async (shared) => { window.shared = shared; };")
    open_calculator(page, site_url, "en", QUESTION, state="ready|live")
    page.locator("[data-take=share]").click()
    shared = page.evaluate("window.shared")
    assert shared["url"] == address(site_url, "en", query=QUESTION)
    assert "10 Oct" in shared["text"]


def test_whoever_breaks_off_sharing_is_told_nothing(page: Page, site_url: str) -> None:
    page.add_init_script("navigator.share = async () => { throw new DOMException('', 'AbortError'); };")
    open_calculator(page, site_url, "en", QUESTION, state="ready|live")
    page.locator("[data-take=share]").click()
    expect(page.locator(SAID)).to_be_empty()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_code_of_the_link_stands_on_wide_screens_and_on_paper_alone(
    new_context: NewContext, site_url: str, lang: str
) -> None:
    for width in WIDTHS:
        page = new_context(viewport={"width": width, "height": 800}).new_page()
        open_calculator(page, site_url, lang, QUESTION, state="ready|live")
        code = page.locator(".calc-qr svg")
        expect(code).to_be_visible(visible=width == 1280)
        assert code.get_attribute("data-qr") == address(site_url, lang, query=QUESTION)
        assert code.locator("path").count() == (1 if width == 1280 else 0)
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        expect(code).to_be_visible()
        assert code.locator("path").count() == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_paper_is_copied_or_kept_as_a_picture_where_no_word_file_is(
    wechat: Page, site_url: str, lang: str
) -> None:
    wechat.goto(address(site_url, lang, "papers/"))
    letter = wechat.locator(".paper-tool").filter(has=wechat.locator("[data-take=docx]")).first
    for way in ("docx", "print", "missing"):
        expect(letter.locator(f"[data-take={way}]")).to_be_hidden()
    letter.locator("[data-take=image]").click()
    image = letter.locator("[data-picture] img")
    expect(image).to_be_visible()
    title = letter.locator(".paper__title").first.inner_text()
    assert title in (image.get_attribute("alt") or "")
    letter.locator("[data-take=open]").click()
    expect(wechat.locator("#open-outside")).to_be_visible()
    assert violations(wechat) == []
    wechat.locator("#open-outside [data-copy-link]").click()
    expect(letter.locator("[role=status]")).not_to_be_empty()
    assert wechat.evaluate("navigator.clipboard.readText()") == address(site_url, lang, "papers/")
