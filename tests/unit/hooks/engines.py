"""Holds that both engines of Python answer alike."""

from collections.abc import Iterable

from hooks.runtime.engine_pair import EnginePair
from hooks.runtime.engine_questions import Request


class Engines(EnginePair):
    """Both engines."""

    def assert_agree(self, requests: Iterable[Request], start: str = "snapshot") -> None:
        """Assert that both engines give the same responses, which are compared by their hash."""
        asked = list(requests)
        small, whole = self.answered(asked, start)
        assert small["asked"] == len(asked) > 0
        assert small == whole
