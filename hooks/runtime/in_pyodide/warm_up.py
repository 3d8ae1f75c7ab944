"""Runs inside Pyodide before its memory is kept: what this does need not be done in the browser."""

import gc
import json
import re
import sys
import zipimport
from pathlib import Path

sys.path.append("/lib/calculator.zip")

from calculator import worker

for request in json.loads(Path("/requests.json").read_text(encoding="utf-8"))["answers"]:
    encoding = request.pop("encoding", "utf-8")
    data = request.pop("data", "").encode(encoding)
    worker.handle(json.dumps(request), data)

# What points at archives that the browser does not have, and what nobody will ask for again.
zipimport._zip_directory_cache.clear()  # type: ignore[attr-defined]
sys.path_importer_cache.clear()
re.purge()
gc.collect()
