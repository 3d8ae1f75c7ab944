"""Both engines of Python, to be asked the same."""

from collections.abc import Iterable
from pathlib import Path

from hooks.runtime import profile, small_engine
from hooks.runtime.engine_questions import Request
from hooks.runtime.pyodide_files import core_files


class Engines:
    """Both engines, each in its folder, and the archives they start from."""

    def __init__(self, folder: Path) -> None:
        self.core = core_files()
        self.whole = self.core.folder
        self.small, self.archives = folder / "small", folder / "archives"
        self.small.mkdir()
        self.archives.mkdir()
        profile.lay_out(self.archives, self.core)
        small_engine.lay_out(self.small, self.core)

    def assert_agree(self, requests: Iterable[Request], start: str = "snapshot") -> None:
        """Assert that both engines give the same responses, which are compared by their hash."""
        asked = list(requests)
        small, whole = (
            profile.answered(engine, self.archives, start, asked) for engine in (self.small, self.whole)
        )
        assert small["asked"] == len(asked) > 0
        assert small == whole
