"""Keeps the theme's templates compiled: Material's take longer to compile than a small site to render."""

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FileSystemBytecodeCache

from hooks import kept

if TYPE_CHECKING:
    from jinja2 import Environment


def keep(env: "Environment") -> None:
    """Let an environment, once it is as it will stay, take its templates as they were compiled before.

    Jinja knows a template by its name and text. What comes of it also depends on the environment: on
    hooks/frame/lean.py, and on MkDocs, which makes it.
    """
    made_by = kept.sources(Path(__file__).with_name("lean.py")), kept.versions("jinja2", "mkdocs")
    name = kept.digest(made_by)
    env.bytecode_cache = FileSystemBytecodeCache(str(kept.folder("templates")), f"{name}-%s")
