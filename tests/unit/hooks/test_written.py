"""What the build should have written is looked for by name."""

from datetime import date
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

from hooks.finish import written
from hooks.finish.hashed_names import Names
from hooks.pages.languages import LANGUAGES
from hooks.runtime.runtime_files import PackedFile, RuntimeFile, RuntimeFiles
from hooks.settings import Language, Settings

RUNTIME = RuntimeFiles(
    version="1.2.3",
    lock={},
    core={"loader": RuntimeFile("pyodide.mjs", b"x", "sha256-1")},
    own={
        "library": PackedFile(
            RuntimeFile("library-1.gz", b"x", "sha256-2"), RuntimeFile("library-1.bin", b"y", "sha256-3")
        )
    },
)


def settings(folder: Path, *, live_reload: bool = False) -> Settings:
    (folder / "docs" / "zh").mkdir(parents=True)
    (folder / "docs" / "en").mkdir()
    (folder / "docs" / "zh" / "faq.md").write_text("---\ntitle: 问\n---\n", "utf-8")
    return Settings(
        site=folder / "site",
        docs=folder / "docs",
        address="https://host.example/",
        languages={lang: Language(lang, "Site", "Summary") for lang in LANGUAGES},
        order=("faq",),
        pyodide="1.2.3",
        origins=("own",),
        engine="small",
        live_reload=live_reload,
        today=date(2027, 12, 1),
    )


def test_pages_pictures_answers_bundles_and_python_are_expected(tmp_path: Path) -> None:
    paths = set(written.expected(settings(tmp_path), RUNTIME))
    assert paths >= {
        "faq/index.html",
        "assets/pictures/zh/faq.png",
        "answers/en/2027-12.json",
        "answers/finish_by/en/2027-12.json",
        "answers/count/en/2027-12.json",
        "search/zh/head.json",
        "en/feed.xml",
        "assets/calculator/worker.js",
        "assets/styles/site.css",
        "assets/papers/docx.js",
        "assets/papers/blank-en.json",
        "assets/python/1.2.3/pyodide.mjs",
        "assets/python/library-1.gz",
        "sitemap.xml",
        "sw.js",
    }


def test_a_site_that_changes_while_it_is_read_has_no_service_worker(tmp_path: Path) -> None:
    assert "sw.js" not in set(written.expected(settings(tmp_path, live_reload=True), RUNTIME))


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_text("")], ids=["missing", "empty"])
def test_a_file_that_is_missing_or_empty_stops_the_build(tmp_path: Path, damage: object) -> None:
    known = settings(tmp_path)
    for path in written.expected(known, RUNTIME):
        (known.site / path).parent.mkdir(parents=True, exist_ok=True)
        (known.site / path).write_text("x")
    names = Names(known.address, {"assets/frame/page.js": "assets/frame/page.3f2a.js"})
    (known.site / "assets/frame/page.js").rename(known.site / "assets/frame/page.3f2a.js")
    written.check(known, RUNTIME, names)
    assert callable(damage)
    damage(known.site / "assets" / "frame" / "page.3f2a.js")
    with pytest.raises(PluginError, match=r"assets/frame/page\.3f2a\.js"):
        written.check(known, RUNTIME, names)
