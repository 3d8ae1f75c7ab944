"""Derives which Simplified character stands for each Traditional one: readers write either."""

from functools import cache

from opencc import OpenCC

FIRST_HAN, LAST_HAN = 0x4E00, 0x9FA5


@cache
def characters() -> dict[str, str]:
    """Return the Traditional characters (`from`) and the Simplified ones (`to`) as two aligned texts."""
    simplify = OpenCC("t2s")
    # One conversion for each character: in a run, OpenCC would look for phrases.
    every = [chr(code) for code in range(FIRST_HAN, LAST_HAN + 1)]
    simplified = simplify.convert("\n".join(every)).split("\n")
    pairs = [(sign, plain) for sign, plain in zip(every, simplified, strict=True) if sign != plain]
    # t2s keeps 著, which in Traditional text is mostly 着 (隨著).
    pairs.append(("著", "着"))
    return {"from": "".join(sign for sign, _ in pairs), "to": "".join(plain for _, plain in pairs)}


@cache
def _simplifying() -> dict[int, int]:
    """Return the table of what becomes of each Traditional character; it is long, and takes long to make."""
    table = characters()
    return str.maketrans(table["from"], table["to"])


def simplified(text: str) -> str:
    """Return a text in Simplified characters."""
    return text.translate(_simplifying())
