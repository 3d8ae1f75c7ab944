"""Read the package's data files, from a folder or from inside a zip archive."""

import json
from typing import Any

_TABLES = (
    "procedures",
    "batch_columns",
    "messages.zh",
    "messages.en",
    "count_messages.zh",
    "count_messages.en",
)


def read(name: str) -> dict[str, Any]:
    """Return the data file of that name without its ending, such as "procedures" or "messages.zh".

    JSON comes before TOML: importing the TOML reader takes a browser longer than a whole answer, so the
    archive made for it holds the tables as JSON (see `for_archive`).
    """
    try:
        return dict(json.loads(_bytes(f"{name}.json")))
    except OSError:
        import tomllib

        return tomllib.loads(_bytes(f"{name}.toml").decode("utf-8"))


def for_archive() -> dict[str, bytes]:
    """Return the data files that an archive of the package must hold: path inside `calculator/` → content."""
    files = {"data/working_days.json": _bytes("working_days.json")}
    for name in _TABLES:
        compact = json.dumps(read(name), ensure_ascii=False, separators=(",", ":"))
        files[f"data/{name}.json"] = compact.encode("utf-8")
    return files


def _bytes(file: str) -> bytes:
    # The module's own loader reads beside the module, whether that is a folder or an archive.
    here = __file__.rpartition("/")[0]
    loader: Any = __spec__.loader if __spec__ else None
    return bytes(loader.get_data(f"{here}/data/{file}"))
