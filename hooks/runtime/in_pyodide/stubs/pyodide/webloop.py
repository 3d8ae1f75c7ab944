"""In place of the real module: no event loop is set up, since the calculator awaits nothing."""

# Unused, but Pyodide counts on meeting it at this place when it puts a snapshot into service.
from pyodide_js._api import scheduleCallback  # type: ignore[import-not-found]  # noqa: F401


def _initialize_event_loop() -> None: ...
