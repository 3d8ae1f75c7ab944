"""The page on open data: what its blocks show, and that every example on it works as printed."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from hooks.blocks import open_data as blocks
from hooks.blocks.place import Place
from hooks.finish import calendars, open_data
from hooks.pages import documents, markers
from hooks.pages.markers import MarkerError
from tests.soup import attribute
from tests.unit.hooks.hook_pages import ADDRESS, page, settings
from tools.preview import POLL_SECONDS

EXAMPLES = sorted(path for path in blocks.EXAMPLES.iterdir() if path.suffix != ".txt")
COMMANDS = {".py": [sys.executable], ".mjs": ["node"]}


class Quiet(SimpleHTTPRequestHandler):
    """Serves without writing a line for each request."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the open files and yield the address that stands before theirs."""
    site = tmp_path_factory.mktemp("site")
    open_data.write(settings(site))
    calendars.write(settings(site), "zh")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, args=[POLL_SECONDS], daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda path: path.name)
def test_an_example_prints_what_the_page_says(file: Path, site_url: str, tmp_path: Path) -> None:
    program = tmp_path / file.name
    program.write_text(blocks.code(file, site_url), encoding="utf-8")
    done = subprocess.run(
        [*COMMANDS[file.suffix], str(program)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.stdout, done.stderr) == (file.with_suffix(".txt").read_text("utf-8"), "")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_shows_every_example_and_no_other_program(lang: str) -> None:
    (document,) = [document for document in documents.read(lang) if document.name == "open-data"]
    shown = [
        marker.words.split()[1] for marker in markers.find(document) if marker.words.startswith("example ")
    ]
    assert sorted(shown) == [file.name for file in EXAMPLES]
    assert "```" not in document.body


def place(lang: str = "en") -> Place:
    return Place(page("", lang, "open-data"), address=ADDRESS)


def test_a_calendar_is_subscribed_to_at_the_address_of_its_file() -> None:
    soup = BeautifulSoup(blocks.render_calendars(place("zh")), "lxml")
    links = [link["href"] for link in soup.find_all("a")]
    assert links[:2] == [
        "webcal://host.example/base/calendars/all.zh.ics",
        "https://host.example/base/calendars/all.zh.ics",
    ]
    assert len(links) == 2 * len(calendars.KINDS)


def test_every_open_file_stands_in_the_table_with_its_schema(tmp_path: Path) -> None:
    open_data.write(settings(tmp_path))
    soup = BeautifulSoup(blocks.render_files(place()), "lxml")
    links = {attribute(link, "href").removeprefix(ADDRESS) for link in soup.find_all("a")}
    assert links == {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.json")}


def test_an_example_that_does_not_exist_is_refused_by_name() -> None:
    with pytest.raises(MarkerError, match=r"one of make_up_days\.py, one_day\.mjs"):
        blocks.render_example(["nothing.py"], place())


@pytest.mark.parametrize(("lang", "root"), [("zh", "../"), ("en", "../../")])
def test_the_question_shown_is_loaded_from_this_site_and_the_one_to_copy_from_its_address(
    lang: str, root: str
) -> None:
    html = blocks.render_embed(Place(page("", lang, "open-data"), address="https://host.example/base/"))
    assert f'<script async src="{root}assets/embed/element.js">' in html
    assert "https://host.example/base/assets/embed/element.js" in html
