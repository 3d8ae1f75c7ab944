"""A draft as one Markdown text, front matter first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from normalizer.model import Draft


def markdown(draft: Draft) -> str:
    """Return the draft: YAML front matter (title, date, source, lang), an empty line, the body."""
    return front_matter_of(draft) + draft.body


def front_matter_of(draft: Draft) -> str:
    """Return the metadata as YAML between its fences, and an empty line."""
    # Imported here: `--help` needs no YAML.
    import yaml

    entries = yaml.dump(
        draft.metadata, Dumper=yaml.SafeDumper, allow_unicode=True, sort_keys=False, width=10_000
    )
    return f"---\n{entries}---\n\n"
