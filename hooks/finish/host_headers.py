"""Says what a host sends beside each file, once for every kind of host, and writes it as `_headers`.

`kinds` is the one description: which paths are of a kind, and the headers of that kind. Netlify, Cloudflare
Pages and others read it as `_headers`; tools/deploy.py writes it for nginx and Caddy, tools/preview.py sends
it.

A page's policy stands in the page, for hosts that send nothing. What a page cannot say for itself is said
here: who may frame it, the policy of the workers, which no page's policy reaches, who may read the open
files. No two kinds give the same header to one file: a host would join their values.
"""

import logging
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from mkdocs.exceptions import PluginError

from hooks.finish import policy
from hooks.finish.hashed_names import DIGITS
from hooks.pages.addresses import (
    CALENDARS,
    OPEN_DATA,
    PYTHON_WORKER,
    SEARCH_WORKER,
    page_path,
    page_url,
)
from hooks.pages.languages import LANGUAGES
from hooks.runtime.published import FOLDER as PYTHON

LOG = logging.getLogger("mkdocs.hooks.host_headers")
FILE = "_headers"
# A year, for all who read the site over a secure connection; other names of the same host are not concerned.
ONLY_SECURE = {"Strict-Transport-Security": "max-age=31536000"}
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    **ONLY_SECURE,
}
ASKED_ANEW = {"Cache-Control": "no-cache"}
# The names change with the content.
KEPT_FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}
# What other programs and sites ask for under one name.
KEPT_FOR_AN_HOUR = {"Cache-Control": "public, max-age=3600"}
# Only the question for frames may stand in a frame of another site.
FRAMED_BY_NOBODY = {"Content-Security-Policy": "frame-ancestors 'none'"}
FRAMED_BY_ANYBODY = {"Content-Security-Policy": "frame-ancestors *"}
EMBED = "embed"
# Open files and calendars may be read by scripts of any site.
ANY_SITE = {"Access-Control-Allow-Origin": "*"}
# Wrong types for these lose streaming compilation, are refused as modules, or are offered as a download.
TYPES = {
    ".bin": "application/octet-stream",
    ".br": "application/octet-stream",
    ".css": "text/css; charset=utf-8",
    ".gz": "application/gzip",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
}
MAX_RULES = 100  # Cloudflare reads no more

Rules = dict[str, dict[str, str]]


class Kind(NamedTuple):
    """Paths of one kind, relative to the root of the site, and what is sent with them.

    A path is of the kind if `pattern` matches all of it and `but` does not. Both are regular expressions that
    Python, PCRE and RE2 read alike.
    """

    name: str
    pattern: str
    headers: dict[str, str]
    but: str = ""

    def holds(self, path: str) -> bool:
        """Tell whether a path relative to the root of the site is of this kind."""
        return bool(re.fullmatch(self.pattern, path)) and not (self.but and re.fullmatch(self.but, path))


def kinds(origins: list[dict[str, str]]) -> tuple[Kind, ...]:
    """Return every kind of file; `origins` are those that Python comes from."""
    page = r"(.*/)?([^/.]+\.html)?"
    framed = "|".join(rf"{re.escape(page_url(lang, EMBED))}(index\.html)?" for lang in LANGUAGES)
    asked_anew = r"sw\.js|version\.txt"
    by_content = rf".*\.[0-9a-f]{{{DIGITS}}}\.[a-z0-9]+|{PYTHON}/.*"
    return (
        Kind("everything", ".*", EVERYWHERE),
        Kind("page", page, ASKED_ANEW | FRAMED_BY_NOBODY, but=framed),
        Kind("framed", framed, ASKED_ANEW | FRAMED_BY_ANYBODY),
        Kind("asked_anew", asked_anew, ASKED_ANEW),
        Kind("by_content", by_content, KEPT_FOR_EVER),
        Kind("other", ".*", KEPT_FOR_AN_HOUR, but=f"{page}|{asked_anew}|{by_content}"),
        Kind("service_worker", r"sw\.js", _policy(policy.SERVICE_WORKER)),
        Kind("search_worker", _hashed(SEARCH_WORKER), _policy(policy.SEARCH_WORKER)),
        Kind("python_worker", _hashed(PYTHON_WORKER), _policy(policy.python_worker(origins))),
        Kind("open", f"({OPEN_DATA}|{CALENDARS})/.*", ANY_SITE),
    )


