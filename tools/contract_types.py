"""Writes browser/contract.d.ts from calculator/contract.py: `python -m tools.contract_types`.

What Python answers and what JavaScript expects are one thing; a test holds the two files equal.
"""

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

from calculator import contract

TARGET = Path(__file__).resolve().parent.parent / "browser" / "contract.d.ts"
HEAD = (
    "/** What the calculator answers: made of calculator/contract.py by `python -m tools.contract_types`. */"
)
SIMPLE = {str: "string", int: "number", bool: "boolean", NoneType: "null", Any: "unknown"}


def render() -> str:
    """Return the types as TypeScript: the same contract gives the same bytes."""
    return HEAD + "\n\n" + "\n\n".join(map(_interface, _shapes())) + "\n"


def _shapes() -> Iterator[type]:
    """Yield the contract's own shapes in the order in which they stand."""
    for found in vars(contract).values():
        if is_typeddict(found) and found.__module__ == contract.__name__:
            yield found


def _interface(shape: type) -> str:
    hints = get_type_hints(shape)
    optional: frozenset[str] = getattr(shape, "__optional_keys__", frozenset())
    lines = [f"  {name}{'?' if name in optional else ''}: {_written(hint)};" for name, hint in hints.items()]
    comment = " ".join((inspect.getdoc(shape) or "").split())
    return "\n".join([f"/** {comment} */", f"export type {shape.__name__} = {{", *lines, "};"])


def _written(hint: Any) -> str:
    """Return a Python type as TypeScript."""
    if hint in SIMPLE:
        return SIMPLE[hint]
    if is_typeddict(hint):
        return str(hint.__name__)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return " | ".join(_literal(value) for value in arguments)
    if origin in (Union, UnionType):
        return " | ".join(map(_written, arguments))
    if origin is list:
        inner = _written(arguments[0])
        return f"({inner})[]" if " " in inner else f"{inner}[]"
    if origin is dict:
        return f"Record<{_written(arguments[0])}, {_written(arguments[1])}>"
    raise TypeError(hint)


def _literal(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else f'"{value}"'


def main() -> int:
    """Write the file and say so."""
    TARGET.write_text(render(), "utf-8")
    sys.stdout.write(f"{TARGET.name} written\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
