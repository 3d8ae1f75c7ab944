"""What the tests share: one real production build for everything that looks at the site."""

import fcntl
import os
from pathlib import Path

import pytest

from tests.builds import ROOT, build
from tests.clock import SOURCE_DATE_EPOCH

# These try every day, or every arrangement of days off that a notice could bring.
EXHAUSTIVE = {
    "test_count_every_day.py",
    "test_engines_agree.py",
    "test_exhaustive.py",
    "test_ready_is_live.py",
    "test_unannounced_year.py",
    "test_working_days_spread.py",
}


ORDER = ("site", "hosts", "browser", "unit")


def pytest_configure() -> None:
    """Let every build of the tests, in this process or another, take the tests' moment for now."""
    os.environ["SOURCE_DATE_EPOCH"] = SOURCE_DATE_EPOCH


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test by its folder, `unit`, `site` or `browser`; what tries everything, by its file.

    What takes longest comes first, so that no process is left alone with it at the end. Files share what they
    make, so the tests of one file go to one process; those that try everything share nothing.
    """
    for item in items:
        item.add_marker(item.path.relative_to(ROOT / "tests").parts[0])
        if item.path.name in EXHAUSTIVE:
            item.add_marker("exhaustive")
        elif not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group(item.path.stem))
    items.sort(key=lambda item: ORDER.index(item.path.relative_to(ROOT / "tests").parts[0]))


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
