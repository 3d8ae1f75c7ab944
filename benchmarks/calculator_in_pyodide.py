"""Run inside Pyodide by benchmarks/calculator.py."""

import importlib
import json
import sys

sys.path[:0] = ["/in/calculator.zip", "/in"]
measured = importlib.import_module("calculator_measure").measure()
with open("/out/measured.json", "w", encoding="utf-8") as out:  # noqa: PTH123 - as light as can be
    json.dump(measured, out)
