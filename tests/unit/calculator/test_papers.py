"""The papers: complete in both languages, every place known and asked for, what is wrong refused by name."""

import copy
import re
from typing import Any

import pytest

from calculator import resources
from calculator.errors import DataError
from calculator.papers import text as papers

DATA = resources.read("papers")
LETTERS = [paper for paper in papers.load().values() if paper.kind == "letter"]


def test_every_paper_that_people_need_is_there() -> None:
    assert list(papers.load()) == [
        "phrase-card",
        "seven-questions",
        "cancel-request",
        "personal-authorisation",
        "company-authorisation",
        "complaint",
        "appeal",
        "refund-request",
    ]
    assert len(papers.load()["seven-questions"].paragraphs) == 7


def test_an_appeal_holds_what_the_rules_ask_for() -> None:
    asked = {field.id for field in papers.load()["appeal"].fields}
    assert {"name", "address", "contact", "postcode", "carrier", "carrier_address", "date"} <= asked


@pytest.mark.parametrize("paper", LETTERS, ids=lambda paper: paper.id)
def test_a_letter_names_its_writer_and_its_day(paper: papers.Paper) -> None:
    asked = {field.id for field in paper.fields}
    assert {"date"} <= asked
    assert asked & {"name", "company"}


def test_no_paper_asks_for_a_password_or_a_code() -> None:
    told = "".join(
        text for paper in papers.load().values() for part in paper.paragraphs for text in part.values()
    )
    asked = "".join(
        label for paper in papers.load().values() for field in paper.fields for label in field.label.values()
    )
    assert not re.search(r"密码|验证码|password|verification code", told + asked, re.IGNORECASE)


@pytest.mark.parametrize(
    ("edit", "problem"),
    [
        (lambda data: data["field"].append(data["field"][0]), "field: an id stands there twice"),
        (
            lambda data: data["field"].append({**data["field"][0], "id": "hat"}),
            "no paper asks for the field “hat”",
        ),
        (
            lambda data: data["field"][0].update(kind="colour"),
            "carrier: “colour” is not a known kind; use text",
        ),
        (
            lambda data: data["paper"][0].update(kind="poem"),
            "phrase-card: “poem” is not a known kind; use letter",
        ),
        (lambda data: data["paper"][2]["fields"].append("hat"), "cancel-request: “hat” is not a known field"),
        (
            lambda data: data["paper"][2]["fields"].remove("date"),
            "cancel-request: fields and places differ: “date”",
        ),
        (
            lambda data: data["paper"][2]["paragraph"][0].update(en="To you:"),
            "cancel-request: the gloss has other places",
        ),
    ],
)
def test_papers_that_do_not_fit_together_are_refused_by_name(edit: Any, problem: str) -> None:
    data = copy.deepcopy(DATA)
    edit(data)
    with pytest.raises(DataError, match=problem):
        papers.parse(data)
