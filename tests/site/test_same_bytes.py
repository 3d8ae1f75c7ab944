"""One commit and one moment give the same site anywhere; nothing in it names the folder of its builder."""

import gzip
import io
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builds import ROOT, build, contents

FOLDER = "另 一个 [folder]"
LEFT_BEHIND = (".git", ".venv", "node_modules", "build", "site", ".cache", "*_cache", "__pycache__")


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site as built from a copy of the repository, Python's files made anew there."""
    copy = tmp_path_factory.mktemp("copy") / FOLDER
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*LEFT_BEHIND))
    (copy / "node_modules").symlink_to(ROOT / "node_modules")
    built = build(copy / "site", copy, TZ="America/New_York", LC_ALL="C", LANG="de_DE")
    assert built.returncode == 0, built.stderr
    return copy / "site"


def opened(content: bytes) -> Iterator[bytes]:
    """Yield the content and, if it is an archive, everything in it."""
    yield content
    if content.startswith(b"\x1f\x8b"):
        yield from opened(gzip.decompress(content))
    elif content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from opened(archive.read(name))


def test_two_folders_give_the_same_bytes(site_dir: Path, elsewhere: Path) -> None:
    here, there = contents(site_dir), contents(elsewhere)
    assert here.keys() ^ there.keys() == set()
    assert [path for path in here if here[path] != there[path]] == []


def test_no_published_file_names_the_folder_of_its_builder(site_dir: Path, elsewhere: Path) -> None:
    for site, folder in ((site_dir, str(ROOT)), (elsewhere, FOLDER)):
        name = folder.encode()
        found = contents(site).items()
        assert [path for path, content in found if any(name in part for part in opened(content))] == []
