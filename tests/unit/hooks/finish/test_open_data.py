"""The open files: valid by their schemas, complete, and true."""

import copy
import json
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import chinese_calendar
import pytest

from calculator import procedures, working_days
from hooks.finish import open_data
from tests.clock import TODAY
from tests.unit.hooks.hook_pages import ADDRESS, settings

if TYPE_CHECKING:
    import jsonschema

FILES = open_data.files(working_days.load(), procedures.load(), site_url=ADDRESS, today=TODAY)
SCHEMAS = {path.stem: json.loads(path.read_text("utf-8")) for path in open_data.SCHEMA.glob("*.json")}


def schema_of(content: dict[str, Any]) -> dict[str, Any]:
    prefix, name = content["$schema"].rsplit("/", 1)
    assert prefix == f"{ADDRESS}api/v1/schema"
    return dict(SCHEMAS[name.removesuffix(".json")])


def validator(schema: dict[str, Any]) -> "jsonschema.Draft202012Validator":
    import jsonschema

    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )


def closed(schema: Any) -> Any:
    """Return a schema that allows no other names: a file may gain some, but not without its schema."""
    if isinstance(schema, dict):
        schema = {name: closed(value) for name, value in schema.items()}
        if "properties" in schema:
            schema.setdefault("additionalProperties", False)
    return [closed(value) for value in schema] if isinstance(schema, list) else schema


def test_there_is_a_file_for_every_covered_year() -> None:
    assert sorted(FILES) == [
        "notices.json",
        "procedures.json",
        *(f"working-days/{year}.json" for year in (2024, 2025, 2026, 2027)),
    ]


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_valid_and_holds_nothing_that_its_schema_does_not_name(name: str) -> None:
    schema = schema_of(FILES[name])
    validator(closed(schema)).validate(FILES[name])


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_example_of_a_schema_is_valid(name: str) -> None:
    (example,) = SCHEMAS[name]["examples"]
    validator(closed(SCHEMAS[name])).validate(example)


def test_a_schema_refuses_what_is_not_right() -> None:
    from jsonschema import ValidationError

    broken = copy.deepcopy(FILES["working-days/2026.json"])
    broken["days"][0]["date"] = "2026-02-30"
    with pytest.raises(ValidationError, match="2026-02-30"):
        validator(schema_of(broken)).validate(broken)
    del broken["days"][0]["works"]
    broken["days"][0]["date"] = "2026-01-01"
    with pytest.raises(ValidationError, match="works"):
        validator(schema_of(broken)).validate(broken)


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027])
def test_a_year_holds_each_of_its_days_once(year: int) -> None:
    days = [day["date"] for day in FILES[f"working-days/{year}.json"]["days"]]
    first = date(year, 1, 1)
    assert days == [
        (first + timedelta(days=n)).isoformat() for n in range((date(year + 1, 1, 1) - first).days)
    ]


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_the_working_days_of_a_settled_year_are_those_of_another_package(year: int) -> None:
    for day in FILES[f"working-days/{year}.json"]["days"]:
        assert day["works"] == chinese_calendar.is_workday(date.fromisoformat(day["date"])), day


def test_what_a_day_says() -> None:
    days = {day["date"]: day for name in FILES if "/" in name for day in FILES[name]["days"]}
    assert days["2026-10-10"] == {
        "date": "2026-10-10",
        "works": True,
        "reason": "make_up",
        "holiday": "national_day",
        "name": {"zh": "国庆节", "en": "National Day"},
        "state": "official",
        "may_change": False,
        "notice": 2026,
    }
    assert (days["2026-12-31"]["state"], days["2026-12-31"]["may_change"]) == ("statutory", True)
    assert (days["2027-07-01"]["state"], days["2027-07-01"]["may_change"]) == ("statutory", False)
    assert days["2027-10-01"]["reason"] == "holiday"


def test_every_claim_that_is_named_is_there_in_both_languages_with_its_source() -> None:
    content = FILES["procedures.json"]
    named = set(open_data._cited({name: part for name, part in content.items() if name != "claims"}))
    assert named == set(content["claims"])
    assert len(named) > 20
    for claim in content["claims"].values():
        assert claim["text"]["zh"]
        assert claim["text"]["en"]
        assert claim["source"]["title"]["zh"]


def test_every_route_and_every_stage_is_there() -> None:
    assert [
        (route["card"]["id"], route["channel"]["id"]) for route in FILES["procedures.json"]["routes"]
    ] == (list(procedures.load().routes))
    hotline = FILES["procedures.json"]["routes"][1]
    assert [stage["id"] for stage in hotline["stages"]] == ["handling", "review", "closing"]
    assert (hotline["total"]["minimum"], hotline["total"]["maximum"]) == (3, 5)


def test_the_files_and_their_schemas_are_written_below_one_folder(tmp_path: Path) -> None:
    open_data.write(settings(tmp_path))
    written = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.json")}
    assert written == {f"api/v1/{name}" for name in FILES} | {
        f"api/v1/schema/{name}.json" for name in SCHEMAS
    }
    assert written == {f"api/v1/{name}" for name in open_data.names()}
    assert json.loads((tmp_path / "api/v1/notices.json").read_text("utf-8")) == FILES["notices.json"]
