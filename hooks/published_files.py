"""Keeps the templates' wording out of the site: MkDocs would publish all that stands in the theme folder."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


def on_files(files: "Files", *, config: "MkDocsConfig") -> "Files":  # noqa: ARG001 - MkDocs names the arguments
    """Leave out the TOML files that the build reads and no reader needs."""
    for file in [file for file in files if file.src_uri.endswith(".toml")]:
        files.remove(file)
    return files
