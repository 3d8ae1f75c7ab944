"""Breaks a text into the lines of a picture, which no browser does."""

from collections.abc import Callable
from unicodedata import east_asian_width


def wrap(text: str, fits: Callable[[str], bool]) -> list[str]:
    """Return `text` as lines that fit: broken after a space and around Han characters."""
    lines = [""]
    for word in _breakable(text):
        if lines[-1] and not fits(lines[-1] + word.rstrip()):
            lines.append("")
        lines[-1] += word
    return [line.strip() for line in lines]


def is_wide(character: str) -> bool:
    """Return whether a character is as wide as it is high, as Han characters are."""
    return east_asian_width(character) in {"W", "F"}


def _breakable(text: str) -> list[str]:
    """Return the text cut where a line may end."""
    words = [""]
    for character in text:
        if is_wide(character) or words[-1].endswith(" ") or (words[-1] and is_wide(words[-1][-1])):
            words.append("")
        words[-1] += character
    return words
