"""The account every run must give: characters in, minus removed, plus supplied, are the characters out."""

from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

from normalizer import Change, Normalized, normalize
from normalizer.markdown import markdown
from normalizer.text import HAN_CHARACTER

RunStep = Callable[[str, str], tuple[str, list[Change]]]
"""Step name and text to text and changes."""
ARTICLES = Path(__file__).with_name("articles")


@cache
def normalized(raw: str) -> Normalized:
    """Return what becomes of a whole article, worked out once for all tests of it."""
    return normalize(raw)


def han(text: str) -> Counter[str]:
    return Counter(HAN_CHARACTER.findall(text))


def output_of(result: Normalized) -> str:
    return "\n".join(markdown(draft) for draft in result.drafts)


def unaccounted(raw: str, result: Normalized) -> tuple[Counter[str], Counter[str]]:
    """Return the Chinese characters lost, and those gained, that no change of the report explains."""
    expected, actual = han(raw), han(output_of(result))
    for change in result.changes:
        if change.action in ("removed", "repaired", "supplied"):
            expected.subtract(han(change.before))
            expected.update(han(change.after))
    lost = Counter({character: count - actual[character] for character, count in expected.items()})
    gained = Counter({character: count - expected[character] for character, count in actual.items()})
    return +lost, +gained
