"""Compares a site on the web with the one built here: `python -m tools.verify https://your.site/`.

Both hold `sw.js`, which names every file that a page is made of with the hash of its content. Compared are
the two scripts, and then what the host really sends with the list of the host: a host that rewrites files, or
keeps old ones, is named file by file. All other files of the build, such as pictures, calendars, feeds,
Pyodide's core and the bill of materials, are compared byte by byte. Files that no list names and that only
the host has cannot be found so.

Pages and ready answers belong to the day of the build: to compare with a site of an earlier day, build with
`SOURCE_DATE_EPOCH` set to it.

Exit code 0: the host sends the site that is built here. 1: something differs, and is named. 2: it could not
be found out.
"""

import argparse
import base64
import hashlib
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import Request, urlopen

from hooks.finish.compression import FORMATS
from hooks.finish.host_headers import paths_of
from hooks.finish.service_worker import DECLARED, HASH_DIGITS
from tools.audit.pages import file_of

SCRIPT = "sw.js"
TIMEOUT = 30.0
PARALLEL = 6
SAME, DIFFERENT, UNKNOWN = 0, 1, 2

Get = Callable[[str], bytes]


class NotKnownError(Exception):
    """It could not be found out; the message is a sentence that says why."""


class Listed(NamedTuple):
    """What a site's `sw.js` tells: its version, the hash of each file by address, and its own code."""

    version: str
    files: dict[str, str]
    code: str

    def is_content(self, address: str, content: bytes) -> bool:
        """Tell whether a file has the content that its hash names."""
        digest = hashlib.sha256(content)
        written = base64.b64encode(digest.digest()).decode()
        return self.files[address] in (digest.hexdigest()[:HASH_DIGITS], f"sha256-{written}")


def listed(script: str, whose: str) -> Listed:
    """Return what a `sw.js` tells; raises NotKnownError if it is not one of this site."""
    try:
        known: dict[str, Any]
        told = script.removeprefix(DECLARED)
        known, end = json.JSONDecoder().raw_decode(told)
        python = known["python"]
        files = {**known["kept"], **known["onDemand"], **python["archives"], **python["smallEngine"]}
        return Listed(known["version"], files, told[end:])
    except (ValueError, KeyError, TypeError):
        raise NotKnownError(f"{whose}: sw.js is not the service worker of this site.") from None


def compared(there: Listed, here: Listed) -> Iterator[str]:
    """Yield a sentence for each file that the two tell differently, and for `sw.js` if its code differs."""
    for address in sorted(there.files.keys() | here.files.keys()):
        shown = _shown(address)
        if address not in there.files:
            yield f"only here: {shown}"
        elif address not in here.files:
            yield f"only on the host: {shown}"
        elif there.files[address] != here.files[address]:
            yield f"another content: {shown}"
    if there.code != here.code:
        yield "another content: sw.js"


def delivered(there: Listed, others: Mapping[str, Path], get: Get) -> Iterator[str]:
    """Yield a sentence for each file that the host sends otherwise than it should.

    What the host's own list names must be as the list says; `others` are held against the files of the build.
    """

    def problem(address: str) -> str | None:
        try:
            content = get(address)
        except HTTPError as error:
            return f"the host answers {error.code}: {_shown(address)}"
        except OSError as error:
            return f"the host does not send: {_shown(address)} ({error})"
        if address in there.files:
            right, source = there.is_content(address, content), "its sw.js names"
        else:
            right, source = content == others[address].read_bytes(), "are built here"
        return None if right else f"the host sends other bytes than {source}: {_shown(address)}"

    with ThreadPoolExecutor(PARALLEL) as pool:
        yield from filter(None, pool.map(problem, sorted(there.files.keys() | others.keys())))


def unlisted(site: Path, here: Listed) -> dict[str, Path]:
    """Return the files of a built site that its `sw.js` does not name, by address, without their copies."""
    every = {address: site / file_of(address) for address in paths_of(site)}
    copies = {path.with_name(path.name + ending) for path in every.values() for ending in FORMATS}
    known = {SCRIPT, *here.files}
    return {address: path for address, path in every.items() if address not in known and path not in copies}


def _shown(address: str) -> str:
    return address or "(home page)"


def fetch(root: str, address: str) -> bytes:
    """Return what the host sends for an address relative to the root of the site, uncompressed.

    Raises OSError if it does not.
    """
    # Of a host that compresses on the way, the plain bytes are asked for.
    asked = {"Accept-Encoding": "identity", "Cache-Control": "no-cache", "User-Agent": "guide-verify"}
    request = Request(urljoin(root, quote(address)), headers=asked)  # noqa: S310  # http or https, see `main`
    with urlopen(request, timeout=TIMEOUT) as response:  # noqa: S310
        return bytes(response.read())


def verify(root: str, site: Path) -> list[str]:
    """Return a sentence for each difference; raises NotKnownError if one of the two cannot be read."""
    try:
        here = listed((site / SCRIPT).read_text("utf-8"), str(site))
        others = unlisted(site, here)
    except OSError:
        raise NotKnownError(f"{site} holds no sw.js: run `make build` first.") from None
    try:
        there = listed(fetch(root, SCRIPT).decode("utf-8", "replace"), root)
    except (URLError, OSError) as error:
        raise NotKnownError(f"{root} cannot be asked: {error}") from None
    size = len(there.files.keys() | others.keys())
    print(f"{root}: version {there.version}; {site}: version {here.version}; {size} files")
    return [*compared(there, here), *delivered(there, others, partial(fetch, root))]


def main(arguments: list[str] | None = None) -> int:
    """Print what differs and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tools.verify", description=__doc__)
    parser.add_argument("address", help="the address of the site's root, such as https://your.site/")
    parser.add_argument("--site", type=Path, default=Path("site"), help="the folder of the built site")
    given = parser.parse_args(arguments)
    root = given.address if given.address.endswith("/") else f"{given.address}/"
    try:
        if urlsplit(root).scheme not in ("http", "https") or not urlsplit(root).netloc:
            raise NotKnownError(f"{given.address} is no address of a site: it should begin with https://.")
        found = verify(root, given.site)
    except NotKnownError as error:
        print(error, file=sys.stderr)
        return UNKNOWN
    print("\n".join(found) or "The host sends the site that is built here.")
    return DIFFERENT if found else SAME


if __name__ == "__main__":
    sys.exit(main())
