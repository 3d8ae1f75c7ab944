"""The picture of a route shows the calculator's stages; the route guide leads to every route."""

from xml.etree import ElementTree

import pytest

import calculator
from hooks.blocks import pictures
from hooks.blocks.place import Place
from hooks.pages import documents
from hooks.pages.markers import MarkerError

SVG = "{http://www.w3.org/2000/svg}"


def place(lang: str = "en") -> Place:
    return Place(documents.parse("---\ntitle: t\n---\n", lang, "ordinary-card"))


def texts(html: str) -> list[str]:
    root = ElementTree.fromstring(html)  # noqa: S314 - our own output
    return [str(text.text) for text in root.iter() if text.tag.endswith("text")]


@pytest.mark.parametrize("route", calculator.routes())
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_route_has_a_well_formed_picture_with_title_and_description(
    route: tuple[str, str], lang: str
) -> None:
    html = pictures.render_process(list(route), place(lang))
    root = ElementTree.fromstring(html)  # noqa: S314 - our own output
    svg = root.find("svg")
    assert svg is not None
    named = str(svg.get("aria-labelledby")).split()
    assert [str(svg.findtext(tag)) != "" for tag in ("title", "desc")] == [True, True]
    assert [child.get("id") for child in svg[:2]] == named


def test_ordinary_card_by_hotline_shows_who_acts_and_how_long() -> None:
    found = texts(pictures.render_process(["ordinary", "hotline"], place()))
    assert found[:3] == ["You apply", "by you", "this day is not counted"]
    assert found[3:7] == ["1", "First handling", "by the carrier", "at most 24 hours"]
    assert "1 to 3 working days" in found


def test_lines_of_chinese_fit_beside_the_line_of_the_picture() -> None:
    lines = pictures.lines_of("直到全程满3个工作日至20个工作日，按每周五个工作日算", 15)
    assert "".join(lines) == "直到全程满3个工作日至20个工作日，按每周五个工作日算"
    assert max(len(line) for line in lines) <= 22


def test_lines_of_english_break_between_words() -> None:
    assert pictures.lines_of("until the whole has taken 3 to 20 working days", 15) == [
        "until the whole has taken 3 to 20",
        "working days",
    ]


def test_unknown_route_is_refused_with_those_that_exist() -> None:
    with pytest.raises(MarkerError, match=r"\[\[process ordinary seller\]\].*ordinary hotline"):
        pictures.render_process(["ordinary", "seller"], place())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_route_guide_ends_in_every_route_of_the_calculator(lang: str) -> None:
    html = pictures.render_route_guide(place(lang))
    for card, via in calculator.routes():
        assert f'href="../calculator/?card={card}&amp;via={via}"' in html
