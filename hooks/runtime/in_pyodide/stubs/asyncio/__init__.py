"""In place of the real module: the names Pyodide's core asks for. The calculator awaits nothing."""


class Future:
    """A name only."""


class Task:
    """A name only."""
