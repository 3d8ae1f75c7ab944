"""The types of browser/ are those of the calculator's contract, and answers keep to it."""

from datetime import date
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

import pytest

from calculator import contract, door
from calculator.papers import door as papers_door
from calculator.papers import text
from tools import contract_types

TODAY = date(2026, 11, 22)


def test_the_browsers_types_are_made_of_the_contract() -> None:
    assert contract_types.TARGET.read_text("utf-8") == contract_types.render()


def faults(value: Any, hint: Any, path: str = "") -> list[str]:
    """Return where JSON data has another shape than a type."""
    origin, arguments = get_origin(hint), get_args(hint)
    if is_typeddict(hint) and isinstance(value, dict):
        hints = get_type_hints(hint)
        names = {*value} ^ {*hints}
        found = [f"{path}.{name}" for name in names if name in value or name in hint.__required_keys__]
        return found + [
            fault
            for name in hints.keys() & value.keys()
            for fault in faults(value[name], hints[name], f"{path}.{name}")
        ]
    if origin is list and isinstance(value, list):
        return [fault for each in value for fault in faults(each, arguments[0], f"{path}[]")]
    if origin is dict and isinstance(value, dict):
        return [fault for each in value.values() for fault in faults(each, arguments[1], f"{path}{{}}")]
    if origin is Literal:
        return [] if value in arguments else [f"{path}: {value!r}"]
    if origin in (Union, UnionType):
        return [] if any(not faults(value, each) for each in arguments) else [f"{path}: {value!r}"]
    return [] if type(value) is hint else [f"{path}: {value!r}"]


@pytest.mark.parametrize(
    ("query", "shape"),
    [
        ("apply=2026-09-28", contract.Answer),
        ("apply=2027-02-04&card=whitelist&stop=arrears,balance&weeks=3&utm=x", contract.Answer),
        ("finish_by=2026-12-31&card=company", contract.Answer),
        ("finish_by=bill&bill_day=5&after_hours=yes&skip_makeup=all", contract.Answer),
        ("apply=soon", contract.Refusal),
        ("", contract.Refusal),
        ("count=after&from=2026-09-28&days=5&unit=natural", contract.CountAnswer),
        ("count=between&from=2026-12-20&to=2027-02-10", contract.CountAnswer),
        ("count=is&from=2026-10-10", contract.CountAnswer),
        ("count=is", contract.CountRefusal),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_answer_keeps_to_the_contract(query: str, shape: type, lang: str) -> None:
    assert faults(door.answer(query, lang=lang, today=TODAY), shape) == []


@pytest.mark.parametrize("paper", text.load().values(), ids=lambda paper: paper.id)
def test_a_paper_keeps_to_the_contract(paper: text.Paper) -> None:
    typed = {"numbers": "13800138000", "number": "1", "name": "x"}
    found = papers_door.fill(paper, typed, lang="en", query_string="apply=2026-09-28", today=TODAY)
    assert faults(found, contract.Paper) == []


def test_a_shape_with_one_name_more_or_of_another_type_does_not_hold() -> None:
    found = dict(door.answer("apply=2026-09-28", lang="en", today=TODAY))
    assert faults(found | {"more": 1}, contract.Answer) == [".more"]
    assert faults(found | {"earliest": None}, contract.Answer) == [".earliest: None"]
