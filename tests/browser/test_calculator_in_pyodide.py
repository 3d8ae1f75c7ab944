"""The calculator's archive in real Pyodide answers byte for byte what CPython answers."""

import importlib.util
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from calculator.worker import handle
from hooks.runtime.archives import pack
from hooks.runtime.runtime_files import calculator_sources
from tests.unit.calculator.rule_tables import RULES, requests

ROOT = Path(__file__).parent.parent.parent
# What `icalendar` needs at run time; each is pure Python.
LIBRARIES = ("icalendar", "dateutil", "six", "typing_extensions", "tzdata")


def copy_library(name: str, target: Path) -> None:
    """Copy a package or module, as installed here, into a folder."""
    spec = importlib.util.find_spec(name)
    assert spec is not None
    assert spec.origin is not None
    origin = Path(spec.origin)
    if origin.name == "__init__.py":
        shutil.copytree(origin.parent, target / name)
    else:
        shutil.copy(origin, target)


@pytest.fixture(scope="module")
def responses(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """Return Pyodide's responses to the requests of the rule tables, in their order."""
    given, made = tmp_path_factory.mktemp("in"), tmp_path_factory.mktemp("out")
    (given / "calculator.zip").write_bytes(pack(calculator_sources()))
    for name in LIBRARIES:
        copy_library(name, given)
    shutil.copy(ROOT / "tests" / "unit" / "calculator" / "rule_tables.py", given)
    run = ROOT / "hooks" / "runtime" / "in_pyodide" / "run.mjs"
    script = Path(__file__).parent / "answer_rule_tables.py"
    command = ["node", str(run), str(ROOT / "node_modules" / "pyodide"), str(given), str(made), str(script)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return (made / "responses.jsonl").read_bytes().splitlines()


def test_pyodide_and_cpython_give_the_same_bytes_for_every_request(responses: list[bytes]) -> None:
    assert len(responses) == len(requests())
    for (request, data), response in zip(requests(), responses, strict=True):
        assert response == handle(request, data).encode(), request


def test_the_rules_hold_in_pyodide(responses: list[bytes]) -> None:
    by_request = {request: response for (request, _), response in zip(requests(), responses, strict=True)}
    for rule in RULES:
        request = json.dumps({"op": "answer", "query": rule.query, "lang": "en", "today": rule.today})
        found = json.loads(by_request[request])
        assert (found["earliest"], found["latest"]) == (rule.earliest, rule.latest), rule.says


def test_every_operation_succeeds_in_pyodide(responses: list[bytes]) -> None:
    assert [response[:60] for response in responses if not json.loads(response)["ok"]] == []
