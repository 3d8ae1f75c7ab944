"""Maintainers' commands, run as `python -m tools.NAME`."""
