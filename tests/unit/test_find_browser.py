"""How a browser for the tests is found."""

from pathlib import Path

import pytest

from tools.find_browser import starts


def test_a_browser_starts_without_what_shows_a_program_another_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    firefox = tmp_path / "firefox"
    firefox.write_text('#!/bin/sh\ntest -z "${LD_PRELOAD+set}"\n', "utf-8")
    firefox.chmod(0o755)
    monkeypatch.setenv("LD_PRELOAD", "")  # no library, so that the test's own programs start
    assert starts(str(firefox))
