"""Finds the tables in Pyodide's engine that belong to named parts of it which never run.

The engine is linked from many libraries, and its memory begins with their constant data, without names.
What a piece of data belongs to follows from who refers to it: the functions that name its address, and the
pointers that lie in other data. A table may be emptied if

- no function that runs refers to it, neither directly nor through data that such a function refers to, and
- it is referred to by a part that is named in `OWNERS`, none of whose functions runs.

A reader of such a table would have to be a function of that part, and those stop the engine: an emptied
table can never lead to a wrong answer.
"""

import re
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

# By the exported functions with which each begins: a part goes on until the next exported function.
OWNERS = {
    "names and forms of Unicode characters": ("PyInit_unicodedata",),
    "Japanese charsets": ("PyInit__codecs_jp",),
    "Korean charsets": ("PyInit__codecs_kr",),
    "charsets of Taiwan": ("PyInit__codecs_tw",),
    "charsets of Hong Kong": ("PyInit__codecs_hk",),
    "charsets of the C library": ("iconv",),
    "digits of the C++ library": (
        "_ZNSt3__220__d2fixed_buffered_nEPcS0_dj",
        "_ZNSt3__218__d2exp_buffered_nEPcS0_dj",
    ),
}
# A number in a function need not be an address: it may be the limit of something, a character among them.
# What shows that a table belongs to a part are numbers beyond every character that are not round, and where
# tables begin.
LAST_CHARACTER = 0x10FFFF
ROUND, TABLE = 256, 16
# Shorter pieces are not worth a line in the list (bytes).
SHORTEST = 512
# Below it no linker puts data.
FIRST_ADDRESS = 1024
WORD = 4
# Constant data that holds addresses comes after all that holds none. Such data names texts in page after
# page.
PAGE = 4096
PAGES, TEXTS_IN_PAGE, TEXTS_PART = 8, 16, 0.1
SMALL_NUMBERS = 0xFFFF

_FUNCTION = re.compile(r"^ \(func \$(\S+)")
_EXPORT = re.compile(r'^ \(export "([^"]+)" \(func \$(\S+)\)\)')
_NUMBER = re.compile(r"i32\.const (\d+)|offset=(\d+)")


class Disassembly(NamedTuple):
    """What an engine's text says: the numbers in each function that may be addresses, and what is exported.

    Functions are called by their index, imported ones counted.
    """

    numbers: Mapping[int, frozenset[int]]
    exported: Mapping[str, int]


class Emptied(NamedTuple):
    """A stretch of memory and to whom it belongs."""

    owner: str
    start: int
    length: int


def read(lines: Iterable[str], imported: int) -> Disassembly:
    """Return what the engine's text (of `wasm-dis`) says; `imported` counts its imported functions."""
    numbers: dict[int, set[int]] = {}
    names: dict[str, int] = {}
    exported: dict[str, str] = {}
    index = imported - 1
    for line in lines:
        if line.startswith("  "):
            if index >= imported:
                numbers[index].update(int(found[1] or found[2]) for found in _NUMBER.finditer(line))
        elif found := _FUNCTION.match(line):
            index += 1
            names[found[1]] = index
            numbers[index] = set()
        elif found := _EXPORT.match(line):
            exported[found[1]] = found[2]
    return Disassembly(
        {function: frozenset(known) for function, known in numbers.items()},
        {export: names[name] for export, name in exported.items() if name in names},
    )


def emptied(engine: Disassembly, memory: bytes, running: frozenset[int]) -> list[Emptied]:
    """Return what may be emptied of the engine's memory if no function but the running ones is ever called.

    `memory` is the memory as the engine fills it, from address 0. A part of which a function runs keeps all.
    """
    objects = _Objects(engine, memory)
    parts = {owner: _part(engine, entries) for owner, entries in OWNERS.items()}
    still = {owner: part for owner, part in parts.items() if not part & running}
    own = {owner: objects.named(part, _shows_an_owner) for owner, part in still.items()}
    # All other data may be read by those that run: no matter who refers to it, nor by which way.
    reached = objects.reachable(objects.named(running) | (objects.holders() - set().union(*own.values())))
    found = []
    for owner, pieces in own.items():
        owned = objects.reachable(pieces - reached) - reached
        found += [
            Emptied(owner, start, end - start)
            for start, end in objects.stretches(owned)
            if start % TABLE == 0 or objects.is_pointed_at(start)
        ]
    return sorted(set(found), key=lambda each: each.start)


