"""What the audit reads from the files alone finds nothing: links, places on pages, sitemap, HTML."""

from pathlib import Path

import pytest

from tools.audit.pages import Site
from tools.audit.steps import Step, files

ADDRESS = "https://sim-cancellation-guide.example/"


@pytest.fixture
def steps(site_dir: Path) -> dict[str, Step]:
    return {step.label: step for step in files(Site(site_dir, ADDRESS, {}))}


@pytest.mark.parametrize("label", ["links and sitemap", "HTML"])
def test_the_files_of_the_site_are_sound(steps: dict[str, Step], label: str) -> None:
    assert steps[label].run() == []
