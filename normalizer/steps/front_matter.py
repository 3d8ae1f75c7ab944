"""Front matter that a text already has: read back, so that a draft can be run again."""

from __future__ import annotations

import re

from normalizer.model import ARTICLE_BREAK, Change, Line, Lines, Result

_FENCE = re.compile(r"---\s*$")
_ENTRY = re.compile(r"[A-Za-z_][\w-]*\s*:(?:\s.*)?$|\s+\S.*$|- .*$")
_KEPT = ("date", "source")
_LONGEST = 40
"""Lines of the longest front matter; without its second fence a rule is a rule."""


def front_matter(lines: Lines) -> Result:
    """Turn a block of front matter into a `# title` line and facts; a second one begins an article."""
    kept: list[Line] = []
    changes: list[Change] = []
    index = 0
    while index < len(lines):
        end = _end(lines, index)
        if end:
            if any(line.text.strip() for line in kept):
                kept.append(Line(lines[index].number, ARTICLE_BREAK))
            title, found = _read(lines[index + 1 : end], lines[index].number)
            kept.extend(title)
            changes.extend(found)
            index = end
        else:
            kept.append(lines[index])
        index += 1
    return kept, changes


def _end(lines: Lines, start: int) -> int:
    """Return the index of the closing fence, or 0."""
    if not _FENCE.match(lines[start].text) or start + 1 >= len(lines):
        return 0
    if start and lines[start - 1].text.strip():
        return 0
    for index in range(start + 1, min(len(lines), start + _LONGEST)):
        if _FENCE.match(lines[index].text):
            return index if index > start + 1 else 0
        if not _ENTRY.match(lines[index].text):
            return 0
    return 0


def _read(lines: Lines, number: int) -> tuple[list[Line], list[Change]]:
    # Imported here: most articles have no front matter.
    import yaml

    text = "\n".join(line.text for line in lines)
    try:
        values = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  # BaseLoader builds strings only
    except yaml.YAMLError:
        values = None
    if not isinstance(values, dict):
        return [], [
            Change(number, "front_matter", "unreadable", "removed", text, "", "front matter that is no YAML")
        ]
    changes = [
        Change(
            number,
            "front_matter",
            key,
            "moved",
            str(values[key]),
            str(values[key]),
            "front matter",
            (key, str(values[key])),
        )
        for key in _KEPT
        if values.get(key)
    ]
    others = {key: value for key, value in values.items() if key not in (*_KEPT, "title", "lang")}
    if others:
        dropped = yaml.safe_dump(others, allow_unicode=True, sort_keys=False).strip()
        changes.append(
            Change(number, "front_matter", "other_keys", "removed", dropped, "", "front matter not kept")
        )
    title = [Line(number, f"# {values['title']}"), Line(number, "")] if values.get("title") else []
    return title, changes
