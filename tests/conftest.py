"""What the tests share: one real production build for everything that looks at the site."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.clock import SOURCE_DATE_EPOCH

ROOT = Path(__file__).resolve().parent.parent


def pytest_configure() -> None:
    """Let every build of the tests, in this process or another, take the tests' moment for now."""
    os.environ["SOURCE_DATE_EPOCH"] = SOURCE_DATE_EPOCH


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test by its folder, `unit`, `site` or `browser`; what tries everything, by its file."""
    for item in items:
        item.add_marker(item.path.relative_to(ROOT / "tests").parts[0])
        if item.path.name == "test_exhaustive.py":
            item.add_marker("exhaustive")


@pytest.fixture(scope="session")
def site_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the site as `make build` makes it; a warning fails the build."""
    site = tmp_path_factory.mktemp("site")
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean", "--site-dir", str(site)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, f"the production build failed:\n{built.stdout}\n{built.stderr}"
    return site
