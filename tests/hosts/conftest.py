"""Every server, at the root of its host and below a path, with a site built for that place."""

import os
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
from tools.find_hosts import Hosts, NoHostsError, find_hosts

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
    """Return the servers; without them, which are not taken for granted, the tests that need them say so."""
    try:
        return find_hosts()
    except NoHostsError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def built(programs: Hosts, site_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the folder to serve for each base: what `make build` makes, in its place below the root."""
    del programs  # without servers nothing is built
    roots = {base: tmp_path_factory.mktemp("root") for base in BASES}
    for base, root in roots.items():
        site = root / base.strip("/")
        if base == "/":
            # Copies are laid beside the files: other tests compare the site as it is.
            shutil.copytree(site_dir, site, copy_function=os.link, dirs_exist_ok=True)
        else:
            done = build(site, SITE_URL=f"https://guide.example{base}")
            assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
        compression.run(site)
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
