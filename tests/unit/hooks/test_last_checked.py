"""When a page was last checked: never later than the oldest reading of what it cites."""

from collections.abc import Iterable
from datetime import date
from types import SimpleNamespace

import pytest
from mkdocs.exceptions import PluginError

from hooks.blocks import citations
from hooks.frame import last_checked
from hooks.pages.languages import LANGUAGES

PATH = "docs/en/fees.md"
READ = {"S1-22": date(2026, 11, 26), "L-relief": date(2026, 11, 22)}


@pytest.fixture(autouse=True)
def _sources_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def claims(claim_ids: Iterable[str]) -> list[SimpleNamespace]:
        return [SimpleNamespace(source=SimpleNamespace(checked_on=READ[each])) for each in claim_ids]

    monkeypatch.setattr(citations, "claims", claims)


def cited(*claims: str) -> str:
    return "".join(f'<a class="citation__mark" data-claim="{each}">·</a>' for each in claims)


def test_a_page_was_checked_when_the_oldest_reading_of_its_sources_was_done() -> None:
    assert last_checked.day(cited("S1-22"), {}, PATH) == date(2026, 11, 26)
    assert last_checked.day(cited("S1-22", "L-relief"), {}, PATH) == date(2026, 11, 22)


def test_a_page_without_sources_says_itself_when_it_was_checked() -> None:
    assert last_checked.day("", {"checked_on": date(2026, 11, 20)}, PATH) == date(2026, 11, 20)


def test_a_page_is_not_newer_than_its_own_word_nor_than_its_sources() -> None:
    assert last_checked.day(cited("S1-22"), {"checked_on": date(2026, 11, 20)}, PATH) == date(2026, 11, 20)
    assert last_checked.day(cited("S1-22"), {"checked_on": date(2026, 12, 1)}, PATH) == date(2026, 11, 26)


def test_a_page_that_gives_no_day_stops_the_build() -> None:
    with pytest.raises(PluginError, match=r"docs/en/fees\.md: the page cites no source, so .* `checked_on`"):
        last_checked.day("<p>text</p>", {}, PATH)


@pytest.mark.parametrize("given", ["26 November 2026", 2026])
def test_what_is_no_day_stops_the_build(given: object) -> None:
    with pytest.raises(PluginError, match=r"docs/en/fees\.md: checked_on is .*; write a day like 2026-11-26"):
        last_checked.day("", {"checked_on": given}, PATH)


def test_the_day_is_written_as_the_language_writes_it() -> None:
    meta = {"checked_on": date(2026, 11, 22)}
    told = {lang: last_checked.filled_in(last_checked.PLACE, meta, f"{lang}/fees.md") for lang in LANGUAGES}
    assert told == {
        "zh": '<time datetime="2026-11-22">2026年11月22日</time>',
        "en": '<time datetime="2026-11-22">22 Nov 2026</time>',
    }


def test_what_a_template_cites_counts_as_what_the_text_cites() -> None:
    html = f"<article>{cited('S1-22')}</article><template>{cited('L-relief')}</template>{last_checked.PLACE}"
    assert 'datetime="2026-11-22"' in last_checked.filled_in(html, {}, "en/calculator.md")


def test_a_page_without_a_place_for_the_day_is_left_as_it_is() -> None:
    assert last_checked.filled_in("<p>in a frame</p>", {}, "en/embed.md") == "<p>in a frame</p>"
