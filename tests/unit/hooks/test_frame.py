"""What surrounds every page: addresses in its head, its picture, the boxes of its checklists."""

from dataclasses import replace
from datetime import date

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from hooks import settings
from hooks.blocks import checklists
from hooks.frame import head, open_graph
from hooks.pages import documents
from hooks.pages.languages import LANGUAGES
from hooks.paths import ROOT
from hooks.wording import frame_wording
from tests.clock import TODAY


def on(today: date) -> settings.Settings:
    """Return the settings of the site for a build on some day."""
    return replace(settings.read(load_config(str(ROOT / "mkdocs.yml"))), today=today)


def test_translations_are_absolute_below_any_base_and_chinese_is_the_default() -> None:
    assert head.alternates("https://host.example/base/", "faq") == [
        {"lang": "zh", "href": "https://host.example/base/faq/"},
        {"lang": "en", "href": "https://host.example/base/en/faq/"},
        {"lang": "x-default", "href": "https://host.example/base/faq/"},
    ]


def test_language_link_of_the_frame_keeps_the_page() -> None:
    english = {"lang": "en", "name": "English", "url": "en/how-long/"}
    assert head.frame("zh", "how-long", on(TODAY))["others"] == [english]
    chinese = {"lang": "zh", "name": "中文", "url": "how-long/"}
    assert head.frame("en", "how-long", on(TODAY))["others"] == [chinese]


def keys(table: object, prefix: str = "") -> set[str]:
    """Return the dotted keys of nested tables and lists, without their words."""
    if isinstance(table, dict):
        return {key for name, value in table.items() for key in keys(value, f"{prefix}{name}.")}
    if isinstance(table, list):
        return {key for number, value in enumerate(table) for key in keys(value, f"{prefix}{number}.")}
    return {prefix}


def test_frame_says_the_same_things_in_both_languages() -> None:
    chinese, english = (frame_wording(lang) for lang in LANGUAGES)
    assert keys(chinese) == keys(english)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_font_of_the_pictures_has_every_character_of_every_title(lang: str) -> None:
    fonts = open_graph.fonts(lang, 60)
    signs = {sign for page in documents.read(lang) for sign in str(page.meta["title"])}
    assert [sign for sign in sorted(signs) if not any(open_graph.has(font, sign) for font in fonts)] == []


def test_long_title_is_broken_into_lines_that_fit() -> None:
    title = "When it goes wrong: whom to turn to, in order, and when"
    lines = open_graph.lines_of(title, "en", 60, 1020)
    assert " ".join(lines) == title
    assert max(open_graph.width(line, "en", 60) for line in lines) <= 1020


def test_boxes_of_a_checklist_are_named_by_their_lines() -> None:
    line = '<li class="task-list-item"><input type="checkbox"/> ID card</li>'
    assert checklists.with_names(line * 2).count("aria-labelledby") == 2
    assert '<li class="task-list-item" id="task-2"><input type="checkbox" aria-labelledby="task-2"/>' in (
        checklists.with_names(line * 2)
    )


def test_missing_font_is_a_sentence_and_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hooks.frame.open_graph.NODE_MODULES", ROOT / "nowhere")
    with pytest.raises(PluginError, match="npm ci"):
        open_graph.fonts("en", 61)


@pytest.mark.parametrize(("lang", "says"), [("zh", "日历到"), ("en", "its calendar ends on")])
def test_every_page_built_after_the_calendar_has_ended_says_so(lang: str, says: str) -> None:
    assert says in head.frame(lang, "faq", on(date(2028, 1, 5)))["ended"]
    assert head.frame(lang, "faq", on(TODAY))["ended"] == ""
