"""The same site from other generators: what is left when Material ends on 5 May 2027."""

import fcntl
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.builds import ROOT, contents

REQUIREMENTS = ROOT / "requirements"
MARK = "a foreign hook has run"
HOOK = f"""
def on_page_markdown(markdown, **_event):
    return markdown + "\\n\\n{MARK}\\n"
"""
CONFIG = """
site_name: Two languages
site_url: https://two.example/
theme: { name: material }
plugins:
  - i18n:
      docs_structure: folder
      languages:
        - { locale: zh, name: zh, default: true, build: true }
        - { locale: en, name: en, build: true }
hooks: [hook.py]
"""


def environment(name: str, *, with_build: bool) -> Path:
    """Return the Python of an environment with the pins of a generator, made once for all processes."""
    files = ["install", *(["build"] if with_build else []), name]
    pins = sha256(b"".join((REQUIREMENTS / f"{each}.txt").read_bytes() for each in files)).hexdigest()[:12]
    folder = ROOT / "build" / "generators" / f"{name}-{pins}"
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        # Its programs know the folder by name, so it cannot be made elsewhere and then moved into its place.
        if not (folder / "done").exists():
            install(folder, files)
            (folder / "done").touch()
    return folder / "bin" / "python"


def install(folder: Path, files: list[str]) -> None:
    """Make an environment with what these files of `requirements/` pin."""
    python = folder / "bin" / "python"
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
    options = ("--quiet", "--disable-pip-version-check", "--require-hashes", "--no-build-isolation")
    for each in files:
        file = str(REQUIREMENTS / f"{each}.txt")
        subprocess.run([str(python), "-m", "pip", "install", *options, "-r", file], check=True)


def built_by_properdocs(generator: str, config: str, site: Path) -> dict[str, bytes]:
    """Return the site that ProperDocs makes with the pins of a generator; a warning fails it."""
    python = environment(generator, with_build=True)
    command = [str(python), "-m", "properdocs", "build", "--strict", "--clean"]
    done = subprocess.run(
        [*command, "--config-file", config, "--site-dir", str(site)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return contents(site)


def test_properdocs_builds_the_same_site(site_dir: Path, tmp_path: Path) -> None:
    ours, theirs = contents(site_dir), built_by_properdocs("properdocs", "mkdocs.yml", tmp_path / "site")
    assert ours.keys() ^ theirs.keys() == set()
    assert [path for path in ours if ours[path] != theirs[path]] == []


def test_materialx_builds_every_page_with_the_same_text(site_dir: Path, tmp_path: Path) -> None:
    def text(html: bytes) -> list[str]:
        article = BeautifulSoup(html, "lxml").select_one("article")
        for size in article.select("[data-bytes]") if article else []:
            size.clear()  # what is measured of the finished site is each generator's own
        return list(article.stripped_strings) if article else []

    ours, theirs = (
        {path: text(html) for path, html in site.items() if path.endswith(".html")}
        for site in (
            contents(site_dir),
            built_by_properdocs("materialx", "mkdocs.materialx.yml", tmp_path / "site"),
        )
    )
    assert any(ours.values())
    assert ours.keys() ^ theirs.keys() == set()
    assert [path for path in ours if ours[path] != theirs[path]] == []


@pytest.fixture(scope="module")
def built_by_zensical(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return what Zensical makes of a page in two languages and a hook that marks every page."""
    folder = tmp_path_factory.mktemp("zensical")
    for lang, text in (("zh", "# 首页"), ("en", "# Home")):
        (folder / "docs" / lang).mkdir(parents=True)
        (folder / "docs" / lang / "index.md").write_text(f"{text}\n", "utf-8")
    (folder / "hook.py").write_text(HOOK, "utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    zensical = environment("zensical", with_build=False).with_name("zensical")
    done = subprocess.run(
        [str(zensical), "build", "--config-file", "mkdocs.yml"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return contents(folder / "site")


def test_zensical_runs_no_hooks_of_others_yet(built_by_zensical: dict[str, bytes]) -> None:
    pages = [content for path, content in built_by_zensical.items() if path.endswith(".html")]
    assert pages
    marked = any(MARK.encode() in content for content in pages)
    assert not marked, "Zensical runs hooks now: see “the generator” in CONTRIBUTING.md"


def test_zensical_builds_no_languages_yet(built_by_zensical: dict[str, bytes]) -> None:
    # With i18n the Chinese page would stand at the root; without it, in the folder of its source.
    assert "zh/index.html" in built_by_zensical, (
        "Zensical knows i18n now: see “the generator” in CONTRIBUTING.md"
    )
