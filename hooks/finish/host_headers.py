"""Writes `_headers`, in which Netlify, Cloudflare Pages and others read what to send beside each file.

A page's policy stands in the page too, for hosts that send none. What a page cannot say for itself is said
here: the policy of the workers, which no page's policy reaches, who may frame a page, who may read the open
files. No two rules give the same header to one file: a host would join their values.
"""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.exceptions import PluginError

from hooks.finish import policy
from hooks.pages.addresses import CALENDARS, OPEN_DATA, page_path, page_url
from hooks.pages.languages import LANGUAGES
from hooks.runtime.published import FOLDER as PYTHON

FILE = "_headers"
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
ASKED_ANEW = {"Cache-Control": "no-cache"}
# The names change with the content.
KEPT_FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}
# Only the question for frames may stand in a frame of another site.
NOBODY_FRAMES, ANYBODY_FRAMES = "; frame-ancestors 'none'", "; frame-ancestors *"
EMBED = "embed"
# Open files and calendars may be read by scripts of any site.
ANY_SITE = {"Access-Control-Allow-Origin": "*"}
MAX_RULES = 100  # Cloudflare reads no more

Rules = dict[str, dict[str, str]]


def rules(site: Path, origins: list[dict[str, str]]) -> Rules:
    """Return the headers by path below the root of the site; a `*` at the end stands for anything."""
    return {
        "*": EVERYWHERE,
        **dict(_pages(site)),
        "sw.js": ASKED_ANEW | {"Content-Security-Policy": policy.SERVICE_WORKER},
        "version.txt": ASKED_ANEW,
        "assets/search/worker.js": {"Content-Security-Policy": policy.SEARCH_WORKER},
        "assets/calculator/worker.js": {"Content-Security-Policy": policy.python_worker(origins)},
        f"{PYTHON}/*": KEPT_FOR_EVER,
        f"{OPEN_DATA}/*": ANY_SITE,
        f"{CALENDARS}/*": ANY_SITE,
    }


def _pages(site: Path) -> Iterator[tuple[str, dict[str, str]]]:
    framed = {page_url(lang, EMBED) for lang in LANGUAGES}
    for file in sorted(site.rglob("index.html")):
        path = page_path(file.relative_to(site).as_posix())
        frames = ANYBODY_FRAMES if path in framed else NOBODY_FRAMES
        yield path, {"Content-Security-Policy": policy.of_page(file.read_text("utf-8")) + frames}


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
    """Write the file into a site whose pages hold their policies.

    Raises PluginError for more rules than a host takes.
    """
    found = rules(site, origins)
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


def sent_with(found: Rules, path: str) -> dict[str, str]:
    """Return the headers for a path of the host; raises ValueError if two rules give the same one."""
    sent: dict[str, str] = {}
    for rule, headers in found.items():
        if path == rule or (rule.endswith("*") and path.startswith(rule[:-1])):
            twice = sent.keys() & headers.keys()
            if twice:
                raise ValueError(f"{path}: two rules give {', '.join(sorted(twice))}")
            sent |= headers
    return sent
