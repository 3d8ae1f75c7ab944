"""Gives every page its Content-Security-Policy, as a meta tag that any static host delivers.

Scripts run from the site itself, or inline when their hash is named; nothing else may be loaded. WebAssembly
and the host that also delivers Python are allowed only on pages that hold the calculator. Runs after
everything that changes a page.
"""

import re
from base64 import b64encode
from hashlib import sha256
from urllib.parse import urlsplit

SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
# Blocks of data are not run, so the policy does not concern them.
RUNS_INLINE = re.compile(r"^(?!.*\bsrc=)(?!.*\btype=\"?application/)", re.DOTALL)
HANDLER = re.compile(r"<[^>]+\son[a-z]+\s*=\s*[\"']", re.IGNORECASE)
CALCULATOR = 'id="calculator-config"'
FIRST_PLACE = '<meta charset="utf-8">'
OWN = re.compile(r'\n  <meta http-equiv="Content-Security-Policy" content="[^"]*">')
# Workers are reached by no page's policy. These two need their own origin's files and nothing else.
SEARCH_WORKER = "default-src 'none'; script-src 'self'; connect-src 'self'"
SERVICE_WORKER = SEARCH_WORKER


def hashes(html: str) -> list[str]:
    """Return the hash of every inline script of a page, each once, as a policy names it."""
    codes = [found["code"] for found in SCRIPT.finditer(html) if RUNS_INLINE.match(found["attributes"])]
    digests = [b64encode(sha256(code.encode()).digest()).decode() for code in codes]
    return [f"'sha256-{digest}'" for digest in dict.fromkeys(digests)]


def hosts(origins: list[dict[str, str]]) -> list[str]:
    """Return scheme and host of the origins that are not the site itself."""
    parts = [urlsplit(origin["url"]) for origin in origins]
    return [f"{part.scheme}://{part.netloc}" for part in parts if part.netloc]


def policy(scripts: list[str], origins: list[dict[str, str]] | None = None) -> str:
    """Return the policy that allows these inline scripts, and with `origins` Python from there."""
    python = [] if origins is None else ["'wasm-unsafe-eval'"]
    directives = {
        "default-src": ["'self'"],
        "script-src": ["'self'", *python, *scripts],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],  # Material's signs are images within its style sheet
        "connect-src": ["'self'", *hosts(origins or [])],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
    }
    return _joined(directives)


def python_worker(origins: list[dict[str, str]]) -> str:
    """Return the policy of the worker in which Python runs.

    It imports the loader as a blob, once its bytes are checked, and may fetch from nowhere but these origins.
    """
    return _joined(
        {
            "default-src": ["'none'"],
            "script-src": ["'self'", "blob:", "'wasm-unsafe-eval'"],
            "connect-src": ["'self'", *hosts(origins)],
        }
    )


def _joined(directives: dict[str, list[str]]) -> str:
    return "; ".join(" ".join([name, *values]) for name, values in directives.items())


def protected(html: str, origins: list[dict[str, str]], *, live_reload: bool) -> str:
    """Return the page with its policy; raises ValueError for an inline handler, which no policy here allows.

    `live_reload` allows any inline script: `mkdocs serve` adds one that is different for every request.
    """
    html = OWN.sub("", html)
    handler = HANDLER.search(SCRIPT.sub("", html))
    if handler:
        raise ValueError(f"an inline handler would be blocked; listen in a script instead: {handler[0]}")
    if FIRST_PLACE not in html:
        raise ValueError(f"the page lacks {FIRST_PLACE}, after which its policy stands")
    scripts = ["'unsafe-inline'"] if live_reload else hashes(html)
    text = policy(scripts, origins if CALCULATOR in html else None)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{text}">'
    return html.replace(FIRST_PLACE, f"{FIRST_PLACE}\n  {meta}", 1)
