"""Keeps Material's script from asking a site map of every page that a language link names.

Material takes each `<link rel="alternate">` for another version of the site and requests `sitemap.xml` below
its address. The absolute hreflang links that search engines need, and the feed link, would thus cost a failed
request each, on the host of the production site even. The selector in the shipped script is narrowed to links
that no page has.
"""

from pathlib import Path

from mkdocs.exceptions import PluginError

ASKS = '"link[rel=alternate]"'
ASKS_NOT = '"link[rel=alternate-version]"'


def without_site_map_requests(script: str) -> str:
    """Return Material's script without the requests; raises ValueError if the place is not there once."""
    if script.count(ASKS) != 1:
        raise ValueError(
            f"Material's script should hold {ASKS} exactly once, but holds it {script.count(ASKS)} times: "
            "look at how this release switches languages, and mend hooks/finish/material_bundle.py."
        )
    return script.replace(ASKS, ASKS_NOT)


def narrow(site: Path) -> None:
    """Narrow the script of the built site; one that is narrowed already stays. Raises PluginError."""
    for path in (site / "assets" / "javascripts").glob("bundle.*.min.js"):
        script = path.read_text("utf-8")
        if ASKS_NOT in script:
            continue
        try:
            path.write_text(without_site_map_requests(script), "utf-8")
        except ValueError as error:
            raise PluginError(str(error)) from error
