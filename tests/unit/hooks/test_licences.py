"""Every work that the site ships comes with its licence, taken from the package itself."""

from pathlib import Path
from typing import Any

import pytest
from mkdocs.exceptions import PluginError

from hooks import toml_files
from hooks.blocks import render
from hooks.blocks.place import Place
from hooks.finish import licences
from hooks.runtime.runtime_files import DISTRIBUTIONS, TIME_ZONES
from tests.unit.hooks.hook_pages import page

WORKS: list[dict[str, Any]] = toml_files.read(licences.WORKS)["work"]


def test_every_distribution_in_the_archives_is_named() -> None:
    named = {work.get("python") for work in WORKS}
    assert named >= {*DISTRIBUTIONS, TIME_ZONES[0].partition("/")[0]}


def test_the_file_holds_the_own_licences_and_the_text_of_each_work(tmp_path: Path) -> None:
    script = tmp_path / "assets" / "javascripts" / "bundle.js"
    script.parent.mkdir(parents=True)
    script.write_text("/*! a library | MIT */ code()", "utf-8")
    text = licences.listing(tmp_path)
    for part in (
        "MIT License",
        "CC BY 4.0",
        "Mozilla Public License",
        "PYTHON SOFTWARE FOUNDATION LICENSE",
        "Martin Donath",
        "Titus Wormer",
        "Gustavo Niemeyer",
        "/*! a library | MIT */",
    ):
        assert part in text, part
    for work in WORKS:
        assert f"{work['name']} {licences.version(work)}" in text


def test_a_package_without_a_licence_stops_the_build() -> None:
    with pytest.raises(PluginError, match="Pyodide holds no licence"):
        licences.texts({"name": "Pyodide", "npm": "pyodide"})


def test_the_about_page_links_the_file_from_each_language() -> None:
    for lang, href in (("zh", "../licences.txt"), ("en", "../../licences.txt")):
        document = page("[[licences]]\n", lang, "about")
        assert f'href="{href}"' in render.render(document, Place(document))
