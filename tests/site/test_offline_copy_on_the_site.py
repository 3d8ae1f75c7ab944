"""What every reader of the built site gets for reading without a network."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from hooks.finish import offline_copy
from hooks.finish.service_worker import DECLARED


@pytest.fixture(scope="module")
def known(site_dir: Path) -> dict[str, Any]:
    told = (site_dir / "sw.js").read_text("utf-8").removeprefix(DECLARED)
    found, _ = json.JSONDecoder().raw_decode(told)
    return dict(found)


def test_it_is_no_more_than_a_megabyte_and_a_half_compressed(site_dir: Path, known: dict[str, Any]) -> None:
    assert sum(offline_copy.sizes(site_dir, known["kept"]).values()) <= offline_copy.MAX_BYTES


def test_it_holds_the_calculator_the_first_guides_and_the_search_in_each_language(
    known: dict[str, Any],
) -> None:
    kept = known["kept"]
    for folder in ("", "en/"):
        assert {folder, f"{folder}calculator/", f"{folder}ordinary-card/", f"{folder}about/"} <= kept.keys()
    for lang in ("zh", "en"):
        assert any(path.startswith(f"search/{lang}/head.") for path in kept)


def test_what_it_leaves_out_is_listed_with_its_content_to_be_kept_when_it_is_read(
    site_dir: Path, known: dict[str, Any]
) -> None:
    pages = {path.parent.relative_to(site_dir).as_posix() for path in site_dir.rglob("index.html")}
    listed = known["kept"].keys() | known["onDemand"].keys()
    assert {"" if page == "." else f"{page}/" for page in pages} <= listed
    assert "carriers/" in known["onDemand"]


@pytest.mark.parametrize("page", ["about", "en/about"])
def test_the_page_about_the_site_says_how_large_all_of_it_is(
    site_dir: Path, known: dict[str, Any], page: str
) -> None:
    said = re.findall(r'data-bytes="whole">([\d.]+) MB<', (site_dir / page / "index.html").read_text("utf-8"))
    files = known["kept"] | known["onDemand"]
    assert len(said) == 2
    assert {float(each) for each in said} == {
        round(sum(offline_copy.sizes(site_dir, files).values()) / 1e6, 1)
    }
