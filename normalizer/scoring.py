"""Is this line of the page noise? Its features, blended into one score.

The score is the probability that logistic regression gives: a weighted sum of the features, squashed to
0 … 1. The weights are fitted to `labelled_lines.txt` by `python -m normalizer.fit` and lie in `weights.json`.
"""

from __future__ import annotations

import json
import re
from functools import cache
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from normalizer.features import Features, Seen, places, see, together

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_WEIGHTS = Path(__file__).with_name("weights.json")
SHORTEST_OF_TWO = 24
"""Characters of the shortest line that is judged sentence by sentence."""
DOUBTFUL = 0.7
"""The highest score of a sentence for which its neighbours alone speak; enough for the editor to see it."""
NEAR = 3
"""Lines with text on either side that are a line's neighbours."""
_STRONG = 6.0
"""The sum of a line that is noise for itself almost surely; it makes the feature `alone` about 1."""
_LARGEST = 30.0
_MOSTLY_SHORT = 0.6
_OTHERWISE = frozenset(("telltale", "below_related", "below_comment", "date", "arrow", "furniture_label"))
"""Features that show a short line to be noise in an article of short lines as well."""
_SENTENCE = re.compile(r"(?:[^。！？!?]|[!?](?=\S))*?(?:[。！？]+[”’」』）)]*|[.!?](?= [A-Z])|$)", re.DOTALL)


class Judgement(NamedTuple):
    """What is to be known of a line.

    The score of each of its sentences, whether a date in it is that of the article, whether the line looks
    like the title or a sentence of the article, and whether it stands below the head of links or comments.
    """

    scores: list[float]
    dates_the_article: bool
    of_the_article: bool
    below_head: bool

    @property
    def score(self) -> float:
        """The score of the line: that of the sentence least likely to be noise."""
        return min(self.scores, default=0.0)


@cache
def weights() -> dict[str, dict[str, float]]:
    """Return what each feature counts: `alone`, and `on_page` beside neighbours; `bias` comes before any."""
    fitted: dict[str, dict[str, float]] = json.loads(_WEIGHTS.read_text(encoding="utf-8"))
    return fitted


def judge(texts: Sequence[str]) -> list[Judgement]:
    """Return the judgement on each line of an article; empty lines have no sentences."""
    filled = [index for index, text in enumerate(texts) if text.strip()]
    found = [Judgement([], dates_the_article=False, of_the_article=False, below_head=False)] * len(texts)
    lines = page_features([texts[at] for at in filled], weights()["alone"])
    for index, parts in zip(filled, lines, strict=True):
        likely = [_by_its_own(part, score(part, weights()["on_page"])) for part in parts]
        below_head = "below_related" in parts[0] or "below_comment" in parts[0]
        dates = not below_head and _dates_the_article(parts[0])
        found[index] = Judgement(likely, dates, any(map(_is_of_the_article, parts)), below_head)
    return found


def _by_its_own(features: Features, likely: float) -> float:
    """Return the score; a whole sentence that is no noise by itself is none because of its neighbours.

    Nor is a short line without words of noise in an article that is made of such lines.
    """
    of_short_lines = features["short_lines"] > _MOSTLY_SHORT and _OTHERWISE.isdisjoint(features.keys())
    if ("stop" in features and features["alone"] < 0) or ("title_like" in features and of_short_lines):
        return min(likely, DOUBTFUL)
    return likely


def _dates_the_article(features: Features) -> bool:
    return "words_error" not in features and ("above_sentences" in features or "words_byline" in features)


def _is_of_the_article(features: Features) -> bool:
    return "stop" in features or "title" in features or {"title_like", "above_sentences"} <= features.keys()


def score(features: Mapping[str, float], weight: Mapping[str, float]) -> float:
    """Return how likely a line with these features is noise: 0 … 1."""
    return _likelihood(total(features, weight))


def total(features: Mapping[str, float], weight: Mapping[str, float]) -> float:
    """Return the weighted sum of features, before it is squashed."""
    found = weight["bias"] + sum(value * weight.get(name, 0.0) for name, value in features.items())
    return max(-_LARGEST, min(_LARGEST, found))


def _likelihood(sum_of_features: float) -> float:
    return 1 / (1 + exp(-sum_of_features))


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a line, each with its marks; joined they are the line."""
    if len(text) <= SHORTEST_OF_TWO:
        return [text]
    return [part for part in _SENTENCE.findall(text) if part] or [text]


def page_features(texts: Sequence[str], alone: Mapping[str, float] | None = None) -> list[list[Features]]:
    """Return the features of each sentence of each line of a page without its empty lines.

    `alone` are the weights that score a line by itself and its place; with them, what the neighbours of a
    line are counts as well.
    """
    shown = [[see(part) for part in sentences_of(text)] for text in texts]
    seen = [parts[0] if len(parts) == 1 else together(parts) for parts in shown]
    lines = [
        [part.features | place for part in parts]
        for parts, place in zip(shown, places(texts, seen), strict=True)
    ]
    if alone is None:
        return lines
    totals = [[total(part, alone) for part in parts] for parts in lines]
    likely = [_likelihood(min(found)) for found in totals]
    return [
        [
            part | _neighbours(seen, likely, index) | {"alone": found / _STRONG}
            for part, found in zip(parts, totals[index], strict=True)
        ]
        for index, parts in enumerate(lines)
    ]


def _neighbours(seen: Sequence[Seen], likely: Sequence[float], index: int) -> Features:
    near = [at for at in range(index - NEAR, index + NEAR + 1) if at != index and 0 <= at < len(seen)]
    features: Features = {}
    if near:
        features["noise_near"] = sum(likely[at] for at in near) / len(near)
    for name, at in (("above", index - 1), ("below", index + 1)):
        if 0 <= at < len(seen):
            features[f"noise_{name}"] = likely[at]
            features[f"sentence_{name}"] = float(seen[at].sentence)
    return features
