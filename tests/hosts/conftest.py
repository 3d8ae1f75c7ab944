"""Every server, at the root of its host and below a path, with a site built for that place."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from hooks.finish import compression, host_headers
from hooks.finish.host_headers import Kind
from tests.browser.conftest import browser, context, fresh_page, new_context, page
from tests.builds import build
from tests.hosts.servers import SERVERS, Server, running
from tools.find_hosts import Hosts, find_hosts

__all__ = ["browser", "context", "fresh_page", "new_context", "page"]  # fixtures of the browser tests
BASES = ("/", "/guide/")
ORIGINS = [{"name": "jsdelivr", "url": "https://cdn.jsdelivr.net/npm/pyodide@314.0.7/"}]


class Host(NamedTuple):
    """A running server, and the folder of the site that it serves."""

    server: Server
    site: Path
    kinds: tuple[Kind, ...]


@pytest.fixture(scope="session")
def programs() -> Hosts:
    return find_hosts()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the folder to serve for each base: what `make build` makes, in its place below the root."""
    roots = {}
    for base in BASES:
        root = tmp_path_factory.mktemp("root")
        site = root / base.strip("/")
        done = build(site, SITE_URL=f"https://guide.example{base}")
        assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
        compression.run(site)
        roots[base] = root
    return roots


@pytest.fixture(scope="module", params=[(name, base) for name in SERVERS for base in BASES], ids=" ".join)
def host(
    request: pytest.FixtureRequest,
    programs: Hosts,
    built: dict[str, Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Host]:
    name, base = request.param
    folder = tmp_path_factory.mktemp(name)
    known = host_headers.kinds(ORIGINS)
    with running(name, programs, folder, known, built[base], base) as server:
        yield Host(server, built[base] / base.strip("/"), known)
    shutil.rmtree(folder, ignore_errors=True)
