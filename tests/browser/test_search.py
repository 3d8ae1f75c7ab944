"""What people type into the search, in both languages, finds the page they want first."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.contexts import fresh_context

CHINESE = [
    ("注销", "ordinary-card/"),
    ("电销卡", "what-it-is/"),
    ("联通", "carriers/"),
    ("工作日", "how-long/"),
    ("白名单", "whitelist-card/"),
    # No spaces between the words, as Chinese is typed.
    ("电销卡怎么注销", "ordinary-card/"),
    ("白名单卡多久能注销", "whitelist-card/"),
    ("什么是电销卡", "what-it-is/"),
    # Other names of the same thing.
    ("销户", "ordinary-card/"),
    ("退卡", "ordinary-card/"),
    ("停机", "ordinary-card/"),
    ("要带什么材料", "before-you-start/"),
    ("企业", "company-cards/"),
    ("公司卡怎么注销", "company-cards/"),
    # Traditional characters.
    ("註銷電銷卡", "ordinary-card/"),
    ("營業廳", "choose-a-channel/"),
    # Pinyin, in one piece and in several.
    ("zhuxiao", "ordinary-card/"),
    ("dianxiaoka", "what-it-is/"),
    ("bai ming dan", "whitelist-card/"),
    ("gongsi", "company-cards/"),
    # Full-width letters and figures.
    ("ＷＨＩＴＥＬＩＳＴ", "whitelist-card/"),
    ("１００８６", "carriers/"),
    # Figures with a dash.
    ("3-5天", "how-long/"),
    ("3-5个工作日", "how-long/"),
    # Carriers by their short names.
    ("移动", "carriers/"),
    ("电信", "carriers/"),
    ("广电", "carriers/"),
    # A word typed with the wrong character.
    ("注消", "ordinary-card/"),
    ("没有回音", "when-it-goes-wrong/"),
    ("一证通查", "afterwards/"),
    # Whole questions, in other words than the page's.
    ("欠钱能不能销", "before-you-start/"),
    ("客服不理我", "when-it-goes-wrong/"),
    ("春节前能办完吗", "calculator/"),
    # Every group of readers, in the words that they use.
    ("帮别人办", "for-others/"),
    ("代办", "for-others/"),
    ("机主去世", "for-others/"),
    ("未成年", "for-others/"),
    ("人在国外", "foreigners/"),
    ("护照换过了", "foreigners/"),
    ("港澳台居民", "foreigners/"),
    ("副卡", "before-you-start/"),
    ("宽带", "before-you-start/"),
    ("当月月租怎么收", "fees/"),
    ("次月生效", "fees/"),
    ("征信", "fees/"),
    ("被停卡的余额", "fees/"),
    ("会自动注销吗", "keep-or-cancel/"),
    ("没激活", "keep-or-cancel/"),
    ("携号转网", "keep-or-cancel/"),
    ("eSIM", "keep-or-cancel/"),
    ("撤回申请", "keep-or-cancel/"),
    ("名下有不是我的卡", "when-it-goes-wrong/"),
    ("异地销户", "when-it-goes-wrong/"),
    ("申诉书", "papers/"),
    ("授权书", "papers/"),
]
ENGLISH = [
    ("cancel", "ordinary-card/"),
    ("whitelist", "whitelist-card/"),
    ("documents", "before-you-start/"),
    ("close my number", "ordinary-card/"),
    ("terminate", "ordinary-card/"),
    ("deactivate SIM", "ordinary-card/"),
    ("phone card", "ordinary-card/"),
    ("how long does it take", "how-long/"),
    ("what if they refuse", "when-it-goes-wrong/"),
    ("is my SIM cancelled", "afterwards/"),
    ("foreigner", "foreigners/"),
    ("early termination fee", "before-you-start/"),
    ("3-5 days", "how-long/"),
    ("company", "company-cards/"),
    ("no answer", "when-it-goes-wrong/"),
    ("China Unicom", "carriers/"),
    ("working days", "working-days/"),
    ("glossary", "glossary/"),
    # Small slips of the finger.
    ("cancle", "ordinary-card/"),
    ("documnets", "before-you-start/"),
    ("whitelsit", "whitelist-card/"),
    ("cancelation", "ordinary-card/"),
    # Near in letters, far in meaning.
    ("passport", "foreigners/"),
    # Every group of readers, in the words that they use.
    ("somebody else cancels for me", "for-others/"),
    ("holder has died", "for-others/"),
    ("minor", "for-others/"),
    ("left China", "foreigners/"),
    ("renewed passport", "foreigners/"),
    ("Hong Kong permit", "foreigners/"),
    ("secondary card", "before-you-start/"),
    ("broadband", "before-you-start/"),
    ("last monthly fee", "fees/"),
    ("credit record", "fees/"),
    ("balance of a blocked card", "fees/"),
    ("unused card", "keep-or-cancel/"),
    ("keep my number", "keep-or-cancel/"),
    ("eSIM", "keep-or-cancel/"),
    ("withdraw", "keep-or-cancel/"),
    ("a card in my name that is not mine", "when-it-goes-wrong/"),
    ("another province", "when-it-goes-wrong/"),
    ("complaint letter", "papers/"),
    ("phrase card", "papers/"),
    # Chinese and pinyin typed on the English pages.
    ("注销", "ordinary-card/"),
    ("baimingdan", "whitelist-card/"),
]
FIRST = ".md-search-result__item >> nth=0 >> .md-search-result__link >> nth=0"


def search(page: Page, query: str) -> None:
    """Type the query, as a person does, key by key."""
    page.locator(".md-search__input").press_sequentially(query)


@pytest.fixture(scope="module")
def open_page(browser: Browser, site_url: str) -> Iterator[Callable[[str], Page]]:
    """Return a function that gives a page with an empty search, one for each language."""
    pages: dict[str, Page] = {}

    def give(folder: str) -> Page:
        if folder not in pages:
            pages[folder] = fresh_context(browser).new_page()
            pages[folder].goto(f"{site_url}{folder}about/")
        pages[folder].locator(".md-search__input").fill("")
        return pages[folder]

    yield give
    for page in pages.values():
        page.context.close()


@pytest.mark.parametrize(("start", "query"), [("about/", "SIM"), ("en/about/", "SIM"), ("en/about/", "注销")])
def test_results_stay_in_the_language_of_the_page(page: Page, site_url: str, start: str, query: str) -> None:
    page.goto(site_url + start)
    search(page, query)
    expect(page.locator(FIRST)).to_be_visible()
    links = page.locator(".md-search-result__link").evaluate_all("links => links.map(link => link.pathname)")
    assert {link.startswith("/en/") for link in links} == {start.startswith("en/")}


@pytest.mark.parametrize(("query", "expected"), CHINESE)
def test_chinese_query_finds_its_page_first(
    open_page: Callable[[str], Page], site_url: str, query: str, expected: str
) -> None:
    page = open_page("")
    search(page, query)
    expect(page.locator(FIRST)).to_have_attribute("href", f"{site_url}{expected}")


@pytest.mark.parametrize(("query", "expected"), ENGLISH)
def test_english_query_finds_its_page_first(
    open_page: Callable[[str], Page], site_url: str, query: str, expected: str
) -> None:
    page = open_page("en/")
    search(page, query)
    expect(page.locator(FIRST)).to_have_attribute("href", f"{site_url}en/{expected}")


def test_a_word_that_occurs_nowhere_finds_nothing(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/about/")
    search(page, "xylophone")
    expect(page.locator(".md-search-result__meta")).to_have_text("No matching documents")
    expect(page.locator(".md-search-result__item")).to_have_count(0)


def test_markup_in_a_query_stays_text(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/about/")
    search(page, "cancel <img src=x onerror=alert(1)>")
    expect(page.locator(FIRST)).to_be_visible()
    assert page.locator(".md-search-result img").count() == 0


def test_hidden_search_words_are_not_shown(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}about/")
    search(page, "注消")
    expect(page.locator(FIRST)).to_be_visible()
    assert "注消" not in page.locator(".md-search-result__list").inner_text()


def test_a_latin_word_is_marked_whole_and_not_inside_another(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/about/")
    search(page, "how long does it take")
    expect(page.locator(FIRST)).to_be_visible()
    html = page.locator(".md-search-result__list").inner_html()
    assert "<mark>it</mark>" in html
    assert re.search(r"\w<mark>|</mark>\w", html) is None


def test_the_index_loads_at_the_first_search_only(page: Page, site_url: str) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        # The service worker keeps the site for reading without a network; that is not the page's asking.
        if not request.service_worker:
            asked.append(request.url.removeprefix(site_url))

    page.context.on("request", note)
    page.goto(f"{site_url}en/about/", wait_until="networkidle")
    assert "search/en.json" not in asked
    search(page, "cancel")
    expect(page.locator(FIRST)).to_be_visible()
    assert "search/en.json" in asked
    assert "search/zh.json" not in asked


def test_enter_opens_the_best_result(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/about/")
    search(page, "whitelist")
    expect(page.locator(FIRST)).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site_url}en/whitelist-card/**")


@pytest.mark.parametrize(("lang", "sentence"), [("", "200个字符"), ("en/", "first 200 characters")])
def test_a_whole_article_in_the_field_is_cut_and_the_reader_is_told(
    page: Page, site_url: str, lang: str, sentence: str
) -> None:
    page.goto(f"{site_url}{lang}about/")
    field = page.locator(".md-search__input")
    told = page.locator("[data-search-too-long]")
    field.fill("whitelist " * 20)
    expect(told).to_be_hidden()
    field.fill("whitelist " * 20 + "xylophone " * 1200)
    expect(told).to_contain_text(sentence)
    expect(told).to_be_visible()
    expect(page.locator(FIRST)).to_have_attribute("href", f"{site_url}{lang}whitelist-card/")


# Where storage is denied, Material's scripts meet an error at each look at it.
DENIED = """
for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
  Object.defineProperty(window, name, {
    configurable: true,
    get() { throw new DOMException("The operation is insecure.", "SecurityError"); },
  });
}
"""


@pytest.mark.parametrize("start", ["about/", "en/about/", "404.html"])
def test_where_storage_is_denied_the_search_works(page: Page, site_url: str, start: str) -> None:
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.add_init_script(DENIED)
    page.goto(site_url + start)
    search(page, "whitelist")
    expect(page.locator(FIRST)).to_be_visible()
    assert problems == []
