"""Lighthouse gives the scores of `budgets.toml`."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tools.audit.finding import Finding

NAME = "lighthouse"


def short(report: Mapping[str, Any], least: Mapping[str, int]) -> dict[str, int]:
    """Return the score, of 100 and rounded as Lighthouse shows it, of each category that falls short."""
    return {name: score for name, score in _scores(report, least).items() if score < least[name]}


def total(report: Mapping[str, Any], least: Mapping[str, int]) -> int:
    """Return the sum of the scores."""
    return sum(_scores(report, least).values())


def _scores(report: Mapping[str, Any], names: Iterable[str]) -> dict[str, int]:
    return {name: round(100 * (report["categories"][name]["score"] or 0)) for name in names}


def find(page: str, report: Mapping[str, Any], least: Mapping[str, int]) -> Iterator[Finding]:
    """Yield each category that falls short, with the audits that took the points."""
    for name, score in short(report, least).items():
        audits = (
            report["audits"][each["id"]] for each in report["categories"][name]["auditRefs"] if each["weight"]
        )
        lost = [
            f"{audit['title']} {audit.get('displayValue', '')}".strip()
            for audit in audits
            if audit["score"] is not None and audit["score"] < 1
        ]
        yield Finding(NAME, page, f"{name} {score}, {least[name]} at least: {'; '.join(lost)}")
