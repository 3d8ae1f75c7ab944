"""Fits by what the search tells queries of this field from others: `python -m tools.fit_search SITE`.

Of the field are the questions of facts/questions.toml and the queries of the tables it is developed with
(tests/search/) that a section answers; of others those that none answers. No question vouches for itself:
each fifth of them is put to an index made without it. The weights are written, and the next index holds them;
with `--held-out` none are, and what is printed is how each fifth is told apart by weights fitted to the rest.
"""

import argparse
import copy
import json
import math
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facts.questions import load_questions
from hooks.build_date import build_date
from hooks.finish.search.write import WEIGHTS, make_index, task
from hooks.paths import ROOT

TABLES = ROOT / "tests" / "search"
EVIDENCE = TABLES / "evidence.mjs"
# The tables that the search is developed with; the others judge it.
FITTED_TO = (
    "queries.tsv",
    "queries.near.tsv",
    "queries.off-topic.tsv",
)
FIFTHS = 5
# What all queries of the field count beside all others: to find nothing is the worse of the two faults.
OF_THE_FIELD = 2.5
STEPS = 700
RATE = 0.05
# What holds weights back from growing large.
DECAY = 0.0005
MIN_QUERIES = 8


@dataclass(frozen=True)
class Example:
    """A query by the fifth that it belongs to, what speaks for and against it, and what is true."""

    fifth: int
    evidence: dict[str, float]
    of_the_field: bool


def rows(name: str) -> list[tuple[str, str, bool]]:
    """Return language and query of each line of a table, and whether a section answers it."""
    lines = [line.split("\t") for line in (TABLES / name).read_text("utf-8").splitlines()]
    return [(line[0], line[1], line[2] != "-") for line in lines if len(line) > 2 and line[0] in {"zh", "en"}]


def evidence(site: Path, queries: list[tuple[str, str]]) -> list[dict[str, float]]:
    """Return the evidence of each query, put to the index of a site."""
    done = subprocess.run(
        ["node", str(EVIDENCE), str(site)],
        input=json.dumps(queries),
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[dict[str, float]] = json.loads(done.stdout)
    return found


def without_fifth(data: dict[str, Any], fifth: int) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """Return what an index is made of without a fifth of the questions, and those."""
    rest = copy.deepcopy(data)
    taken = []
    for lang, sections in rest["languages"].items():
        for number, section in enumerate(sections):
            asked = section["questions"]
            own = [each for at, each in enumerate(asked) if (at + number) % FIFTHS == fifth]
            taken += [(lang, each) for each in own]
            section["questions"] = [each for each in asked if each not in own]
    return rest, taken


def examples(site: Path) -> list[Example]:
    """Return all examples, the questions each put to an index that does not hold it."""
    data = task(site, build_date(), load_questions())
    found = []
    for fifth in range(FIFTHS):
        rest, taken = without_fifth(data, fifth)
        with tempfile.TemporaryDirectory() as folder:
            make_index(rest, Path(folder))
            found += [Example(fifth, each, True) for each in evidence(Path(folder), taken)]
    table = [row for name in FITTED_TO for row in rows(name)]
    judged = evidence(site, [(lang, query) for lang, query, _ in table])
    for number, ((*_, answered), each) in enumerate(zip(table, judged, strict=True)):
        found.append(Example(number % FIFTHS, each, answered))
    return found


def features_of(given: list[Example]) -> list[str]:
    """Return the names of what is weighed: what stands in too few queries proves nothing."""
    counts = Counter(name for each in given for name, value in each.evidence.items() if value)
    return sorted(name for name, count in counts.items() if count >= MIN_QUERIES)


def fitted(given: list[Example]) -> dict[str, float]:
    """Return the weights of a logistic regression that is held back from large weights, by Adam's steps."""
    names = features_of(given)
    places = {name: at for at, name in enumerate(names)}
    vectors = [
        [(places[name], value) for name, value in each.evidence.items() if value and name in places]
        for each in given
    ]
    of_the_field = sum(each.of_the_field for each in given)
    shares = [
        OF_THE_FIELD / of_the_field if each.of_the_field else 1 / (len(given) - of_the_field)
        for each in given
    ]
    weights, mean, spread = ([0.0] * len(names) for _ in range(3))
    for step in range(1, STEPS + 1):
        slope = [DECAY * weight for weight in weights]
        for vector, share, each in zip(vectors, shares, given, strict=True):
            total = sum(weights[at] * value for at, value in vector)
            error = share * (1 / (1 + math.exp(-max(-30.0, min(30.0, total)))) - each.of_the_field)
            for at, value in vector:
                slope[at] += error * value
        rate = RATE * (1 if step < STEPS / 2 else 0.2)
        for at, value in enumerate(slope):
            mean[at] = 0.9 * mean[at] + 0.1 * value
            spread[at] = 0.99 * spread[at] + 0.01 * value * value
            moved = mean[at] / (1 - 0.9**step) / (math.sqrt(spread[at] / (1 - 0.99**step)) + 1e-8)
            weights[at] -= rate * moved
    return {name: round(weight, 1) for name, weight in zip(names, weights, strict=True) if round(weight, 1)}


def sum_of(weights: dict[str, float], each: Example) -> float:
    """Return what speaks for an example, less what speaks against it."""
    return math.fsum(weight * each.evidence.get(name, 0.0) for name, weight in weights.items())


def report(name: str, judged: list[tuple[Example, float]]) -> None:
    """Print how many were told rightly, of the field and of others."""
    for of_the_field in (True, False):
        own = [total for each, total in judged if each.of_the_field is of_the_field]
        right = sum((total > 0) is of_the_field for total in own)
        kind = "of the field, answered" if of_the_field else "of others, not answered"
        print(f"{name}: {kind}: {right} of {len(own)}, {100 * right / len(own):.1f} %")


def main() -> int:
    """Fit and write, or judge, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tools.fit_search", description=__doc__)
    parser.add_argument("site", type=Path, help="the folder of the built site")
    parser.add_argument(
        "--held-out", action="store_true", help="write nothing, and judge each fifth by the rest"
    )
    options = parser.parse_args()
    found = examples(options.site)
    if options.held_out:
        judged = []
        for fifth in range(FIFTHS):
            weights = fitted([each for each in found if each.fifth != fifth])
            judged += [(each, sum_of(weights, each)) for each in found if each.fifth == fifth]
        report("held out", judged)
        return 0
    weights = fitted(found)
    report("fitted", [(each, sum_of(weights, each)) for each in found])
    WEIGHTS.write_text(f"{json.dumps(weights, ensure_ascii=False, indent=1)}\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
