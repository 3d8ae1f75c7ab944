"""What the tests share: one real production build for everything that looks at the site."""

import fcntl
import os
from pathlib import Path

import pytest

from tests import groups
from tests.builds import build
from tests.clock import SOURCE_DATE_EPOCH


def pytest_configure() -> None:
    """Let every build of the tests, in this process or another, take the tests' moment for now."""
    os.environ["SOURCE_DATE_EPOCH"] = SOURCE_DATE_EPOCH


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test by its folder, `unit`, `site` or `browser`, and what tries everything; order them."""
    for item in items:
        path = groups.file(item.nodeid)
        item.add_marker(path.parts[1])
        if path.stem in groups.EXHAUSTIVE:
            item.add_marker("exhaustive")
    items.sort(key=lambda item: groups.place(item.nodeid))


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> groups.ByGroup:
    """Let pytest-xdist spread the tests by their groups."""
    return groups.ByGroup(config, log)


@pytest.fixture(scope="session")
def site_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the site as `make build` makes it, built once for all processes of the run.

    A warning fails the build.
    """
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent  # the folder of the run, in which each process has its own
    site = shared / "site"
    with (shared / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not site.exists():
            unfinished = shared / "site-unfinished"
            built = build(unfinished)
            assert built.returncode == 0, f"the production build failed:\n{built.stdout}\n{built.stderr}"
            unfinished.rename(site)
    return site
