"""A paper is shown with its places to fill in, in the languages that its readers need."""

import pytest
from bs4 import BeautifulSoup

from calculator.papers import text as papers
from hooks.blocks import paper_blocks
from hooks.blocks.place import Place
from hooks.pages.markers import MarkerError
from tests.unit.hooks.hook_pages import page


def shown(paper: str, lang: str) -> BeautifulSoup:
    return BeautifulSoup(paper_blocks.render([paper], Place(page("", lang))), "html.parser")


@pytest.mark.parametrize(("lang", "glosses"), [("zh", 0), ("en", 6)])
def test_a_letter_has_its_gloss_on_english_pages_only(lang: str, glosses: int) -> None:
    soup = shown("complaint", lang)
    assert len(soup.select('.paper__text[lang="zh-CN"]')) == 6
    assert len(soup.select('.paper__gloss[lang="en"]')) == glosses


def test_every_place_is_named_by_its_label_and_none_is_left_as_a_name() -> None:
    soup = shown("appeal", "en")
    labels = {place.get_text(strip=True) for place in soup.select("u")}
    assert labels == {label for field in papers.load()["appeal"].fields for label in field.label.values()}
    assert "{" not in soup.get_text()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_phrases_are_in_both_languages_everywhere(lang: str) -> None:
    items = shown("phrase-card", lang).select("li")
    assert [[part["lang"] for part in item.select("p")] for item in items] == [["zh-CN", "en"]] * len(items)


@pytest.mark.parametrize("args", [[], ["hat"], ["complaint", "appeal"]])
def test_a_paper_that_is_not_there_is_refused(args: list[str]) -> None:
    with pytest.raises(MarkerError, match="should name a paper, one of phrase-card"):
        paper_blocks.render(args, Place(page("", "zh")))
