import copy
from collections.abc import Callable
from typing import Any

import pytest

import facts
from calculator import procedures, resources
from calculator.errors import DataError

Table = dict[str, Any]


def hotline(table: Table) -> Table:
    return next(route for route in table["route"] if route["via"] == "hotline")


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (
            lambda table: hotline(table)["stage"][1].pop("claims"),
            (
                "procedures.toml, route ordinary/hotline, stage review: "
                "a claim is missing; every figure needs a list of the ids of its claims."
            ),
        ),
        (
            lambda table: hotline(table)["stage"][1].update(minimum=4),
            (
                "procedures.toml, route ordinary/hotline, stage review: "
                "the minimum (4) must not be negative or above the maximum (3)."
            ),
        ),
        (
            lambda table: hotline(table)["total"].update(minimum=-1),
            (
                "procedures.toml, route ordinary/hotline, total: "
                "the minimum (-1) must not be negative or above the maximum (5)."
            ),
        ),
        (
            lambda table: hotline(table)["stage"][0].update(unit="fortnights"),
            (
                "procedures.toml, route ordinary/hotline, stage handling: "
                "“fortnights” is not a known unit; use working_days / hours."
            ),
        ),
        (
            lambda table: hotline(table)["stage"][0].pop("unit"),
            "procedures.toml, route ordinary/hotline, stage handling: the key “unit” is missing.",
        ),
        (
            lambda table: hotline(table)["total"].update(unit="hours"),
            "procedures.toml, route ordinary/hotline, total: “hours” is not a known unit; use working_days.",
        ),
        (
            lambda table: hotline(table)["total"].update(reading="guessed"),
            (
                "procedures.toml, route ordinary/hotline, total: "
                "“guessed” is not a known reading; use stated / interpreted."
            ),
        ),
        (
            lambda table: hotline(table)["stage"].pop(),
            "procedures.toml, route ordinary/hotline: exactly the last stage must have fills_total = true.",
        ),
        (
            lambda table: hotline(table)["stage"][1].update(id="nap"),
            (
                "procedures.toml, route ordinary/hotline, stage: "
                "“nap” is not a known id; use counter / account / papers / handling / review / closing."
            ),
        ),
        (
            lambda table: table["default_via"].update(company="hotline"),
            (
                "procedures.toml, default_via.company: "
                "there is no route for this card's default channel; name one that exists."
            ),
        ),
        (
            lambda table: table["route"].append(hotline(table)),
            "procedures.toml, route: two routes have the same card and channel; each pair may occur once.",
        ),
        (
            lambda table: table["stop"][0].update(claims=[]),
            (
                "procedures.toml, stop arrears: "
                "a claim is missing; every figure needs a list of the ids of its claims."
            ),
        ),
        (
            lambda table: table["follow_up"][0].update(grade="C"),
            "procedures.toml, follow_up verify: “C” is not a known grade; use A / B.",
        ),
        (
            lambda table: table["follow_up"][0].update(unit="hours"),
            (
                "procedures.toml, follow_up verify: "
                "“hours” is not a known unit; use natural_days / working_days."
            ),
        ),
        (
            lambda table: hotline(table)["stage"][1].update(claims="S1-22"),
            (
                "procedures.toml, route ordinary/hotline, stage review: "
                "a claim is missing; every figure needs a list of the ids of its claims."
            ),
        ),
        (
            lambda table: hotline(table)["stage"][1].update(minimum="1"),
            (
                "procedures.toml, route ordinary/hotline, stage review: "
                "the minimum must be a whole number, not “1”."
            ),
        ),
        (
            lambda table: hotline(table)["total"].update(maximum=4.5),
            "procedures.toml, route ordinary/hotline, total: the maximum must be a whole number, not “4.5”.",
        ),
        (
            lambda table: hotline(table)["total"].update(weeks=True),
            "procedures.toml, route ordinary/hotline, total: the weeks must be a whole number, not “True”.",
        ),
        (
            lambda table: table["follow_up"][0].update(days="two"),
            "procedures.toml, follow_up verify: the days must be a whole number, not “two”.",
        ),
        (
            lambda table: table["follow_up"][0].update(id="dance"),
            (
                "procedures.toml, follow_up: “dance” is not a known id; "
                "use verify / chase / appeal / accept / reply / reissue."
            ),
        ),
        (
            lambda table: table["follow_up"].pop(1),
            "procedures.toml, follow_up: the key “chase” is missing.",
        ),
        (lambda table: table["stop"][0].pop("id"), "procedures.toml, stop: the key “id” is missing."),
        (lambda table: table.pop("stages"), "procedures.toml, top level: the key “stages” is missing."),
    ],
)
def test_a_faulty_procedure_file_is_refused_with_file_place_and_reason(
    spoil: Callable[[Table], object], sentence: str
) -> None:
    table = copy.deepcopy(resources.read("procedures"))
    spoil(table)
    with pytest.raises(DataError) as refused:
        procedures.build(table)
    assert str(refused.value) == sentence


def test_every_claim_of_the_procedures_is_a_fact_of_the_site() -> None:
    rules = procedures.load()
    cited = set(rules.counting_claims)
    for route in rules.routes.values():
        cited |= set(route.total.claims)
        cited |= {claim for stage in route.stages if stage.duration for claim in stage.duration.claims}
    cited |= {claim for stop in rules.stops.values() for claim in stop.claims}
    cited |= {claim for step in rules.follow_up.values() for claim in step.claims}
    cited |= {entry["claim"] for entry in resources.read("working_days")["years"].values()}
    known = {claim.id for claim in facts.load().claims.values()}
    assert cited - known == set()


def test_the_grade_of_a_follow_up_is_the_lowest_grade_of_its_claims() -> None:
    claims = facts.load().claims
    for rule in procedures.load().follow_up.values():
        grades = {grade for claim in rule.claims if (grade := claims[claim].grade)}
        assert rule.grade == (max(grades) if grades else None), rule.id


def test_routes_are_those_the_articles_describe() -> None:
    assert list(procedures.load().routes) == [
        ("ordinary", "hall"),
        ("ordinary", "hotline"),
        ("ordinary", "online"),
        ("whitelist", "seller"),
        ("whitelist", "online"),
        ("company", "hall"),
    ]


def test_figures_are_those_of_the_articles() -> None:
    def figures(pair: tuple[str, str]) -> list[tuple[str, int, int, str]]:
        route = procedures.load().routes[pair]
        stages = [(stage.id, stage.duration) for stage in route.stages if stage.duration]
        return [(id_, d.minimum, d.maximum, d.unit) for id_, d in [*stages, ("total", route.total)]]

    by_phone = [
        ("handling", 0, 24, "hours"),
        ("review", 1, 3, "working_days"),
        ("total", 3, 5, "working_days"),
    ]
    assert figures(("ordinary", "hotline")) == by_phone
    assert figures(("ordinary", "online")) == by_phone
    assert figures(("ordinary", "hall"))[-1] == ("total", 0, 5, "working_days")
    assert figures(("whitelist", "seller")) == [
        ("review", 1, 3, "working_days"),
        ("total", 3, 20, "working_days"),
    ]
    assert figures(("whitelist", "online"))[-1] == ("total", 3, 20, "working_days")
    assert figures(("company", "hall"))[-1] == ("total", 3, 20, "working_days")
