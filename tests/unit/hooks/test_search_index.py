"""What the search index holds for the ways in which people type."""

import pytest
from mkdocs.exceptions import PluginError

from hooks.finish import search_index
from hooks.pages.addresses import page_url

NAMES = list(search_index.keywords())


def entries(lang: str) -> list[dict[str, str]]:
    """Return what Material's plugin makes of pages with one section each."""
    pages = [page_url(lang, name) for name in NAMES]
    return [{"location": page, "title": "注销\u200b电销卡", "text": "<p>Text</p>"} for page in pages]


def test_pinyin_is_written_as_people_type_it() -> None:
    search_index.teach_terms()
    assert {"zhuxiao", "dianxiaoka"} <= set(search_index.pinyin("怎么注销电销卡").split())


def test_terms_are_not_cut_apart() -> None:
    search_index.teach_terms()
    assert "baimingdanka" in search_index.pinyin("白名单卡怎么办").split()


def test_traditional_characters_lead_to_the_simplified_ones_in_use() -> None:
    found = search_index.traditional("注销电")
    pairs = dict(zip(found["from"], found["to"], strict=True))
    assert {"註": "注", "銷": "销", "電": "电"}.items() <= pairs.items()
    assert set(found["to"]) == {"注", "销", "电"}


def test_tags_leave_no_trace_in_the_text() -> None:
    assert (
        search_index.plain("<p>Ask <strong>first</strong>.</p>\n<ul><li>Then</li></ul>") == "Ask first . Then"
    )


def test_source_marks_are_left_out_without_a_gap() -> None:
    assert search_index.plain("<p>1至3个工作日<sup> S1-22 </sup>。</p>") == "1至3个工作日。"


def test_words_of_neighbouring_cells_and_lines_stay_apart() -> None:
    row = "<tr><th>Step</th><td>Who<br>Why</td></tr>"
    assert search_index.parted(row) == "<tr><th>Step</th> <td>Who<br> Why</td> </tr>"


def test_keywords_belong_to_the_page_and_not_to_its_sections() -> None:
    section = {"location": "faq/#late", "title": "晚了", "text": "<p>追问</p>"}
    found = {item["location"]: item for item in search_index.sections([*entries("zh"), section], "zh")}
    assert "常见问题" in str(found["faq/"]["keywords"])
    assert found["faq/#late"]["keywords"] == ""


def test_heading_alone_is_no_section_but_a_page_without_text_is_found() -> None:
    heading = {"location": "faq/#money", "title": "钱", "text": ""}
    bare = [{**entry, "text": ""} for entry in entries("zh")]
    found = [item["location"] for item in search_index.sections([*bare, heading], "zh")]
    assert found == [entry["location"] for entry in bare]


def test_page_that_only_lists_weighs_less() -> None:
    found = {item["location"]: item["weight"] for item in search_index.sections(entries("en"), "en")}
    assert found["en/sources/"] < found["en/ordinary-card/"] == 1


def test_keywords_for_a_page_that_is_gone_are_refused() -> None:
    with pytest.raises(PluginError, match="pages that do not exist: faq/"):
        search_index.sections([entry for entry in entries("zh") if entry["location"] != "faq/"], "zh")


def test_every_page_of_keywords_speaks_both_languages() -> None:
    assert [
        name for name, words in search_index.keywords().items() if not (words["zh"] and words["en"])
    ] == []


FRAME = '<script id="__config" type="application/json">{{"search": "{}"}}</script>'


def test_page_names_the_engine_in_its_language() -> None:
    html = FRAME.format("../assets/javascripts/workers/search.a7633da7.min.js")
    assert search_index.with_own_engine(html, "en") == FRAME.format("../assets/search/worker.js#en")


def test_page_in_the_frame_without_a_search_is_refused() -> None:
    with pytest.raises(PluginError, match="exactly once, not 0 times"):
        search_index.with_own_engine(FRAME.format(""), "zh")


def test_page_without_the_frame_has_no_search() -> None:
    assert search_index.with_own_engine("<html></html>", "zh") == "<html></html>"
