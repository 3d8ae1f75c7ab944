"""Python's two roads, this site and another host, each with the other out of order, in two browsers."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from hooks.runtime.pyodide_files import CORE, PACKAGE, integrity
from tests.browser.calculator_page import PYTHON_IS_KEPT, address, wait_until
from tests.browser.python_hosts import FAST_LINE, LATEST, QUERY
from tests.browser.visitors import Visit, in_chromium, in_firefox
from tools.faulty_host import ENGINES, FAULTS, Fault, FaultyHandler, host
from tools.preview import running

PAGE = Path("en", "calculator", "index.html")
CONFIG = re.compile(r'(id="?calculator-config"?[^>]*>)(.*?)(</script>)', re.DOTALL)
HEADLINE_OF = """() => document.getElementById("calculator")?.dataset.state === "STATE"
  ? document.querySelector(".calc-headline__text").textContent : null"""
WHOLE = CORE["wasm"]


@pytest.fixture(scope="session")
def firefox() -> Iterator[Visit]:
    with in_firefox() as visit:
        yield visit


@pytest.fixture(params=["chromium", "firefox"])
def visit(request: pytest.FixtureRequest) -> Visit:
    """Return what opens a page in a browser without any stored state."""
    if request.param == "firefox":
        return request.getfixturevalue("firefox")  # type: ignore[no-any-return]
    page: Page = request.getfixturevalue("watched_page")
    return in_chromium(page)


Serve = Callable[[type[FaultyHandler], dict[str, Any]], str]


@pytest.fixture
def serve(site_dir: Path) -> Iterator[Serve]:
    """Return what starts the other host, and this site with these habits, and returns this site's address."""
    with ExitStack() as stack:

        def start(other: type[FaultyHandler], habits: dict[str, Any]) -> str:
            public = stack.enter_context(running(PACKAGE, other))
            return stack.enter_context(running(site_dir, host(public=public, **habits)))

        yield start


def answer(visit: Visit, site: str, state: str = "live", before: str = FAST_LINE) -> str:
    """Return the headline once the calculator is in a state."""
    return str(visit(address(site, "en", query=QUERY), HEADLINE_OF.replace("STATE", state), before))


def engines(asked: list[Any]) -> list[Any]:
    """Return the requests for engines."""
    return [each for each in asked if re.search(r"/engine-|\.wasm$", each.path)]


def with_files(site: Path, folder: Path, change: Callable[[dict[str, Any]], None]) -> Path:
    """Write the calculator's page, as if the build knew other files of Python, into a folder."""
    html = (site / PAGE).read_text("utf-8")
    found = CONFIG.search(html)
    assert found
    config = json.loads(found[2])
    change(config["runtime"]["files"])
    path = folder / PAGE
    path.parent.mkdir(parents=True)
    path.write_text(html.replace(found[2], json.dumps(config)), "utf-8")
    return folder


def test_an_answer_is_there_while_no_file_of_python_comes(visit: Visit, serve: Serve) -> None:
    hanging: dict[str, Any] = {"fault": "hanging", "faulty": re.compile("/assets/python/")}
    assert LATEST in answer(visit, serve(host(fault="hanging"), hanging), state="ready")


@pytest.mark.parametrize("fault", FAULTS)
def test_python_answers_while_another_host_is_out_of_order(visit: Visit, serve: Serve, fault: Fault) -> None:
    asked: list[Any] = []
    assert LATEST in answer(visit, serve(host(fault=fault), {"asked": asked}))
    assert engines(asked)


@pytest.mark.parametrize("fault", FAULTS)
def test_python_answers_while_this_site_sends_no_engine(visit: Visit, serve: Serve, fault: Fault) -> None:
    other = host()
    assert LATEST in answer(visit, serve(other, {"fault": fault, "faulty": ENGINES}))
    assert engines(other.asked)


def test_a_small_engine_that_the_browser_refuses_gives_way_to_the_whole_one(
    visit: Visit, serve: Serve, site_dir: Path, tmp_path: Path
) -> None:
    refused = b"\0asm\x01\0\0\0" + bytes(2_000)

    def put(files: dict[str, Any]) -> None:
        known = {"integrity": integrity(refused), "size": len(refused)}
        path = Path(files["engine"]["plain"]["path"])
        files["engine"] = {**known, "type": "application/wasm", "path": path.as_posix()}
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_bytes(refused)

    asked: list[Any] = []
    other = host(fault="gone")
    site = serve(other, {"asked": asked, "over": with_files(site_dir, tmp_path, put)})
    assert LATEST in answer(visit, site)
    assert {each.path.rpartition("/")[2].partition("-")[0] for each in engines(asked)} == {"engine", WHOLE}


def test_a_second_visit_asks_no_host_for_a_file_of_python(watched_page: Page, serve: Serve) -> None:
    asked: list[Any] = []
    other = host()
    site = serve(other, {"asked": asked})
    slow = FAST_LINE.replace("4g", "3g")
    assert LATEST in answer(in_chromium(watched_page), site, before=slow)
    assert [each for each in engines(asked) if "/engine-" in each.path]
    wait_until(watched_page, PYTHON_IS_KEPT)
    asked.clear()
    assert LATEST in answer(in_chromium(watched_page), site, before=slow)
    assert [each.path for each in (*asked, *other.asked) if "/python/" in each.path] == []


def without_small(files: dict[str, Any]) -> None:
    """Let the site have the whole engine alone."""
    del files["engine"], files["script"]


@pytest.mark.parametrize(("fault", "enough"), [("breaking", 4_000_000), ("drying", 9_000_000)])
def test_what_has_come_of_an_engine_is_asked_for_of_nobody_again(
    visit: Visit, serve: Serve, site_dir: Path, tmp_path: Path, fault: Fault, enough: int
) -> None:
    asked: list[Any] = []
    # Uncompressed, so that its parts are what is missing of it.
    other = host(fault=fault, enough=enough, faulty=re.compile(WHOLE), compressible=set())
    site = serve(other, {"asked": asked, "over": with_files(site_dir, tmp_path, without_small)})
    assert LATEST in answer(visit, site)
    starts = [each.start for each in (*other.asked, *asked) if each.path.endswith(WHOLE)]
    assert len(starts) > 1
    # Of an answer that breaks off, the browser has up to a megabyte that it does not hand on any more.
    assert [start for start in starts if start < enough / 2] == [0]
