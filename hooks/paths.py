"""Where things lie in the repository."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
THEME = ROOT / "theme"
BROWSER = ROOT / "browser"
NODE_MODULES = ROOT / "node_modules"
