"""The calculator's modules reach the site as two scripts."""

from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

from hooks import bundles


def write(folder: Path, **modules: str) -> Path:
    """Write modules by name into a folder and return it."""
    for name, code in modules.items():
        (folder / f"{name}.js").write_text(code, "utf-8")
    return folder


def test_what_an_entry_imports_is_joined_to_it(tmp_path: Path) -> None:
    sources = write(
        tmp_path,
        page='import { say } from "./say.js"; say("page");',
        worker='import { say } from "./say.js"; say("worker");',
        say="export const say = (what) => console.log(`said by ${what}`);",
    )
    bundles.bundle(sources, tmp_path / "made")
    assert sorted(path.name for path in (tmp_path / "made").iterdir()) == ["page.js", "worker.js"]
    for name in ("page", "worker"):
        code = (tmp_path / "made" / f"{name}.js").read_text("utf-8")
        assert "said by" in code
        assert f'"{name}"' in code
        assert "import" not in code


def test_a_module_that_is_not_there_stops_the_build_with_file_and_line(tmp_path: Path) -> None:
    sources = write(tmp_path, page='\nimport "./gone.js";', worker="")
    with pytest.raises(PluginError, match=r"page\.js:2") as failed:
        bundles.bundle(sources, tmp_path / "made")
    assert "gone.js" in str(failed.value)


def test_without_esbuild_the_build_says_what_to_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundles, "ESBUILD", tmp_path / "esbuild")
    with pytest.raises(PluginError, match="npm ci"):
        bundles.bundle(tmp_path, tmp_path)
