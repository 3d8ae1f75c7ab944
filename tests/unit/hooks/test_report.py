""" "Something is wrong here": a text to copy; with an address of the repository the form for issues too."""

from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from jinja2 import Environment, FileSystemLoader

from hooks.paths import THEME
from hooks.wording import frame_wording


def shown(lang: str, repo_url: str | None = None) -> BeautifulSoup:
    environment = Environment(loader=FileSystemLoader(THEME), autoescape=False)  # noqa: S701 (as MkDocs has it)
    html = environment.get_template("partials/report.html").render(
        frame=frame_wording(lang),
        page=SimpleNamespace(title='Fees &amp; "credit"'),
        head={"canonical": "https://host.example/fees/"},
        config=SimpleNamespace(repo_url=repo_url),
    )
    return BeautifulSoup(html, "html.parser")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_without_scripts_the_text_names_the_page_and_leaves_the_rest_to_be_written(lang: str) -> None:
    text = shown(lang).select_one("[data-by-hand] textarea").get_text()  # type: ignore[union-attr]
    assert 'Fees & "credit"' in text
    assert "https://host.example/fees/" in text
    assert "{" not in text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_scripts_find_places_for_section_sources_and_words(lang: str) -> None:
    report = shown(lang).select_one("[data-report]")
    assert report is not None
    for place in ("{section}", "{sources}", "{wrong}"):
        assert place in str(report["data-text"])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_form_is_linked_only_where_the_repository_has_an_address(lang: str) -> None:
    assert shown(lang).select("[data-issue]") == []
    (link,) = shown(lang, "https://code.example/who/guide/").select("[data-issue]")
    assert link["href"] == "https://code.example/who/guide/issues/new"
    words = frame_wording(lang)["report"]
    assert words["to_issue"] in shown(lang, "https://code.example/who/guide").get_text()
    assert words["to_copy"] in shown(lang).get_text()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_everything_to_press_and_to_fill_in_has_a_name(lang: str) -> None:
    soup = shown(lang, "https://code.example/who/guide")
    assert all(each.get_text(strip=True) for each in soup.select("button, a, summary, label"))
