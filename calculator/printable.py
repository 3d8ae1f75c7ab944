"""Text from outside: without what no program should be handed in it, and without full-width signs."""

# Line ends and tabs become blanks. Dropped are other control characters, marks that change the direction of
# the text around them, and marks of byte order.
_BLANK = dict.fromkeys([*range(0x09, 0x0E), 0x85, 0x2028, 0x2029], " ")
_DROPPED = dict.fromkeys(
    [
        *range(0x20),
        *range(0x7F, 0xA0),
        0x200B,
        0x200E,
        0x200F,
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        0xFEFF,
        0xFFFE,
        0xFFFF,
    ]
)
# Letters and signs as a Chinese keyboard types them, for str.translate: each at half width.
HALF_WIDTH = {sign + 0xFEE0: sign for sign in range(0x21, 0x7F)} | {0x3000: 0x20}
_TABLE: dict[int, str | None] = {**_DROPPED, **_BLANK}


def printable(text: str) -> str:
    """Return the text on one line, without control characters; half a character becomes a question mark."""
    return text.translate(_TABLE).encode("utf-8", "replace").decode("utf-8")
