"""First hook: lets the hooks import the repository's own packages, however MkDocs was started.

MkDocs loads hooks by their file path, so the packages below are importable only when the repository is on the
path: true for `python -m mkdocs` here, not for a bare `mkdocs build`. MkDocs also takes
back what a hook adds to the path, so the packages are imported here: their modules are found through them.
"""

import sys
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("calculator", "facts", "hooks", "tools")

if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))
for package in PACKAGES:
    import_module(package)
