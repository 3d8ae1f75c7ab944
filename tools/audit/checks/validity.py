"""Every page is valid HTML by the rules of `html_rules.toml`, as html-validate reads it."""

import json
import subprocess
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from hooks.pages.addresses import page_path
from hooks.paths import NODE_MODULES
from tools.audit.finding import Finding

NAME = "validity"
RULES = Path(__file__).resolve().parent.parent / "html_rules.toml"
PROGRAM = NODE_MODULES / "html-validate" / "bin" / "html-validate.mjs"
# Exit codes of html-validate: all pages valid, some not; anything else means that it could not work.
WORKED = (0, 1)


class ValidatorError(Exception):
    """html-validate could not be run; the message holds what it said."""


def rules() -> dict[str, Any]:
    """Return the presets and rules, each with its reason."""
    return tomllib.loads(RULES.read_text("utf-8"))


def configuration(known: Mapping[str, Any]) -> dict[str, Any]:
    """Return what html-validate is to be told; the reasons are for people."""
    return {
        "root": True,
        "extends": [preset["name"] for preset in known["preset"]],
        "rules": {rule["name"]: [rule["level"], rule.get("options", {})] for rule in known["rule"]},
    }


def validate(folder: Path, paths: Sequence[str]) -> list[Any]:
    """Return html-validate's report on these files of the folder; raises ValidatorError if it cannot work."""
    with tempfile.TemporaryDirectory() as scratch:
        config = Path(scratch) / "htmlvalidate.json"
        config.write_text(json.dumps(configuration(rules())), "utf-8")
        # Into a file: what is written to a pipe is cut off where the program ends.
        written = Path(scratch) / "report.json"
        command = ["node", str(PROGRAM), "--config", str(config), "--formatter", f"json={written}", *paths]
        ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        if ended.returncode not in WORKED or not written.is_file():
            raise ValidatorError(
                f"html-validate did not work: {ended.stderr.strip() or ended.stdout.strip()}"
            )
        report: list[Any] = json.loads(written.read_text("utf-8"))
    return report


def find(report: Sequence[Mapping[str, Any]], folder: Path) -> list[Finding]:
    """Return what is in a report of html-validate about files of the folder."""
    return [
        Finding(
            NAME,
            page_path(Path(file["filePath"]).relative_to(folder.resolve()).as_posix()),
            f"{message['ruleId']}: {message['message']}",
            message.get("selector") or f"line {message['line']}",
        )
        for file in report
        for message in file["messages"]
    ]