def _shows_an_owner(number: int) -> bool:
    return number > LAST_CHARACTER and number % ROUND != 0


def _part(engine: Disassembly, entries: Iterable[str]) -> frozenset[int]:
    """Return the functions from each entry to the next exported one: those that a library keeps to itself."""
    exported = sorted(set(engine.exported.values()))
    last = max(engine.numbers) + 1
    found: set[int] = set()
    for entry in entries:
        first = engine.exported[entry]
        place = bisect_right(exported, first)
        found.update(range(first, exported[place] if place < len(exported) else last))
    return frozenset(found)


def _first_pointers(memory: bytes, words: "array[int]") -> int:
    """Return the address from which on the memory holds addresses of other data; 0 if that cannot be told."""

    def is_text(address: int) -> bool:
        return memory[address - 1] == 0 and chr(memory[address]).isprintable()

    def names_texts(page: int) -> bool:
        inside = words[page * PAGE // WORD : (page + 1) * PAGE // WORD]
        large = [word for word in inside if SMALL_NUMBERS < word < page * PAGE]
        texts = sum(map(is_text, large))
        return texts >= TEXTS_IN_PAGE and texts >= TEXTS_PART * len(large)

    named = [names_texts(page) for page in range(len(memory) // PAGE)]
    for page in range(len(named) - PAGES):
        if all(named[page : page + PAGES]):
            return page * PAGE
    return 0


class _Objects:
    """The pieces of the memory: one from each address that anybody refers to, up to the next."""

    def __init__(self, engine: Disassembly, memory: bytes) -> None:
        self.engine = engine
        self.end = len(memory)
        words = array("I", memory[: self.end // WORD * WORD])
        pointers = [
            (place * WORD, words[place])
            for place in range(_first_pointers(memory, words) // WORD, len(words))
            if self._is_address(words[place])
        ]
        known = {
            number for numbers in engine.numbers.values() for number in numbers if self._is_address(number)
        }
        self.starts = sorted({FIRST_ADDRESS, *known, *(word for _, word in pointers)})
        self.held = frozenset(word for _, word in pointers)
        self.pointed: dict[int, set[int]] = defaultdict(set)
        for place, word in pointers:
            self.pointed[self._piece(place)].add(self._piece(word))

    def _is_address(self, number: int) -> bool:
        return FIRST_ADDRESS <= number < self.end

    def _piece(self, address: int) -> int:
        return bisect_right(self.starts, address) - 1

    def named(self, functions: frozenset[int], counts: Callable[[int], bool] = lambda _: True) -> set[int]:
        """Return the pieces whose addresses the functions name, by numbers that count."""
        return {
            self._piece(number)
            for function in functions & self.engine.numbers.keys()
            for number in self.engine.numbers[function]
            if self._is_address(number) and counts(number)
        }

    def holders(self) -> set[int]:
        """Return the pieces that hold addresses of others."""
        return set(self.pointed)

    def reachable(self, pieces: set[int]) -> set[int]:
        """Return the pieces and those that they point to, and so on."""
        waiting = list(pieces)
        found: set[int] = set()
        while waiting:
            piece = waiting.pop()
            if piece not in found:
                found.add(piece)
                waiting += self.pointed.get(piece, ())
        return found

    def is_pointed_at(self, address: int) -> bool:
        """Return whether other data holds the address."""
        return address in self.held

    def stretches(self, pieces: set[int]) -> Iterator[tuple[int, int]]:
        """Yield start and end of the stretches that neighbouring pieces make, those that are long enough."""
        start = end = None
        for piece in sorted(pieces):
            following = piece + 1
            if self.starts[piece] != end:
                if start is not None and end is not None and end - start >= SHORTEST:
                    yield start, end
                start = self.starts[piece]
            end = self.starts[following] if following < len(self.starts) else self.end
        if start is not None and end is not None and end - start >= SHORTEST:
            yield start, end
