"""The reduced count, run by PyScript on MicroPython."""

from pyscript import document

with open("working_days.json") as file:  # noqa: PTH123 - MicroPython has no pathlib
    table = file.read()
with open("micropython_count.py") as file:  # noqa: PTH123
    exec(file.read())  # noqa: S102 - the same code as the page without PyScript runs
document.getElementById("answer").textContent = answer  # noqa: F821 - made by the line above
