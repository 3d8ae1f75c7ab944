"""Whole web pages, beside programs with the same aim: `python -m benchmarks.normalizer_pages`.

For each page the share of its pieces of content that are kept, and of its pieces of furniture that are gone,
by the normalizer, trafilatura, readability-lxml and markitdown. The last two are no part of the project:
`pip install --require-hashes -r benchmarks/normalizer_peers.txt` puts them beside it. One that is not there
has a dash. (markitdown turns a page into Markdown whole; it is there to show what all of a page is.)
"""

import io
import logging
import re
import tomllib
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from normalizer import normalize
from normalizer.markdown import markdown
from normalizer.reading import read
from normalizer.steps.traditional import simplified

PAGES = Path(__file__).parent / "normalizer_pages"
_NO_LETTER = re.compile(r"[\W_]+")


def ours(page: bytes) -> str:
    return "\n".join(markdown(draft) for draft in normalize(read(page).text).drafts)


def trafilatura(page: bytes) -> str:
    from trafilatura import extract

    return extract(page.decode("utf-8"), with_metadata=True, output_format="markdown") or ""


def readability(page: bytes) -> str:
    from lxml import html
    from readability import Document

    document = Document(page.decode("utf-8"))
    return f"{document.short_title()}\n{html.fromstring(document.summary()).text_content()}"


def markitdown(page: bytes) -> str:
    from markitdown import MarkItDown

    return str(MarkItDown().convert_stream(io.BytesIO(page), file_extension=".html").markdown)


PEERS: dict[str, Callable[[bytes], str]] = {
    "normalizer": ours,
    "trafilatura": trafilatura,
    "readability": readability,
    "markitdown": markitdown,
}


def key(text: str) -> str:
    """Return the letters and digits of a text, simplified."""
    return _NO_LETTER.sub("", simplified(text)).casefold()


def main() -> None:
    logging.disable(logging.WARNING)
    pieces = tomllib.loads((PAGES / "pieces.toml").read_text(encoding="utf-8"))
    there = [name for name in PEERS if name == "normalizer" or find_spec(name)]
    print(f"| page | {' | '.join(PEERS)} |\n|{' --- |' * (len(PEERS) + 1)}")
    sums = {name: [0, 0, 0, 0] for name in there}
    for page, wanted in pieces.items():
        cells = []
        for name, convert in PEERS.items():
            if name not in there:
                cells.append("–")
                continue
            text = key(convert((PAGES / page).read_bytes()))
            kept = sum(key(piece) in text for piece in wanted["content"])
            gone = sum(key(piece) not in text for piece in wanted["furniture"])
            counts = (kept, len(wanted["content"]), gone, len(wanted["furniture"]))
            sums[name] = [one + other for one, other in zip(sums[name], counts, strict=True)]
            cells.append(f"{kept}/{counts[1]} · {gone}/{counts[3]}")
        print(f"| {page} | {' | '.join(cells)} |")
    cells = [
        f"{sums[name][0] / sums[name][1]:.0%} · {sums[name][2] / sums[name][3]:.0%}" if name in there else "–"
        for name in PEERS
    ]
    print(f"| all | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
