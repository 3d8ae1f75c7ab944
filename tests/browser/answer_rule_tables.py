"""Run inside Pyodide by test_calculator_in_pyodide.py: answer every request of the rule tables."""

import importlib
import sys

# The folders stand in for what the browser loads; the calculator comes from its archive.
sys.path[:0] = ["/in/calculator.zip", "/in"]
handle = importlib.import_module("calculator.worker").handle
requests = importlib.import_module("rule_tables").requests

with open("/out/responses.jsonl", "w", encoding="utf-8") as out:  # noqa: PTH123 - as light as can be
    for request, data in requests():
        out.write(handle(request, data) + "\n")
