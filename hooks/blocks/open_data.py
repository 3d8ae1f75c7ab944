"""Writes the parts of the page on open data: the calendars, the files, and the examples.

- `[[calendars]]`: each calendar with a button to subscribe and its address to copy,
- `[[open-files]]`: each open file with its schema,
- `[[example make_up_days.py]]`: a program of examples/ and what it prints, as a test finds;
- `[[embed]]`: the question for frames, as it is written on another site and as it then looks.
"""

from html import escape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from mkdocs.utils import get_relative_url

from calculator import working_days
from hooks.blocks.place import Place
from hooks.pages.addresses import OPEN_DATA, calendar_file, page_url
from hooks.pages.markers import MarkerError
from hooks.wording import frame_wording

EXAMPLES = Path(__file__).with_name("examples")
LANGUAGE_OF = {".py": "python", ".mjs": "js"}
# Stands in an example for the address of the site.
SITE = "SITE_ADDRESS"


def render_calendars(place: Place) -> str:
    """Return the list of calendars in the page's language."""
    words = frame_wording(place.lang)["calendars"]
    items = []
    for kind in words["name"]:
        address = urljoin(place.address, calendar_file(kind, place.lang))
        subscribe = urlsplit(address)._replace(scheme="webcal").geturl()
        items.append(
            f"<li><strong>{escape(words['name'][kind])}</strong><br>"
            f'<a class="calc-button" href="{escape(subscribe)}">{escape(words["subscribe"])}</a> '
            f'<a href="{escape(address)}">{escape(address)}</a></li>'
        )
    return f'<ul class="calendars">{"".join(items)}</ul>'


def render_files(place: Place) -> str:
    """Return the table of open files with their schemas."""
    words = frame_wording(place.lang)["open_data"]
    years = [notice.year for notice in working_days.load().notices]
    rows = [
        *(
            (f"working-days/{year}.json", "working-days", words["working_days"].format(year=year))
            for year in years
        ),
        ("notices.json", "notices", words["notices"]),
        ("procedures.json", "procedures", words["procedures"]),
    ]
    head = "".join(f'<th scope="col">{escape(word)}</th>' for word in words["heads"])
    body = "".join(_row(place, *row) for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _row(place: Place, name: str, schema: str, text: str) -> str:
    file = urljoin(place.address, f"{OPEN_DATA}/{name}")
    description = urljoin(place.address, f"{OPEN_DATA}/schema/{schema}.json")
    return (
        f'<tr><th scope="row">{escape(text)}</th><td><a href="{escape(file)}">{escape(name)}</a></td>'
        f'<td><a href="{escape(description)}">schema/{escape(schema)}.json</a></td></tr>'
    )


def code(file: Path, site_url: str) -> str:
    """Return the text of an example for the site at that address."""
    return file.read_text(encoding="utf-8").replace(SITE, site_url)


def render_example(args: list[str], place: Place) -> str:
    """Return an example and what it prints; raises MarkerError for one that does not exist."""
    known = sorted(path.name for path in EXAMPLES.iterdir() if path.suffix in LANGUAGE_OF)
    if len(args) != 1 or args[0] not in known:
        raise MarkerError(f"[[example {' '.join(args)}]] should name one of {', '.join(known)}")
    file = EXAMPLES / args[0]
    printed = file.with_suffix(".txt").read_text(encoding="utf-8")
    words = frame_wording(place.lang)["open_data"]
    language = LANGUAGE_OF[file.suffix]
    return (
        '<div class="example" data-search-exclude>'
        f'<pre><code class="language-{language}">{escape(code(file, place.address))}</code></pre>'
        f"<p>{escape(words['prints'])}</p><pre><code>{escape(printed)}</code></pre></div>"
    )


def snippet(place: Place, root: str) -> str:
    """Return the HTML that shows the question; `root` leads to the root of this site and ends in a slash."""
    words = frame_wording(place.lang)["open_data"]
    script = f"{root}assets/embed/element.js"
    page = f"{root}{page_url(place.lang, 'calculator')}"
    return (
        f'<script async src="{escape(script)}"></script>\n'
        f'<sim-finish-date lang="{place.lang}" card="whitelist" title="{escape(words["embed_title"])}">\n'
        f'  <a href="{escape(page)}?card=whitelist">{escape(words["embed_title"])}</a>\n'
        "</sim-finish-date>"
    )


def render_embed(place: Place) -> str:
    """Return the snippet, and the question in a frame as a reader of another site sees it."""
    shown = snippet(place, get_relative_url("", place.document.url) + "/")
    return (
        '<div class="example" data-search-exclude>'
        f'<pre><code class="language-html">{escape(snippet(place, place.address))}</code></pre>{shown}</div>'
    )
