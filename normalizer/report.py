"""The report: every change of a run, as JSON for programs and as text for editors."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from normalizer.model import Change
    from normalizer.pipeline import Normalized

_SHOWN = 60
_ACTIONS = {
    "left": "left for the editor",
    "supplied": "supplied, to be worded",
    "removed": "removed",
    "moved": "moved to the front matter",
    "repaired": "repaired",
}


@dataclass(frozen=True, slots=True)
class FileReport:
    """What happened to one input: the result, or the sentence that says why there is none."""

    name: str
    encoding: str = ""
    result: Normalized | None = None
    error: str = ""


def as_json(reports: Iterable[FileReport]) -> str:
    """Return the report as JSON: `files`, each with its articles, counts, changes and what was left."""
    return json.dumps({"files": [_file(report) for report in reports]}, ensure_ascii=False, indent=2) + "\n"


def _file(report: FileReport) -> dict[str, Any]:
    if report.result is None:
        return {"file": report.name, "error": report.error}
    changes = report.result.changes
    return {
        "file": report.name,
        "encoding": report.encoding,
        "articles": [draft.metadata for draft in report.result.drafts],
        "counts": dict(sorted(Counter(change.action for change in changes).items())),
        "changes": [_change(change) for change in changes if change.action != "left"],
        "left": [_change(change) for change in changes if change.action == "left"],
    }


def _change(change: Change) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "line": change.line,
        "step": change.step,
        "rule": change.rule,
        "action": change.action,
        "before": change.before,
        "after": change.after,
        "reason": change.reason,
    }
    if change.fact:
        entry["fact"] = dict([change.fact])
    if change.score is not None:
        entry["score"] = round(change.score, 2)
    return entry


def as_text(reports: Iterable[FileReport]) -> str:
    """Return the report as readable text, what needs an editor first."""
    return "\n".join(_readable(report) for report in reports)


def _readable(report: FileReport) -> str:
    if report.result is None:
        return f"{report.name}: {report.error}\n"
    drafts, changes = report.result.drafts, report.result.changes
    lines = [f"{report.name} ({report.encoding}): {len(drafts)} article(s), {len(changes)} change(s)"]
    lines += [f"  article: {draft.metadata['title']}" for draft in drafts]
    for action, heading in _ACTIONS.items():
        entries = [change for change in changes if change.action == action]
        if entries:
            lines += ["", f"  {heading}: {len(entries)}", *map(_entry, entries)]
    return "\n".join(lines) + "\n"


def _entry(change: Change) -> str:
    rule = change.step if change.rule == change.step else f"{change.step}/{change.rule}"
    text = f"    line {change.line:>4}  {rule}: {_short(change.before or change.after)}"
    if change.action == "repaired":
        text += f" → {_short(change.after)}"
    score = "" if change.score is None else f", score {change.score:.2f}"
    return f"{text}  ({change.reason}{score})"


def _short(text: str) -> str:
    text = text.strip().replace("\n", " ⏎ ")
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
