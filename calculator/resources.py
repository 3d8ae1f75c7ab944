"""Read the package's data files, from a folder or from inside a zip archive."""

import json
from collections.abc import Callable
from typing import Any

_TABLES = ("languages", "procedures", "batch_columns", "papers")
_MESSAGES = ("messages", "count_messages")  # a table of each for every language


class UnreadableError(ValueError):
    """A data file that is no TOML or JSON, by its name and what its parser says of the place."""


def read(name: str) -> dict[str, Any]:
    """Return the data file of that name without its ending, such as "procedures" or "messages.zh".

    JSON comes before TOML: importing the TOML reader takes a browser longer than a whole answer, so the
    archive made for it holds the tables as JSON (see `for_archive`). Raises UnreadableError for a file that
    is neither, or that is not there.
    """
    try:
        return dict(json.loads(_bytes(f"{name}.json")))
    except OSError:
        import tomllib

        try:
            return _parsed(f"{name}.toml", tomllib.loads)
        except OSError as error:
            raise UnreadableError(f"calculator/data/{name}.toml: {error.strerror or error}") from None
    except ValueError as error:
        raise UnreadableError(f"calculator/data/{name}.json: {error}") from None


def text(file: str) -> str:
    """Return the text of a data file such as "procedures.toml"; raises UnreadableError if it is no UTF-8."""
    content = _bytes(file)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnreadableError(f"calculator/data/{file}: {error} (at line {line})") from None


def _parsed(file: str, parse: Callable[[str], dict[str, Any]]) -> dict[str, Any]:
    try:
        return parse(text(file))
    except UnreadableError:
        raise
    except ValueError as error:
        raise UnreadableError(f"calculator/data/{file}: {error}") from None


def for_archive() -> dict[str, bytes]:
    """Return the data files that an archive of the package must hold: path inside `calculator/` → content."""
    files = {"data/working_days.json": _bytes("working_days.json")}
    messages = [f"{stem}.{lang}" for stem in _MESSAGES for lang in read("languages")["languages"]]
    for name in [*_TABLES, *messages]:
        compact = json.dumps(read(name), ensure_ascii=False, separators=(",", ":"))
        files[f"data/{name}.json"] = compact.encode("utf-8")
    return files


def _bytes(file: str) -> bytes:
    # The module's own loader reads beside the module, whether that is a folder or an archive.
    here = __file__.rpartition("/")[0]
    loader: Any = __spec__.loader if __spec__ else None
    return bytes(loader.get_data(f"{here}/data/{file}"))
