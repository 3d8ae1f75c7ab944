"""A fault in a page stops the build before anything is rendered, and says where it is."""

import shutil
from pathlib import Path

import pytest

from tests.builds import ROOT, build

# Both languages get the line, so that the build comes as far as the page that holds it.
FAULTS = {
    "checks": ("打 10086 问", "docs/zh/about.md", "no blank between Han"),
    "markers": ("[[nonsense]]", "docs/zh/about.md", "nothing is known for [[nonsense]]"),
}


@pytest.mark.parametrize(("line", "page", "problem"), FAULTS.values(), ids=FAULTS)
def test_a_fault_in_a_page_stops_the_build_with_its_place(
    tmp_path: Path, line: str, page: str, problem: str
) -> None:
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    for lang in ("zh", "en"):
        with (tmp_path / "docs" / lang / "about.md").open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    for place in ("custom_dir: theme", "- hooks/site.py"):
        before, _, path = place.rpartition(" ")
        config = config.replace(place, f"{before} {ROOT / path}")
    (tmp_path / "mkdocs.yml").write_text(config, "utf-8")
    built = build(tmp_path / "site", tmp_path)
    assert built.returncode != 0
    assert f"{page}:" in built.stderr
    assert problem in built.stderr
    assert not (tmp_path / "site" / "sw.js").exists()
