"""`make` installs nothing that is not pinned by a hash, and runs no script of an npm package."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINES = (ROOT / "Makefile").read_text("utf-8").replace("\\\n", " ").splitlines()


def test_pip_checks_hashes_and_builds_with_what_is_pinned() -> None:
    commands = [line for line in LINES if "pip install" in line]
    assert commands
    for command in commands:
        assert {"--require-hashes", "--no-build-isolation"} <= set(command.split()), command


def test_what_builds_a_package_is_there_before_the_package() -> None:
    installed = [line.split()[-1] for line in LINES if line.startswith("\t$(INSTALL)")]
    assert installed.index("requirements/install.txt") < installed.index("requirements/build.txt")
    assert "setuptools==" in (ROOT / "requirements" / "install.txt").read_text("utf-8")


@pytest.mark.parametrize("path", sorted((ROOT / "requirements").glob("*.txt")), ids=lambda path: path.name)
def test_every_pinned_package_has_a_hash(path: Path) -> None:
    lines = path.read_text("utf-8").replace("\\\n", " ").splitlines()
    pins = [line for line in lines if re.match(r"[a-z0-9]", line)]
    assert pins
    assert [pin for pin in pins if not re.match(r"[\w.-]+==\S+\s+--hash=sha256:", pin)] == []


def test_npm_runs_no_scripts_of_packages() -> None:
    commands = [line for line in LINES if line.startswith("\tnpm ci")]
    assert commands
    assert all("--ignore-scripts" in command.split() for command in commands)


@pytest.mark.parametrize("file", ["Makefile", ".pre-commit-config.yaml"])
def test_options_reach_the_linters_and_are_not_taken_by_npx(file: str) -> None:
    # Without the two dashes npx takes `--project` for itself, checks nothing and finds nothing wrong.
    calls = re.findall(r"npx .*", (ROOT / file).read_text("utf-8"))
    assert calls
    assert [call for call in calls if not call.startswith("npx --no -- ")] == []
