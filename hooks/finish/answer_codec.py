"""Packs many similar answers into one small file that a few lines of JavaScript open again.

A packed file is `{"answers": {query: place}, "shapes": [[key, …], …], "values": [value, …]}`. Every value is
kept once, at its place in `values`: plain ones (text, numbers, true, false, null) as they are, an object as
`[shape, place, …]` with the keys `shapes[shape]`, a list as `[-1, place, …]`.

Compression does the rest, helped by two habits. Plain values come first, in the order of their text, then the
objects shape by shape. And places are written as differences, which repeat far more often than places do: an
object's from the same part of the object of that shape before it, a list's each from the part before it (the
first one from the first of the list before). browser/calculator/ready.js opens the files.
"""

import json
from collections.abc import Hashable, Iterable, Mapping
from typing import Any

Json = Any  # what json.dumps takes: str, int, float, bool, None, and lists and dicts with str keys of these
Row = tuple[int, ...]  # an object or a list: its shape, then the keys (see _Store) of its parts
LIST = -1


def pack(answers: Mapping[str, Json]) -> dict[str, Json]:
    """Return the packed file of the answers; `unpack` gives back every one of them as it was."""
    store = _Store()
    keys = {query: store.add(answer) for query, answer in answers.items()}
    plain = sorted(store.plain, key=lambda key: json.dumps(store.plain[key], ensure_ascii=False))
    rows = sorted(store.rows, key=lambda key: store.rows[key][0])
    place = {key: number for number, key in enumerate([*plain, *rows])}
    placed = [(store.rows[key][0], *(place[part] for part in store.rows[key][1:])) for key in rows]
    return {
        "answers": {query: place[key] for query, key in keys.items()},
        "shapes": [list(shape) for shape in store.shapes],
        "values": [*(store.plain[key] for key in plain), *_differences(placed)],
    }


def unpack(packed: Mapping[str, Json], query: str) -> Json:
    """Return the answer to a query of a packed file."""
    values: list[Json] = []
    before: dict[int, list[int]] = {}
    for value in packed["values"]:
        if not isinstance(value, list):
            values.append(value)
            continue
        shape, *places = value
        earlier = before.get(shape, [])
        for number, difference in enumerate(places):
            base = places[number - 1] if shape == LIST and number else (earlier[number] if earlier else 0)
            places[number] = base + difference
        if places:
            before[shape] = places
        values.append([shape, *places])

    def build(place: int) -> Json:
        value = values[place]
        if not isinstance(value, list):
            return value
        shape, *places = value
        parts = [build(part) for part in places]
        return parts if shape == LIST else dict(zip(packed["shapes"][shape], parts, strict=True))

    return build(packed["answers"][query])


def _differences(rows: Iterable[Row]) -> list[list[int]]:
    """Return the rows with their places written as differences."""
    before: dict[int, tuple[int, ...]] = {}
    written = []
    for shape, *places in rows:
        earlier = before.get(shape, (0,) * len(places))
        bases = [earlier[0], *places] if shape == LIST and places else earlier
        written.append([shape, *(part - base for part, base in zip(places, bases, strict=False))])
        if places:
            before[shape] = tuple(places)
    return written


class _Store:
    """Every value once, by a key of its own: its number in the order of meeting."""

    def __init__(self) -> None:
        self.plain: dict[int, Json] = {}
        self.rows: dict[int, Row] = {}
        self.shapes: dict[tuple[str, ...], int] = {}
        self._known: dict[Hashable, int] = {}

    def add(self, value: Json) -> int:
        """Return the key of a value, keeping it if it is new."""
        if isinstance(value, dict):
            shape = self.shapes.setdefault(tuple(value), len(self.shapes))
            return self._row(shape, *map(self.add, value.values()))
        if isinstance(value, list):
            return self._row(LIST, *map(self.add, value))
        # 1, 1.0 and True are equal in Python and differ in JSON, and so do 0.0 and -0.0.
        key = self._key((type(value), repr(value) if isinstance(value, float) else value))
        self.plain[key] = value
        return key

    def _row(self, *row: int) -> int:
        key = self._key(row)
        self.rows[key] = row
        return key

    def _key(self, known: Hashable) -> int:
        return self._known.setdefault(known, len(self._known))
