"""Fit the weights of the noise score to the labelled lines, and test them: `python -m normalizer.fit`.

Logistic regression with a quadratic penalty, by Newton's method, in plain Python: about a hundred features
and two thousand lines. Cross-validated by page, for the lines of one page are judged together.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING

from normalizer.features import Features, line_features
from normalizer.labelled import CONTENT, NEUTRAL, Page, read_pages
from normalizer.scoring import page_features, score
from normalizer.steps.page_furniture import REMOVE_AT
from normalizer.steps.punctuation import widened
from normalizer.steps.traditional import simplified

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LABELLED = Path(__file__).with_name("labelled_lines.txt")
WEIGHTS = Path(__file__).with_name("weights.json")
FOLDS = 10
PENALTY = 0.5
"""Of each weight's square, half of it; keeps a feature that few lines have from deciding alone."""
STEPS = 12
CONVERGED = 1e-6


def main() -> None:
    """Print the figures of the cross-validation; with `--write`, write the weights fitted to every page."""
    parser = argparse.ArgumentParser(
        prog="python -m normalizer.fit", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--write", action="store_true", help="write weights.json as well")
    parser.add_argument("--list", action="store_true", help="print every line that is judged wrongly")
    options = parser.parse_args()
    pages = read_pages(LABELLED)
    report(judged_by_others(pages), listed=options.list)
    if options.write:
        fitted = {
            kind: {name: round(value, 3) for name, value in sorted(weight.items())}
            for kind, weight in fit_pages(pages).items()
        }
        WEIGHTS.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")


Row = tuple[str, Features, str]
"""A line's label, its features and its text."""
Weights = dict[str, dict[str, float]]


def texts_of(page: Page) -> list[tuple[str, str]]:
    """Return the labels and lines of a page, in the form in which the step judges them."""
    lines = zip(page.labels, page.lines, strict=True)
    return [(label, widened(simplified(text))) for label, text in lines if text.strip()]


def rows_of(page: Page, alone: Mapping[str, float] | None = None) -> list[Row]:
    """Return the sentences of a page with their features; with weights, those of their neighbours too."""
    return labelled(page, page_features([text for _, text in texts_of(page)], alone))


def rows_out_of_place(page: Page) -> list[Row]:
    """Return the lines of a page with their own features alone: noise may stand anywhere.

    Titles of other articles and readers' comments are noise by their place alone, and left out.
    """
    rows = labelled(page, [[line_features(text)] for _, text in texts_of(page)])
    return [row for row in rows if row[0] not in ("related", "comment")]


def labelled(page: Page, found: Sequence[Sequence[Features]]) -> list[Row]:
    """Return the features of each line, or each of its sentences, with the line's label and text."""
    return [
        (label, features, text)
        for (label, text), parts in zip(texts_of(page), found, strict=True)
        for features in parts
        if label != NEUTRAL
    ]


def fit_pages(pages: Sequence[Page]) -> Weights:
    """Return the weights of lines alone, and those of lines beside neighbours that the first have scored."""
    out_of_place = [row for page in pages for row in rows_out_of_place(page)]
    alone = fit([*(row for page in pages for row in rows_of(page)), *out_of_place])
    return {"alone": alone, "on_page": fit([row for page in pages for row in rows_of(page, alone)])}


def judged_by_others(pages: Sequence[Page]) -> list[tuple[Row, float]]:
    """Return every line with the score that weights fitted without its page give it."""
    judged: list[tuple[Row, float]] = []
    for fold in range(FOLDS):
        weights = fit_pages([page for at, page in enumerate(pages) if at % FOLDS != fold])
        rows = [row for page in pages[fold::FOLDS] for row in rows_of(page, weights["alone"])]
        judged += [(row, score(row[1], weights["on_page"])) for row in rows]
    return judged


def fit(rows: Sequence[Row]) -> dict[str, float]:
    """Return the weight of each feature, and `bias`."""
    names = ["bias", *sorted({name for _, features, _ in rows for name in features})]
    place = {name: at for at, name in enumerate(names)}
    vectors = [[(0, 1.0), *((place[name], value) for name, value in row[1].items())] for row in rows]
    wanted = [float(row[0] not in CONTENT) for row in rows]
    weight = [0.0] * len(names)
    for _ in range(STEPS):
        gradient = [-PENALTY * value for value in weight]
        gradient[0] = 0.0
        curvature = [[0.0] * len(names) for _ in names]
        for at in range(1, len(names)):
            curvature[at][at] = PENALTY
        curvature[0][0] = 1e-9
        for vector, target in zip(vectors, wanted, strict=True):
            total = sum(weight[at] * value for at, value in vector)
            likely = 1 / (1 + exp(-max(-30.0, min(30.0, total))))
            spread = likely * (1 - likely)
            for at, value in vector:
                gradient[at] += (target - likely) * value
                row = curvature[at]
                for other, second in vector:
                    row[other] += spread * value * second
        step = solved(curvature, gradient)
        weight = [value + change for value, change in zip(weight, step, strict=True)]
        if max(map(abs, step)) < CONVERGED:
            break
    return dict(zip(names, weight, strict=True))


def solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Return the solution of a system of linear equations with a positive definite matrix, by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at, pivot in enumerate(rows):
        for other in rows[at + 1 :]:
            if factor := other[at] / pivot[at]:
                for column in range(at, len(pivot)):
                    other[column] -= factor * pivot[column]
    found = [0.0] * len(rows)
    for at in range(len(rows) - 1, -1, -1):
        known = sum(rows[at][column] * found[column] for column in range(at + 1, len(rows)))
        found[at] = (rows[at][-1] - known) / rows[at][at]
    return found


def report(judged: Sequence[tuple[Row, float]], *, listed: bool) -> None:
    """Print how the lines of the folds were judged by weights that had not seen their page."""
    lines: Counter[str] = Counter()
    removed: Counter[str] = Counter()
    for (label, _, text), value in judged:
        lines[label] += 1
        removed[label] += value >= REMOVE_AT
        if listed and (value >= REMOVE_AT) == (label in CONTENT):
            print(f"{value:.2f} {label:<10} {text}")
    print(f"{len(judged)} lines, {FOLDS} folds by page; a score of {REMOVE_AT} or more removes a line")
    for label, count in lines.most_common():
        print(f"{label:<10} {count:>5} lines, {removed[label] / count:>6.1%} removed")
    noise = sum(count for label, count in lines.items() if label not in CONTENT)
    gone = sum(count for label, count in removed.items() if label not in CONTENT)
    kept = sum(lines[label] - removed[label] for label in CONTENT)
    content = sum(lines[label] for label in CONTENT)
    print(f"noise gone {gone / noise:.1%}, content kept {kept / content:.1%}")
    for threshold in (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98):
        lost = sum(value >= threshold for (label, _, _), value in judged if label in CONTENT)
        gone = sum(value >= threshold for (label, _, _), value in judged if label not in CONTENT)
        shares = f"noise gone {gone / noise:.1%}, content lost {lost / content:.1%}"
        print(f"  at {threshold:.2f}: {shares} ({lost} lines)")


if __name__ == "__main__":
    main()
