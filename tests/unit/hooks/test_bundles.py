"""Style sheets reach the site as one file, a page's scripts as one, what they may ask for as modules."""

from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

from hooks import kept
from hooks.finish import bundles

SOURCES = {
    "calculator/page.js": 'import { say } from "./say.js"; say("page");',
    "calculator/worker.js": 'import { say } from "./say.js"; say("worker");',
    "counter/page.js": 'import { say } from "../calculator/say.js"; say("count");',
    "calculator/say.js": "export const say = (what) => console.log(`said by ${what}`);",
    "styles/site.css": '@import "./first.css"; @import "./second.css";',
    "frame/page.js": "",
    "embed/element.js": "",
    "embed/page.js": "",
    "styles/embed.css": "",
    "papers/page.js": "",
    "papers/docx.js": 'export { say } from "../calculator/say.js";',
    "offline/keep.js": "",
    "offline/register.js": "",
    "search/worker.js": "",
    "styles/first.css": "p { color: red; }",
    "styles/second.css": "p { color: green; }",
}


def write(folder: Path, changed: dict[str, str]) -> Path:
    """Write the sources, some of them changed, and return their folder."""
    for name, code in (SOURCES | changed).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(code, "utf-8")
    return folder


# Names that a folder above may have, each of which esbuild or a shell could take for something else.
AWKWARD = ('a "b" c', "stars * in ?", "one:two", "[x] {y}", "两 个字")


@pytest.fixture(scope="module")
def above(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder below awkward names; sources lie in its `browser`, what is made of them in `site`."""
    folder = tmp_path_factory.mktemp("bundles").joinpath(*AWKWARD)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kept, "FOLDER", folder / "kept")  # what was kept says nothing of these names
        bundles.bundle(write(folder / "browser", {}), folder / "site")
    return folder


@pytest.fixture
def site(above: Path) -> Path:
    return above / "site"


def test_what_an_entry_imports_is_joined_to_it(site: Path) -> None:
    made = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert made == {*bundles.ENTRIES, *bundles.MODULES}
    for name in ("page", "worker"):
        code = (site / "calculator" / f"{name}.js").read_text("utf-8")
        assert "said by" in code
        assert f'"{name}"' in code
        assert "import" not in code


def test_what_is_imported_once_it_is_asked_for_stays_a_module(site: Path) -> None:
    code = (site / "papers" / "docx.js").read_text("utf-8")
    assert "said by" in code
    assert "export{" in code
    assert "import" not in code


def test_the_style_sheet_imported_later_comes_later(site: Path) -> None:
    rules = (site / "styles" / "site.css").read_text("utf-8")
    assert "@import" not in rules
    assert rules.rindex("green") > rules.rindex("red")


def test_a_module_that_is_not_there_stops_the_build_with_file_and_line(tmp_path: Path) -> None:
    docs = write(tmp_path / "docs", {"calculator/page.js": '\nimport "./gone.js";'})
    with pytest.raises(PluginError, match=r"page\.js:2") as failed:
        bundles.bundle(docs, tmp_path / "site")
    assert "gone.js" in str(failed.value)


def test_without_esbuild_the_build_says_what_to_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundles, "ESBUILD", tmp_path / "esbuild")
    with pytest.raises(PluginError, match="npm ci"):
        bundles.bundle(tmp_path, tmp_path)


def test_the_names_of_the_folders_above_do_not_matter(above: Path) -> None:
    assert [entry for entry in bundles.ENTRIES if not (above / "site" / entry).is_file()] == []
    assert "said by" in bundles.inline_script(above / "browser", "calculator/page.js")
