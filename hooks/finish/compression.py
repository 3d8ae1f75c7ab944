"""Lays compressed copies beside each file that gets smaller by it: `.br` and `.gz`, for hosts that send them.

`python -m hooks.finish.compression site` does so with a finished site, as the last step of `make build`. The
same content gives the same bytes. What was compressed before is kept, see hooks/kept.py.
"""

import argparse
import gzip
import os
import sys
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import brotli

from hooks import kept
from hooks.finish import host_headers

# Pictures and archives are compressed already; other endings may be new, and are tried.
COMPRESSED = {".br", ".gz", ".png", ".jpg", ".webp", ".avif", ".woff2", ".zip"}
MIN_BYTES = 200  # a packet holds more
WORTH = 0.95  # a copy that is hardly smaller costs a host a look and a reader the unpacking
FORMATS: dict[str, Callable[[bytes], bytes]] = {
    ".br": lambda content: bytes(brotli.compress(content, quality=11, lgwin=24)),
    ".gz": lambda content: gzip.compress(content, 9, mtime=0),
}


class Sizes(NamedTuple):
    """How many files have copies, and how many bytes they have plain and in each format."""

    files: int
    plain: int
    copies: dict[str, int]

    def sentence(self) -> str:
        """Return the sizes as the command prints them."""
        each = ", ".join(f"{size / 1e6:.1f} MB as {ending}" for ending, size in self.copies.items())
        return f"compressed copies of {self.files} files: {self.plain / 1e6:.1f} MB, {each}"


def compressible(site: Path) -> Iterator[Path]:
    """Yield the files of a site that may have copies; copies of such files are none."""
    for path in sorted(site.rglob("*")):
        if path.name == host_headers.FILE:
            continue  # hosts read it, nobody else
        if path.suffix not in COMPRESSED and path.is_file() and path.stat().st_size >= MIN_BYTES:
            yield path


def take_away(site: Path) -> None:
    """Remove all copies: of a site that is finished anew they would show what was."""
    for ending in FORMATS:
        for path in site.rglob(f"*{ending}"):
            if path.with_suffix("").is_file():
                path.unlink()


def compressed(content: bytes, ending: str) -> bytes:
    """Return the content in the format of an ending, made once for each content."""
    made_by = (kept.sources(Path(__file__)), kept.versions("brotli"), zlib.ZLIB_RUNTIME_VERSION)
    made_of = (ending, sha256(content).hexdigest(), *made_by)
    return kept.one("compressed", made_of, lambda: FORMATS[ending](content))


def lay_copies(path: Path) -> dict[str, int]:
    """Lay the copies of a file beside it; return their sizes by ending, none where none is worth it."""
    content = path.read_bytes()
    sizes = {}
    for ending in FORMATS:
        copy = path.with_name(path.name + ending)
        made = compressed(content, ending)
        if len(made) <= WORTH * len(content):
            copy.write_bytes(made)
            sizes[ending] = len(made)
        else:
            copy.unlink(missing_ok=True)
    return sizes


def run(site: Path) -> Sizes:
    """Lay the copies of all files of a site."""
    files = list(compressible(site))
    # Both compressors let other threads run.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        sizes = dict(zip(files, pool.map(lay_copies, files), strict=True))
    with_copies = {path: each for path, each in sizes.items() if each}
    return Sizes(
        len(with_copies),
        sum(path.stat().st_size for path in with_copies),
        {ending: sum(each.get(ending, 0) for each in with_copies.values()) for ending in FORMATS},
    )


def main(arguments: list[str] | None = None) -> str | int:
    """Return 0 when the copies are laid, otherwise a sentence that says what is wrong."""
    parser = argparse.ArgumentParser(prog="python -m hooks.finish.compression", description=__doc__)
    parser.add_argument("site", type=Path, help="the folder of the finished site")
    given = parser.parse_args(arguments)
    if not (given.site / "index.html").is_file():
        return f"{given.site} holds no built pages: there is no index.html."
    print(run(given.site).sentence())
    return 0


if __name__ == "__main__":
    sys.exit(main())
