"""axe-core finds nothing, and what is tapped is 24 pixels large or has that much room (WCAG 2.2, 2.5.8)."""

from collections.abc import Iterator, Mapping
from typing import Any

from tools.audit.finding import Finding
from tools.audit.visit import Visit

NAME = "axe"
TARGETS = "targets"
OPTIONS = {
    "resultTypes": ["violations"],
    # Not among those that axe-core runs unless told.
    "rules": {"target-size": {"enabled": True}},
}


def find(visit: Visit) -> Iterator[Finding]:
    """Yield each element that breaks a rule."""
    for rule in visit.barriers:
        for node in rule["nodes"]:
            name = TARGETS if rule["id"] == "target-size" else NAME
            yield visit.finding(name, f"{rule['id']}: {_reason(node)}", selector(node["target"]))


def selector(target: list[Any]) -> str:
    """Return the selector of an element; one within a frame or a shadow is named by what holds it."""
    outermost = target[0]
    return str(outermost[0] if isinstance(outermost, list) else outermost)


def _reason(node: Mapping[str, Any]) -> str:
    messages = [check["message"] for kind in ("any", "all", "none") for check in node[kind]]
    return "; ".join(dict.fromkeys(messages))
