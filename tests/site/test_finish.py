"""`python -m hooks.finish` does to a folder of pages what the build does; a second time changes nothing."""

import shutil
from pathlib import Path

from tests.builds import contents, run


def test_finishing_a_finished_site_changes_nothing(site_dir: Path, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site_dir, copy)
    done = run("hooks.finish", str(copy))
    assert done.returncode == 0, done.stderr
    assert contents(copy) == contents(site_dir)


def test_copies_of_a_finished_site_go_before_it_is_finished_again(site_dir: Path, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site_dir, copy)
    (copy / "index.html.br").write_bytes(b"old")
    assert run("hooks.finish", str(copy)).returncode == 0
    assert contents(copy) == contents(site_dir)


def test_a_folder_without_pages_is_refused(tmp_path: Path) -> None:
    done = run("hooks.finish", str(tmp_path))
    assert done.returncode == 1
    assert "holds no built pages" in done.stderr


def test_a_site_without_an_address_is_refused(site_dir: Path) -> None:
    done = run("hooks.finish", str(site_dir), SITE_URL="")
    assert done.returncode == 1
    assert "set SITE_URL to one such as" in done.stderr
