"""First hook: lets the hooks import the repository's own packages, however MkDocs was started.

MkDocs loads hooks by their file path, so `calculator`, `facts` and `hooks` are importable only when the
repository is on the path: true for `python -m mkdocs` here, not for a bare `mkdocs build`.
"""

import sys
from pathlib import Path

ROOT = str(Path(__file__).resolve().parent.parent)
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)
