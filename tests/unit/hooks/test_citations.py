"""A citation becomes marks that lead to their entries, and notes that say what they rest on."""

import pytest
from bs4 import BeautifulSoup, Tag
from mkdocs.exceptions import PluginError

from hooks.blocks import citations, render
from hooks.blocks.place import Place
from hooks.pages.markers import MarkerError
from tests.unit.hooks.hook_pages import page


def html_of(body: str, lang: str = "zh", name: str = "how-long") -> str:
    document = page(body, lang, name)
    return render.render(document, Place(document))


def rendered(body: str, lang: str = "zh", name: str = "how-long") -> BeautifulSoup:
    return BeautifulSoup(html_of(body, lang, name), "html.parser")


def the_mark(soup: BeautifulSoup) -> Tag:
    mark = soup.find("a")
    assert isinstance(mark, Tag)
    return mark


def test_a_citation_links_to_the_claims_entry_in_the_pages_language() -> None:
    assert the_mark(rendered("[[S1-22]]", "zh"))["href"] == "../sources/#s1-22"
    assert the_mark(rendered("[[S3b-18]]", "en", "working-days/2026"))["href"] == "../../sources/#s3b-18"


def finished(body: str, lang: str = "en") -> BeautifulSoup:
    html = citations.with_notes(f"<body><main>{html_of(body, lang)}</main></body>", f"{lang}/how-long.md")
    return BeautifulSoup(html, "html.parser")


def test_marks_count_the_claims_of_a_page_and_a_claim_keeps_its_number() -> None:
    marks = finished("a[[L-no-trade]] b[[S1-22, S1-29]] c[[L-no-trade]]").select(".citation__mark")
    assert [mark.text for mark in marks] == ["1", "2", "3", "1"]


def test_a_mark_is_heard_as_a_source_with_its_number_and_never_as_an_id() -> None:
    assert the_mark(finished("[[S1-22]]", "en"))["aria-label"] == "Source 1"
    assert the_mark(finished("[[S1-22]]", "zh"))["aria-label"] == "来源1"


@pytest.mark.parametrize(
    ("body", "read"),
    [
        ("第一句[[S1-22]]。第二句[[S1-29]]，还有", "第一句。1第二句，2还有"),
        ("（在括号里[[S1-22, S1-29]]）。", "（在括号里）。12"),
        ("<strong>要紧的[[S1-22]]</strong>。完", "要紧的。1完"),
        ("One[[S1-22]]. Two", "One.1 Two"),
        ("half[[S1-22]] a clause", "half1 a clause"),
    ],
)
def test_a_mark_stands_behind_what_ends_its_clause(body: str, read: str) -> None:
    assert [part.text.strip() for part in finished(body).select("main")] == [read]


def test_one_citation_may_name_several_claims() -> None:
    assert [mark["data-claim"] for mark in rendered("[[S1-22, S1-29]]").find_all("a")] == ["S1-22", "S1-29"]


def test_each_mark_of_a_claim_has_its_own_id_on_the_page() -> None:
    marks = rendered("a[[S1-22]] b[[S1-29, S1-22]]").find_all("a")
    assert [mark["id"] for mark in marks] == ["cite-s1-22-1", "cite-s1-29-1", "cite-s1-22-2"]


def test_an_unknown_claim_fails_with_file_and_line() -> None:
    with pytest.raises(PluginError, match=r"docs/zh/how-long\.md:6: 'S1-99' is not the id of a claim"):
        rendered("第一行\n第二行[[S1-99]]")


def test_a_dropped_claim_fails_and_names_the_one_to_cite() -> None:
    with pytest.raises(PluginError, match=r"S2b-20 is marked as dropped \(repeats\).*cite S1-32 instead"):
        rendered("[[S2b-20]]")


def test_a_claim_named_twice_in_one_citation_is_refused() -> None:
    with pytest.raises(PluginError, match="names a claim twice"):
        rendered("[[S1-22, S1-22]]")


def test_marks_made_by_a_block_have_no_id_of_their_own() -> None:
    assert " id=" not in citations.marks(["S1-22"], Place(page("")))


def test_marks_of_an_unknown_claim_are_refused() -> None:
    with pytest.raises(MarkerError):
        citations.marks(["S1-99"], Place(page("")))


def test_a_page_gets_one_note_for_each_claim_that_it_marks() -> None:
    html = f"<body>{html_of('[[S1-22]] [[S1-29]] [[S1-22]]', 'en')}</body></html>"
    notes = BeautifulSoup(citations.with_notes(html, "en/faq.md"), "html.parser").select(
        ".citation-notes > [id]"
    )
    assert [note["id"] for note in notes] == ["note-s1-22", "note-s1-29"]
    assert "Review normally takes 1 to 3 working days" in notes[0].text
    assert "Article 1" in notes[0].text
    assert "line 63" not in notes[0].text


def test_the_note_of_an_official_claim_names_its_grade() -> None:
    html = f"<body>{html_of('[[L-no-trade]]', 'en')}</body>"
    assert "Grade A" in citations.with_notes(html, "en/faq.md")


def test_every_mark_is_described_by_its_note() -> None:
    html = f"<body>{html_of('[[S1-22, L-no-trade]]')}</body>"
    soup = BeautifulSoup(citations.with_notes(html, "zh/faq.md"), "html.parser")
    assert all(soup.find(id=mark["aria-describedby"]) for mark in soup.select(".citation__mark"))


def test_a_page_without_marks_is_left_as_it_is() -> None:
    assert citations.with_notes("<body>text</body>", "zh/faq.md") == "<body>text</body>"
