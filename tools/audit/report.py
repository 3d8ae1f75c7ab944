"""The audit's report, for the terminal and as one page of HTML that holds its pictures."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader

from tools.audit.finding import Finding
from tools.audit.pictures import Pictures

# So many places are named in the terminal, the rest counted; the page of HTML names all.
NAMED = 3


class Group(NamedTuple):
    """The same fault wherever it was found: `where` names each place, `picture` shows the first."""

    check: str
    text: str
    where: tuple[str, ...]
    picture: str


def groups(findings: Iterable[Finding], pictures: Pictures) -> list[Group]:
    """Return the findings by what is wrong, those in most places first within each check."""
    alike: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        alike.setdefault((finding.check, finding.text), []).append(finding)
    found = [
        Group(
            check,
            text,
            tuple(dict.fromkeys(_where(each) for each in same)),
            next(filter(None, map(pictures.of, same)), ""),
        )
        for (check, text), same in alike.items()
    ]
    return sorted(found, key=lambda group: (group.check, -len(group.where)))


def _where(finding: Finding) -> str:
    seen = f" ({finding.seen})" if finding.seen else ""
    place = f" at {finding.place}" if finding.place else ""
    return f"/{finding.page}{seen}{place}"


def lines(found: Sequence[Group], steps: int) -> Iterator[str]:
    """Yield the lines of the report for the terminal."""
    for group in found:
        yield f"{group.check}: {group.text}"
        yield from (f"    {where}" for where in group.where[:NAMED])
        if len(group.where) > NAMED:
            yield f"    and {len(group.where) - NAMED} more"
    yield f"{len(found)} faults in {steps} steps." if found else f"Nothing wrong in {steps} steps."


def write(path: Path, found: Sequence[Group], steps: int, date: str) -> None:
    """Write the report as a page of HTML; `date` is the day of the audit."""
    template = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True).get_template(
        "report.html"
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(template.render(groups=found, steps=steps, date=date), "utf-8")
