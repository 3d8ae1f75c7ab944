"""A page as the checks read it: lines as in its file, code and comments left out, addresses."""

from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

from hooks.pages import documents
from hooks.pages.addresses import page_link, page_url
from hooks.pages.problems import Problem, fail_on
from tests.unit.hooks.hook_pages import page


def test_lines_are_those_of_the_file_with_its_front_matter() -> None:
    document = page("first\nsecond\n")
    assert document.line_at(0) == 5
    assert document.line_at(document.body.index("second")) == 6


def test_headings_have_level_text_and_id() -> None:
    document = page("# Top { #top }\n\ntext\n\n## 没有id\n")
    assert [(h.level, h.text, h.id) for h in document.headings] == [(1, "Top", "top"), (2, "没有id", None)]


def test_a_comment_in_a_code_block_is_no_heading() -> None:
    assert page("```\n# not a heading\n```\n").headings == []


@pytest.mark.parametrize(
    ("lang", "name", "address"),
    [
        ("zh", "index", ""),
        ("en", "index", "en/"),
        ("zh", "how-long", "how-long/"),
        ("en", "working-days/2026", "en/working-days/2026/"),
    ],
)
def test_chinese_stands_at_the_root_and_english_below_en(lang: str, name: str, address: str) -> None:
    assert page_url(lang, name) == address


@pytest.mark.parametrize(
    ("origin", "lang", "link"),
    [
        ("", "zh", "sources/#s1-22"),
        ("how-long/", "zh", "../sources/#s1-22"),
        ("en/working-days/2026/", "en", "../../sources/#s1-22"),
    ],
)
def test_a_link_is_relative_to_the_page_that_holds_it(origin: str, lang: str, link: str) -> None:
    assert page_link(origin, lang, "sources", "s1-22") == link


def test_blanking_keeps_every_offset() -> None:
    body = "看`代码`和<!-- 注释 -->这里"
    blanked = documents.blank_code(body)
    assert len(blanked) == len(body)
    assert blanked.index("这里") == body.index("这里")
    assert "代码" not in blanked
    assert "注释" not in blanked


def test_prose_is_without_link_targets_marks_and_ids() -> None:
    prose = page("## 多久 { #how-long-2 }\n\n见[办多久](how-long.md#3)[[S1-22]]。").prose
    assert "办多久" in prose
    assert not any(character.isdigit() for character in prose)


def test_every_page_of_a_language_is_read(tmp_path: Path) -> None:
    (tmp_path / "zh" / "working-days").mkdir(parents=True)
    (tmp_path / "zh" / "index.md").write_text("# 首页 { #top }\n", "utf-8")
    (tmp_path / "zh" / "working-days" / "2026.md").write_text("# 2026 { #top }\n", "utf-8")
    assert [document.name for document in documents.read("zh", tmp_path)] == ["index", "working-days/2026"]


def test_a_failure_names_file_line_and_reason_of_each_problem_once() -> None:
    problems = [
        Problem("docs/zh/b.md", 3, "later"),
        Problem("docs/zh/a.md", 9, "first"),
        Problem("docs/zh/b.md", 3, "later"),
    ]
    with pytest.raises(PluginError) as failed:
        fail_on(problems)
    assert str(failed.value) == "\ndocs/zh/a.md:9: first\ndocs/zh/b.md:3: later"


def test_nothing_fails_without_a_problem() -> None:
    fail_on([])


def test_a_byte_order_mark_is_no_part_of_a_page(tmp_path: Path) -> None:
    (tmp_path / "zh").mkdir()
    (tmp_path / "zh" / "faq.md").write_bytes(b"\xef\xbb\xbf---\ntitle: T\n---\ntext\n")
    (page,) = documents.read("zh", tmp_path)
    assert page.meta == {"title": "T"}
