"""Derives how names sound: pinyin, initials, syllables of single characters.

Everything is written without tones, as people type it. Which sounds are easily taken for each other is
said in browser/search/sounds.js, where queries are read.
"""

from itertools import product

from pypinyin import Style, lazy_pinyin, pinyin

# Further sounds of a character are mostly rare: with them 租车 would sound like another word.
MAX_SOUNDS = 1
MIN_INITIALS = 3  # two letters stand for too many words


def is_han(text: str) -> bool:
    """Tell whether a text is made of Chinese characters alone."""
    return all("\u4e00" <= sign <= "\u9fff" for sign in text)


def sounds_of(name: str) -> list[str]:
    """Return the ways to say a Chinese name, syllables parted by blanks; the usual one comes first."""
    usual = lazy_pinyin(name)
    others = pinyin(name, style=Style.NORMAL, heteronym=True)
    choices = [
        list(dict.fromkeys([first, *(many[:MAX_SOUNDS] if len(name) <= MAX_SOUNDS else [])]))
        for first, many in zip(usual, others, strict=True)
    ]
    return [" ".join(each) for each in product(*choices)]


def names_by_sound(names: list[str]) -> dict[str, list[str]]:
    """Return the Chinese names of two or more characters by their sounds."""
    found: dict[str, list[str]] = {}
    for name in names:
        if len(name) > 1 and is_han(name):
            for sound in sounds_of(name):
                found.setdefault(sound, []).append(name)
    return found


def names_by_initials(names: list[str]) -> dict[str, list[str]]:
    """Return the Chinese names of three or more characters by the first letters of their syllables: `yyt`."""
    found: dict[str, list[str]] = {}
    for name in names:
        if len(name) >= MIN_INITIALS and is_han(name):
            found.setdefault("".join(part[0] for part in lazy_pinyin(name)), []).append(name)
    return found


def syllables(used: str) -> dict[str, str]:
    """Return the characters of `used`, by syllable: what a run that matches no word sounds like."""
    found: dict[str, str] = {}
    for sign in sorted({each for each in used if is_han(each)}):
        for sound in pinyin(sign, style=Style.NORMAL, heteronym=True)[0][:MAX_SOUNDS]:
            found[sound] = found.get(sound, "") + sign
    return found
