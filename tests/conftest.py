"""What the tests share: one real production build for everything that looks at the site."""

import os
from pathlib import Path

import pytest

from tests.builds import ROOT, build
from tests.clock import SOURCE_DATE_EPOCH

# These try every day, or every arrangement of days off that a notice could bring.
EXHAUSTIVE = {
    "test_count_every_day.py",
    "test_exhaustive.py",
    "test_unannounced_year.py",
    "test_working_days_spread.py",
}


def pytest_configure() -> None:
    """Let every build of the tests, in this process or another, take the tests' moment for now."""
    os.environ["SOURCE_DATE_EPOCH"] = SOURCE_DATE_EPOCH


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test by its folder, `unit`, `site` or `browser`; what tries everything, by its file."""
    for item in items:
        item.add_marker(item.path.relative_to(ROOT / "tests").parts[0])
        if item.path.name in EXHAUSTIVE:
            item.add_marker("exhaustive")


@pytest.fixture(scope="session")
def site_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the site as `make build` makes it; a warning fails the build."""
    site = tmp_path_factory.mktemp("site")
    built = build(site)
    assert built.returncode == 0, f"the production build failed:\n{built.stdout}\n{built.stderr}"
    return site
