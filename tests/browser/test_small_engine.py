"""The small engine in a page: used where it should be, left for the whole one where it does not do."""

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from calculator import door
from hooks.runtime import profile, small_engine
from hooks.runtime.engine_questions import Request, request
from hooks.runtime.pyodide_files import CORE, core_files, integrity
from tests.browser.calculator_page import START, address, headline, wait_for
from tests.browser.python_hosts import (
    CDN,
    FAST_LINE,
    LATEST,
    QUERY,
    blocked,
    changed_byte,
    hanging,
    open_live,
    original,
    spoilt,
    unwell,
)
from tests.clock import TODAY

ENGINE = re.compile(r"/assets/python/engine-")
SCRIPT = re.compile(r"/assets/python/script-")
WHOLE = re.compile(r"/assets/python/314[^/]*/pyodide\.asm\.wasm")


@pytest.fixture
def page(watched_page: Page) -> Page:
    return watched_page


def engines_of(addresses: list[str]) -> set[str]:
    """Return which engines were asked for."""
    found = {"small" for url in addresses if ENGINE.search(url)}
    return found | {"whole" for url in addresses if url.endswith(CORE["wasm"])}


def test_the_small_engine_answers_and_the_whole_one_is_not_asked_for(
    page: Page, site_url: str, asked: list[str]
) -> None:
    page.route(CDN, blocked)
    page.add_init_script(FAST_LINE)
    open_live(page, site_url)
    page.locator('[name="extra_days"]').evaluate(
        "(field) => { field.value = '2'; field.dispatchEvent(new Event('change', { bubbles: true })); }"
    )
    expect(page.locator(".calc-headline__text")).not_to_contain_text(LATEST, timeout=START)
    wait_for(page, "live")
    assert engines_of(asked) == {"small"}


def test_a_reader_on_a_slow_line_gets_the_small_engine_and_no_other_host_is_asked(
    page: Page, site_url: str, asked: list[str]
) -> None:
    page.add_init_script(FAST_LINE.replace("4g", "3g"))
    page.route(CDN, original)
    open_live(page, site_url)
    assert engines_of(asked) == {"small"}
    assert [url for url in asked if "jsdelivr" in url] == []


# An engine that lacks what it needs


BACKWARD = "finish_by=bill&bill_day=12&extra_days=2&after_hours=yes"
# A browser takes ways of its own; they are among those that other questions take too.
OTHERS = ("apply=2026-11-23&card=whitelist&via=seller", "apply=2026-12-30&card=company", "apply=2026-02-30")
TEXT = "备注;申请日期;卡种\n甲;2026-12-30;普通卡\n乙;2027-02-04;白名单卡\n"
TABLE = TEXT.encode("gbk")


