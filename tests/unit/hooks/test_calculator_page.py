"""What the templates of the calculator's pages are told."""

import re
from pathlib import Path

import calculator
from calculator import procedures
from hooks.frame import calculator_page
from tests.clock import TODAY

MODULES = Path(__file__).resolve().parents[3] / "browser" / "calculator"


def test_no_module_holds_a_sentence_in_chinese() -> None:
    modules = sorted(MODULES.glob("*.js"))
    assert modules
    for module in modules:
        assert not re.search(r"[\u3400-\u9fff]", module.read_text("utf-8")), module.name


def test_every_card_comes_with_its_channels_and_the_one_meant_when_none_is_named() -> None:
    cards = calculator_page.cards("en")
    assert [(card.id, [via.id for via in card.channels], card.default) for card in cards] == [
        ("ordinary", ["hall", "hotline", "online"], "hotline"),
        ("whitelist", ["seller", "online"], "seller"),
        ("company", ["hall"], "hall"),
    ]


def test_the_stages_of_every_route_can_be_named_as_closed_on_make_up_days() -> None:
    stages = {
        (route.card, route.via): [s.id for s in route.stages] for route in calculator_page.route_stages("zh")
    }
    assert set(stages) == set(calculator.routes())
    assert stages["ordinary", "hotline"] == ["handling", "review", "closing"]


def test_every_claim_that_an_answer_may_cite_has_its_mark() -> None:
    told = calculator_page.context("en", "calculator", "en/calculator/", {}, TODAY)
    stops = {claim for stop in procedures.load().stops.values() for claim in stop.claims}
    assert stops <= set(told["marks"])
    assert 'href="../sources/#s1-26"' in told["marks"]["S1-26"]


def test_addresses_in_the_configuration_are_relative_to_the_page() -> None:
    deep = calculator_page.context("en", "calculator", "en/calculator/", {}, TODAY)
    assert deep["config"]["base"] == "../.."
    assert deep["config"]["worker"] == "../../assets/calculator/worker.js"
    assert deep["answers"]["plain"]["2026-12"] == "../../answers/en/2026-12.json"
    assert deep["answers"]["finish_by"]["2026-12"] == "../../answers/finish_by/en/2026-12.json"
    home = calculator_page.context("zh", "index", "", {}, TODAY)
    assert home["answers"]["plain"]["2026-12"] == "answers/zh/2026-12.json"


def test_a_page_that_asks_only_for_a_day_lists_only_the_files_of_plain_answers() -> None:
    assert set(calculator_page.context("en", "index", "en/", {}, TODAY)["answers"]) == {"plain"}
