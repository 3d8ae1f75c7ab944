"""Markers are found where they are meant, and one that cannot be rendered is refused with its place."""

import pytest
from mkdocs.exceptions import PluginError

from hooks.blocks import render
from hooks.blocks.place import Place
from hooks.pages import markers
from hooks.pages.documents import Document
from hooks.pages.markers import MarkerError
from tests.unit.hooks.hook_pages import page


def rendered(document: Document) -> str:
    return render.render(document, Place(document))


def words(body: str) -> list[str]:
    return [marker.words for marker in markers.find(page(body))]


def test_markers_are_found_in_the_order_of_the_text() -> None:
    assert words("多久[[S1-22]]。\n\n[[stages]]\n") == ["S1-22", "stages"]


@pytest.mark.parametrize(
    "body", ["`[[S1-22]]`", "```\n[[S1-22]]\n```\n", "~~~text\n[[S1-22]]\n~~~\n", "<!-- [[S1-22]] -->"]
)
def test_a_marker_in_code_or_a_comment_is_text(body: str) -> None:
    assert words(body) == []


def test_a_citation_names_one_or_more_claims() -> None:
    cited = markers.citations(page("多久[[S1-22, L-first-day]]，再看[[S1-29]]。"))
    assert [claim for _, claim in cited] == ["S1-22", "L-first-day", "S1-29"]


def test_a_block_is_no_citation() -> None:
    assert list(markers.citations(page("[[process ordinary hotline]]\n"))) == []


@pytest.mark.parametrize(
    "body",
    ["text\n\n[[glossary]]\n", "[[glossary]]", "[[glossary]]  \nnext"],
    ids=["middle", "only", "blanks"],
)
def test_a_block_on_a_line_of_its_own_is_alone(body: str) -> None:
    assert [marker.alone for marker in markers.find(page(body))] == [True]


def test_an_unknown_marker_fails_with_file_and_line() -> None:
    with pytest.raises(PluginError, match=r"docs/en/faq\.md:7: nothing is known for \[\[stage ordinary\]\]"):
        rendered(page("one\n\n[[stage ordinary]]\n", "en", "faq"))


@pytest.mark.parametrize("body", ["see [[glossary]]", "    [[glossary]]", "- [[glossary]]"])
def test_a_block_inside_a_line_is_refused(body: str) -> None:
    with pytest.raises(PluginError, match="must stand on a line of its own"):
        rendered(page(body))


def test_every_bad_marker_of_a_page_is_reported_at_once() -> None:
    with pytest.raises(PluginError) as failed:
        rendered(page("[[nothing]]\n\n[[S9-99]]\n"))
    assert str(failed.value).count("docs/zh/how-long.md:") == 2


def test_text_around_a_marker_stays() -> None:
    html = rendered(page("约3至5个工作日[[S1-29]]。\n"))
    assert html.startswith("约3至5个工作日<sup")
    assert html.endswith("</sup>。\n")


@pytest.mark.parametrize("name", render.PLAIN)
def test_words_after_a_block_that_takes_none_are_refused(name: str) -> None:
    marker = next(markers.find(page(f"[[{name} zh]]\n")))
    with pytest.raises(MarkerError, match="takes no further words"):
        render.render_block(marker, Place(page("")))