@pytest.fixture(scope="module")
def poor_engines(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return small engines that stop at their start, at an answer and at a table."""
    core = core_files()
    known = small_engine.profile(core)
    archives = tmp_path_factory.mktemp("archives")
    profile.lay_out(archives, core)

    def calls(*asked: Request, start: str = "snapshot") -> frozenset[int]:
        return profile.traced(core.folder, archives, start, asked)

    plain = [request(query, lang=lang) for query in (QUERY, *OTHERS) for lang in ("zh", "en")]
    usual = frozenset().union(*(calls(*plain, start=start) for start in profile.STARTS))
    same_table = calls(request("", "batch", "en", data=TEXT.encode("utf-8")))
    missing = {
        "start": frozenset(known.functions),
        "answer": calls(request(BACKWARD, lang="en")) - usual,
        "table": calls(request("", "batch", "en", data=TABLE)) - same_table - usual,  # what reads GBK alone
    }
    found = {}
    for name, functions in missing.items():
        folder = tmp_path_factory.mktemp(name)
        left = sorted(frozenset(known.functions) - functions)
        small_engine.cut(core, known._replace(functions=tuple(left)), folder)
        found[name] = (folder / CORE["wasm"]).read_bytes()
    return found


def offer(page: Page, engine: bytes) -> None:
    """Let the site offer another small engine, as if the build had made it."""
    packed = gzip.compress(engine, 1)

    def with_its_hash(route: Route) -> None:
        response = route.fetch()
        html = response.text()
        config = re.search(r'(<script[^>]*id="?calculator-config"?[^>]*>)(.*?)(</script>)', html, re.DOTALL)
        assert config
        told = json.loads(config[2])
        file = told["runtime"]["files"]["engine"]
        file |= {"integrity": integrity(packed), "size": len(packed)}
        file["plain"] |= {"integrity": integrity(engine), "size": len(engine)}
        route.fulfill(response=response, body=html.replace(config[2], json.dumps(told)))

    page.route(re.compile(r"/en/calculator/(\?|$)"), with_its_hash)
    page.route(
        ENGINE,
        lambda route: route.fulfill(body=packed if route.request.url.endswith(".gz") else engine),
    )
    page.route(CDN, blocked)
    page.add_init_script(FAST_LINE)


def test_an_engine_that_stops_at_its_start_gives_way_to_the_whole_one(
    page: Page, site_url: str, asked: list[str], poor_engines: dict[str, bytes]
) -> None:
    offer(page, poor_engines["start"])
    open_live(page, site_url)
    assert engines_of(asked) == {"small", "whole"}


def test_an_engine_that_the_browser_refuses_gives_way_to_the_whole_one(
    page: Page, site_url: str, asked: list[str]
) -> None:
    offer(page, b"\0asm\x01\0\0\0" + bytes(2000))
    open_live(page, site_url)
    assert engines_of(asked) == {"small", "whole"}


def test_an_engine_that_stops_at_a_question_gives_way_and_the_question_is_asked_anew(
    page: Page, site_url: str, asked: list[str], poor_engines: dict[str, bytes]
) -> None:
    offer(page, poor_engines["answer"])
    open_live(page, site_url)
    assert engines_of(asked) == {"small"}
    page.goto(address(site_url, "en", query=BACKWARD))
    wait_for(page, "live")
    assert engines_of(asked) == {"small", "whole"}
    expect(page.locator("#runtime-failed")).to_be_hidden()
    found = door.answer(BACKWARD, lang="en", today=TODAY)
    assert found["ok"]
    assert headline(page) == found["text"]["headline"]


def test_an_engine_that_stops_at_a_table_gives_way_and_the_table_is_answered(
    page: Page, site_url: str, asked: list[str], poor_engines: dict[str, bytes], tmp_path: Path
) -> None:
    offer(page, poor_engines["table"])
    open_live(page, site_url)
    assert engines_of(asked) == {"small"}
    table = tmp_path / "cards.csv"
    table.write_bytes(TABLE)
    page.locator("#batch > summary").click()
    page.locator("#batch-file").set_input_files(table)
    expect(page.locator("#batch-answer tbody tr")).to_have_count(2, timeout=START)
    assert engines_of(asked) == {"small", "whole"}


# Of two roads, one is not as it should be


ENGINE_OF_CDN = re.compile(r"^https://cdn\.jsdelivr\.net/.*\.wasm$")


@pytest.mark.parametrize("fault", [blocked, unwell, changed_byte, hanging])
@pytest.mark.parametrize("where", ["everywhere", "engine"])
def test_another_host_that_fails_leaves_the_small_engine_of_this_site(
    page: Page, site_url: str, asked: list[str], fault: Callable[[Route], None], where: str
) -> None:
    page.add_init_script(FAST_LINE)
    page.route(CDN, original)
    page.route(CDN if where == "everywhere" else ENGINE_OF_CDN, fault)
    page.route(WHOLE, blocked)
    open_live(page, site_url)
    assert "small" in engines_of(asked)


@pytest.mark.parametrize("fault", [blocked, unwell, spoilt, hanging])
def test_a_small_engine_that_cannot_be_had_leaves_the_whole_one_of_the_other_host(
    page: Page, site_url: str, asked: list[str], fault: Callable[[Route], None]
) -> None:
    page.add_init_script(FAST_LINE)
    page.route(CDN, original)
    page.route(ENGINE, fault)
    page.route(SCRIPT, fault)
    open_live(page, site_url)
    assert any(url.startswith("https://cdn") and url.endswith(".wasm") for url in asked)
