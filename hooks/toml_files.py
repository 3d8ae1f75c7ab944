"""Reads the TOML files of the build; what is wrong with one is told with its file, line or key."""

import re
import tomllib
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

from hooks.paths import ROOT

_PLACE = re.compile(r"^(.*?) \(at (?:line (\d+), column \d+|end of document)\)$", re.DOTALL)


class Table(dict[str, Any]):
    """A table that tells which key of which file is missing when a template or a step asks for it."""

    def __init__(self, values: dict[str, Any], place: str) -> None:
        super().__init__({key: _with_place(value, f"{place}.{key}") for key, value in values.items()})
        self._place = place

    def __missing__(self, key: str) -> Any:
        file, _, table = self._place.partition(":")
        raise PluginError(f"{file}: the key {f'{table}.{key}'.lstrip('.')} is missing.")


def read(path: Path) -> Table:
    """Return the tables of a file; raises PluginError with file and line if it is not TOML in UTF-8."""
    name = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.as_posix()
    try:
        text = path.read_text("utf-8-sig")
        return Table(tomllib.loads(text), f"{name}:")
    except OSError:
        raise PluginError(f"{name} is missing.") from None
    except UnicodeDecodeError as error:
        line = 1 + error.object.count(b"\n", 0, error.start)
        raise PluginError(f"{name}:{line}: this is not UTF-8; save the file as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.match(str(error))
        what = place[1] if place else str(error)
        last_line = 1 + text.rstrip("\n").count("\n")
        line = int(place[2]) if place and place[2] else last_line
        raise PluginError(f"{name}:{line}: this is not TOML: {what}.") from None


def _with_place(value: Any, place: str) -> Any:
    if isinstance(value, dict):
        return Table(value, place)
    if isinstance(value, list):
        return [_with_place(each, f"{place}[{number}]") for number, each in enumerate(value, start=1)]
    return value


def keys(table: Any, prefix: str = "") -> set[str]:
    """Return the dotted keys of nested tables and lists, without their words."""
    if isinstance(table, dict):
        return {key for name, value in table.items() for key in keys(value, f"{prefix}{name}.")}
    if isinstance(table, list):
        return {key for number, value in enumerate(table, 1) for key in keys(value, f"{prefix}{number}.")}
    return {prefix.rstrip(".")}
