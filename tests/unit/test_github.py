"""What GitHub is told to do: valid by its own schemas, pinned, and with no more rights than needed."""

import re
import subprocess
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from tests.builds import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted((GITHUB / "ISSUE_TEMPLATE").glob("wrong-fact.*.yml"))
SCHEMAS = {
    "vendor.github-workflows": WORKFLOWS,
    "vendor.github-issue-forms": FORMS,
    "vendor.github-issue-config": [GITHUB / "ISSUE_TEMPLATE" / "config.yml"],
    "vendor.dependabot": [GITHUB / "dependabot.yml"],
}


def read(path: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(path.read_text("utf-8")))


@pytest.mark.parametrize("schema", SCHEMAS)
def test_every_file_is_valid_by_githubs_schema(schema: str) -> None:
    from check_jsonschema import main  # takes seconds to import: once, and by one process alone

    done = CliRunner().invoke(main, ["--builtin-schema", schema, *map(str, SCHEMAS[schema])])
    assert SCHEMAS[schema]
    assert done.exit_code == 0, done.output


def test_every_action_is_pinned_by_the_hash_of_its_commit_with_its_version_beside_it() -> None:
    for path in WORKFLOWS:
        uses = re.findall(r"uses: ([^.].+)", path.read_text("utf-8"))
        assert uses, path
        for each in uses:
            assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each), f"{path.name}: {each}"


def test_one_action_has_one_pin() -> None:
    texts = "".join(path.read_text("utf-8") for path in WORKFLOWS)
    pins = set(re.findall(r"uses: ([\w-]+/[\w-]+)@(\w+)", texts))
    assert len(pins) == len({name for name, _ in pins})


def test_a_workflow_may_read_the_code_and_a_job_what_it_says() -> None:
    for path in WORKFLOWS:
        workflow = read(path)
        assert workflow["permissions"] == {"contents": "read"}, path
        for name, job in workflow["jobs"].items():
            writes = {right for right, level in job.get("permissions", {}).items() if level == "write"}
            allowed = {
                "build": {"id-token", "attestations"},
                "deploy": {"pages", "id-token"},
            }.get(name, set())
            assert writes == allowed, (path, name)
            if "uses" not in job:  # a workflow that is called has its own limit
                assert job["timeout-minutes"] <= 45, (path, name)


def test_what_a_workflow_runs_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for path in WORKFLOWS:
        text = path.read_text("utf-8")
        for target in re.findall(r"run: make (\S+)", text):
            assert re.search(rf"^{re.escape(target.replace('.venv', '$(VENV)'))}:", makefile, re.MULTILINE), (
                target
            )
        for module in re.findall(r"python -m (\S+)", text):
            assert (ROOT / f"{module.replace('.', '/')}.py").is_file(), module
    assert "run: .ci/run" in (GITHUB / "workflows" / "test.yml").read_text("utf-8")


def test_nothing_is_published_that_has_not_passed_the_tests() -> None:
    jobs = read(GITHUB / "workflows" / "publish.yml")["jobs"]
    assert jobs["test"] == {"uses": "./.github/workflows/test.yml"}
    assert set(jobs["deploy"]["needs"]) == {"test", "build"}
    # YAML reads the key “on” as true.
    assert set(read(GITHUB / "workflows" / "test.yml")[True]) == {"pull_request", "workflow_call"}  # type: ignore[index]


def test_the_gate_runs_every_kind_of_test() -> None:
    gate = (ROOT / ".ci" / "run").read_text("utf-8")
    assert re.findall(r"^make (.+)$", gate, re.MULTILINE) == ["lint", "test", "test-later"]
    steps = read(GITHUB / "workflows" / "test.yml")["jobs"]["test"]["steps"]
    assert [step["run"] for step in steps if "run" in step][-2:] == [".ci/run", "make test-hosts"]


def test_hidden_files_are_published_too() -> None:
    (upload,) = (
        step
        for step in read(GITHUB / "workflows" / "publish.yml")["jobs"]["build"]["steps"]
        if "upload-pages-artifact" in step.get("uses", "")
    )
    assert upload["with"] == {"path": "site", "include-hidden-files": True}


def test_every_kind_of_pin_is_renewed_in_one_request() -> None:
    updates = read(GITHUB / "dependabot.yml")["updates"]
    for each in updates:
        assert [group["patterns"] for group in each["groups"].values()] == [["*"]]
    looked_at = {each["package-ecosystem"]: set(each["directories"]) for each in updates}
    assert looked_at == {
        "github-actions": {"/"},
        "pip": folders("*requirements/*.txt"),
        "npm": folders("*package-lock.json"),
        "docker": folders("*Containerfile"),
    }


def folders(pathspec: str) -> set[str]:
    """Return the folders that hold a committed file of such a name, as Dependabot writes them."""
    command = ["git", "ls-files", "--", pathspec]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return {f"/{parent}" if (parent := str(PurePosixPath(name).parent)) != "." else "/" for name in names}


def test_both_forms_ask_the_same() -> None:
    asked = [[(each["type"], each.get("id")) for each in read(path)["body"]] for path in FORMS]
    assert len(FORMS) == 2
    assert asked[0] == asked[1]
    assert [
        len(each["attributes"]["options"]) for each in read(FORMS[0])["body"] if each["type"] == "dropdown"
    ] == [len(each["attributes"]["options"]) for each in read(FORMS[1])["body"] if each["type"] == "dropdown"]


def test_the_image_is_pinned_by_the_hash_of_its_content_beside_its_version() -> None:
    lines = (ROOT / "deploy" / "Containerfile").read_text("utf-8").splitlines()
    (image,) = (line.split()[1] for line in lines if line.startswith("FROM "))
    assert re.fullmatch(r"docker\.io/library/caddy:\d+\.\d+\.\d+-alpine@sha256:[0-9a-f]{64}", image)