def _policy(text: str) -> dict[str, str]:
    return {"Content-Security-Policy": text}


def _hashed(address: str) -> str:
    stem, _, ending = address.rpartition(".")
    return rf"{re.escape(stem)}\.[0-9a-f]{{{DIGITS}}}\.{ending}"


def sent_with(known: Iterable[Kind], path: str) -> dict[str, str]:
    """Return the headers for a path relative to the root of the site.

    Raises ValueError if two kinds give the same one.
    """
    return _joined(path, (kind.headers for kind in known if kind.holds(path)))


def _joined(path: str, given: Iterable[dict[str, str]]) -> dict[str, str]:
    sent: dict[str, str] = {}
    for headers in given:
        twice = sent.keys() & headers.keys()
        if twice:
            raise ValueError(f"{path}: two rules give {', '.join(sorted(twice))}")
        sent |= headers
    return sent


def rules(paths: Iterable[str], known: Iterable[Kind]) -> Rules:
    """Return the headers of a site with these paths, by path; a `*` at the end stands for anything."""
    paths = set(paths)
    found: Rules = {}
    for kind in known:
        for rule in _cover({path for path in paths if kind.holds(path)}, paths):
            found.setdefault(rule, {}).update(kind.headers)
    return found


def _cover(chosen: set[str], paths: set[str], folder: str = "") -> Iterator[str]:
    """Yield rules for the chosen ones of the paths below a folder, for whole folders where that is so."""
    if paths <= chosen:
        yield f"{folder}*"
        return
    parts: dict[tuple[str, str], set[str]] = {}
    for path in paths:
        name, slash, _ = path.removeprefix(folder).partition("/")
        parts.setdefault((name, slash), set()).add(path)
    for (name, slash), below in sorted(parts.items()):
        if below.isdisjoint(chosen):
            continue
        if slash:
            yield from _cover(chosen, below, f"{folder}{name}/")
        else:
            yield folder + name


def paths_of(site: Path) -> Iterator[str]:
    """Yield every path of a built site that a browser asks for, relative to its root."""
    for file in sorted(site.rglob("*")):
        if file.is_file() and file.name != FILE:
            yield page_path(file.relative_to(site).as_posix())


def text(found: Rules, address: str) -> str:
    """Return the file for a site at `address`; its paths begin at the root of the host."""
    base = urlsplit(address).path
    return (
        "\n".join(
            "\n".join([f"{base}{path}", *(f"  {name}: {value}" for name, value in headers.items())])
            for path, headers in found.items()
        )
        + "\n"
    )


def write(site: Path, address: str, origins: list[dict[str, str]]) -> None:
    """Write the file into a built site.

    Of a site with more folders of pages than hosts read rules, pages are left out: these hosts ask for pages
    anew by themselves, and a page's policy stands in it, all but who may frame it. Raises PluginError if even
    so there are too many.
    """
    paths, known = set(paths_of(site)), kinds(origins)
    found = rules(paths, known)
    if len(found) > MAX_RULES:
        LOG.info("%s leaves out the pages: hosts read %d rules, not %d.", FILE, MAX_RULES, len(found))
        found = rules(paths, (kind for kind in known if kind.name != "page"))
    if len(found) > MAX_RULES:
        raise PluginError(f"{FILE} would hold {len(found)} rules; Cloudflare takes {MAX_RULES}")
    (site / FILE).write_text(text(found, address), "utf-8")


def read(written: str) -> Rules:
    """Return the rules of a file that `text` wrote; their paths begin at the root of the host."""
    found: Rules = {}
    for line in filter(None, written.splitlines()):
        if line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            found[next(reversed(found))][name] = value
        else:
            found[line] = {}
    return found


def sent_by(found: Rules, path: str) -> dict[str, str]:
    """Return the headers that a host with these rules sends for a path; raises as `sent_with` does."""
    applied = (
        headers
        for rule, headers in found.items()
        if path == rule or (rule.endswith("*") and path.startswith(rule[:-1]))
    )
    return _joined(path, applied)
