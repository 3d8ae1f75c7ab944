"""Writes `_headers`: what a host must say with the files, in the form that Netlify and Cloudflare read.

Open files and calendars may be read by scripts of any site. Only the question for frames may stand in a frame
of another site. Hosts join the values of all rules that match an address, and a policy joined with another
allows what both allow: so each page has a rule of its own, and none stands for all.
"""

from collections.abc import Iterator
from pathlib import Path

from mkdocs.exceptions import PluginError

from hooks.finish import calendars, open_data
from hooks.pages.addresses import page_url
from hooks.pages.languages import LANGUAGES

FILE = "_headers"
EMBED = "embed"
FRAME_RULE = "Content-Security-Policy: frame-ancestors {}"
ANY_SITE = "Access-Control-Allow-Origin: *"
MAX_RULES = 100  # Cloudflare reads no more

Rules = dict[str, list[str]]


def rules(pages: list[str]) -> Rules:
    """Return the headers of each pattern of addresses; `pages` are the pages' addresses, such as `en/faq/`.

    Raises PluginError for more pages than a host takes rules.
    """
    framed = {page_url(lang, EMBED) for lang in LANGUAGES}
    found = {
        f"/{open_data.FOLDER}/*": [ANY_SITE],
        f"/{calendars.FOLDER}/*": [ANY_SITE],
    }
    for page in sorted(set(pages) | framed):
        found[f"/{page}"] = [FRAME_RULE.format("*" if page in framed else "'self'")]
    if len(found) > MAX_RULES:
        raise PluginError(f"{FILE} would hold {len(found)} rules; Cloudflare takes {MAX_RULES}")
    return found


def text(found: Rules) -> str:
    """Return the rules as the hosts read them."""
    return "".join(
        f"{pattern}\n" + "".join(f"  {line}\n" for line in lines) for pattern, lines in found.items()
    )


def write(site: Path) -> None:
    """Write the file for the pages that the finished site holds."""
    (site / FILE).write_text(text(rules(list(_pages(site)))), encoding="utf-8")


def _pages(site: Path) -> Iterator[str]:
    for page in site.rglob("index.html"):
        folder = page.parent.relative_to(site).as_posix()
        yield "" if folder == "." else f"{folder}/"
