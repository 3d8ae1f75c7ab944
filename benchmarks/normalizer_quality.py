"""How much noise goes, and how much content stays: `python -m benchmarks.normalizer_quality`.

Two sets of pages, each judged by itself: those the weights are fitted to, and those nothing was tuned for.
A piece of content is kept if its letters stand in the draft in one run; a piece of noise is gone if not.
`--list` prints every piece that is on the wrong side.
"""

import argparse
import re
from collections.abc import Iterable
from pathlib import Path

from normalizer import normalize
from normalizer.labelled import CONTENT, NEUTRAL, Page, read_pages
from normalizer.markdown import markdown
from normalizer.steps.traditional import simplified
from normalizer.text import squeezed

ROOT = Path(__file__).parent.parent
_NUMBER = re.compile(
    r"^\W*(?:[问答QA][：:]|[A-H][、.]|第.步?[，：,:]|Step \d+:"
    r"|(?:[（(]?[一二三四五六七八九十]{1,3}[)）]?[、.）)]|[（(]?\d{1,2})(?=\D)\W*)?"
)
"""The number of a heading or an item: the draft numbers anew."""
_NO_LETTER = re.compile(r"[\W_]+")
SETS = {
    "fitted to": ROOT / "normalizer" / "labelled_lines.txt",
    "not seen": ROOT / "tests" / "unit" / "normalizer" / "unseen" / "pages.txt",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--list", action="store_true", help="print every piece on the wrong side")
    parser.add_argument("--set", choices=SETS, help="judge one set alone")
    options = parser.parse_args()
    for name, path in SETS.items():
        if options.set in (None, name):
            report(name, read_pages(path), listed=options.list)


def report(name: str, pages: Iterable[Page], *, listed: bool) -> None:
    """Print the figures of one set."""
    kept = content = gone = noise = whole = count = 0
    for page in pages:
        lost, left, pieces = judged(page)
        count += 1
        content += pieces[0]
        noise += pieces[1]
        kept += pieces[0] - len(lost)
        gone += pieces[1] - len(left)
        whole += not lost and not left
        if listed:
            for text in lost:
                print(f"{page.name}: LOST {text}")
            for text in left:
                print(f"{page.name}: left {text}")
    print(
        f"{name}: {count} pages, {whole} wholly right; content kept {kept} of {content} "
        f"({kept / content:.1%}); noise gone {gone} of {noise} ({gone / noise:.1%})"
    )


def judged(page: Page) -> tuple[list[str], list[str], tuple[int, int]]:
    """Return the pieces of content lost, the pieces of noise left, and how many there are of each."""
    draft = key("\n".join(markdown(draft) for draft in normalize(page.raw).drafts))
    lines = [
        (label, text)
        for label, text in zip(page.labels, page.lines, strict=True)
        if key(text) and label != NEUTRAL
    ]
    content = [text for label, text in lines if label in CONTENT]
    for piece in page.noise_inside:
        content = [text.replace(piece, "") for text in content]
    content = [text for text in content if key(text)]
    noise = [text for label, text in lines if label not in CONTENT] + page.noise_inside
    # A word that the article holds as well (回复, 收藏) cannot be told from it.
    noise = [text for text in noise if not any(key(text) in key(line) for line in content)]
    lost = [text for text in content if key(text) not in draft]
    left = [text for text in noise if key(text) in draft]
    return lost, left, (len(content), len(noise))


def key(text: str) -> str:
    """Return what two spellings of one text have in common: letters and digits, simplified, without marks."""
    text = text.replace("\\u3000", " ")
    text = squeezed(simplified(_NUMBER.sub("", text))).casefold()
    return _NO_LETTER.sub("", text)


if __name__ == "__main__":
    main()
