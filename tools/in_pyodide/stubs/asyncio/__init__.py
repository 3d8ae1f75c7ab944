"""In the memory snapshot only: the names Pyodide's core asks for. The calculator awaits nothing."""


class Future: ...


class Task: ...
