"""Both engines of Python, to be asked the same."""

from collections.abc import Sequence
from pathlib import Path

from hooks.runtime import profile, small_engine
from hooks.runtime.engine_questions import Request
from hooks.runtime.pyodide_files import core_files


class EnginePair:
    """The small and the whole engine, each in its folder, and the archives they start from."""

    def __init__(self, folder: Path) -> None:
        """Lay them out in an empty folder."""
        self.core = core_files()
        self.whole = self.core.folder
        self.small, self.archives = folder / "small", folder / "archives"
        self.small.mkdir()
        self.archives.mkdir()
        profile.lay_out(self.archives, self.core)
        small_engine.lay_out(self.small, self.core)

    def answered(
        self, requests: Sequence[Request], start: str = "snapshot"
    ) -> tuple[dict[str, object], dict[str, object]]:
        """Return what the small and the whole engine say: how many requests, the hash of all responses."""
        small, whole = (
            profile.answered(engine, self.archives, start, requests) for engine in (self.small, self.whole)
        )
        return small, whole
