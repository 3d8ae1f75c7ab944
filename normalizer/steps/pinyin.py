"""Pinyin annotations: 销(xiāo) is 销, but （如有） and 密码（PIN） stay."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from normalizer.model import Change, Line, Lines, Result
from normalizer.text import HAN

_LETTERS = "a-zA-ZüÜêāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿĀÁǍÀĒÉĚÈĪÍǏÌŌÓǑÒŪÚǓÙǕǗǙǛ"
_ANNOTATION = re.compile(
    rf"(?<=([{HAN}]))[ ]*[(（\[【〔〈<][ ]*([{_LETTERS}ɡ][{_LETTERS}ɡ1-5 '’·-]{{0,60}}?)[ ]*[)）\]】〕〉>]"
)
_TONE_MARK = re.compile("[\u0300\u0301\u0304\u030c]")
_INITIALS = [
    "b",
    "p",
    "m",
    "f",
    "d",
    "t",
    "n",
    "l",
    "g",
    "k",
    "h",
    "j",
    "q",
    "x",
    "zh",
    "ch",
    "sh",
    "r",
    "z",
    "c",
    "s",
    "y",
    "w",
]
_FINALS = [
    "a",
    "o",
    "e",
    "i",
    "u",
    "v",
    "ai",
    "ei",
    "ui",
    "ao",
    "ou",
    "iu",
    "ie",
    "ve",
    "ue",
    "er",
    "an",
    "en",
    "in",
    "un",
    "vn",
    "ang",
    "eng",
    "ing",
    "ong",
    "ia",
    "iao",
    "ian",
    "iang",
    "iong",
    "ua",
    "uo",
    "uai",
    "uan",
    "uang",
    "ueng",
    "van",
]
_SYLLABLES = re.compile(
    "(?:(?:" + "|".join(sorted(_INITIALS, key=len, reverse=True)) + ")?"
    "(?:" + "|".join(sorted(_FINALS, key=len, reverse=True)) + ")|n|ng|m|r)+"
)


def pinyin(lines: Lines) -> Result:
    """Remove the reading given in brackets after a character, with tone marks, tone digits or bare.

    A bracket with tone marks is a reading by its looks. A bare one must be the reading of the characters
    before it, or a real word such as （PIN） or （fan） would be lost.
    """
    kept: list[Line] = []
    changes: list[Change] = []
    for line in lines:
        text = line.text
        removed: list[str] = []
        if not text.isascii():
            text = without_readings(text, removed)
        kept.append(Line(line.number, text))
        if removed:
            changes.append(
                Change(
                    line.number,
                    "pinyin",
                    "annotation",
                    "removed",
                    "".join(removed),
                    "",
                    "pinyin after a character",
                )
            )
    return kept, changes


def without_readings(text: str, removed: list[str]) -> str:
    """Return the text without its pinyin annotations, which are appended to `removed`."""

    def drop(match: re.Match[str]) -> str:
        before = match.string[max(0, match.start() - 16) : match.start()].rstrip()
        if not _is_reading(match[2], before):
            return match[0]
        removed.append(match[0])
        return ""

    return _ANNOTATION.sub(drop, text)


def toneless(syllables: str) -> str:
    """Return pinyin in plain letters: no tone marks or digits, no blanks, v for ü."""
    plain = unicodedata.normalize("NFD", syllables.replace("ɡ", "g").lower())
    plain = _TONE_MARK.sub("", plain).replace("u\u0308", "v").replace("e\u0302", "e")
    return re.sub("[^a-z]", "", plain)


def _is_reading(inside: str, before: str) -> bool:
    letters = toneless(inside)
    if not letters:
        return False
    if letters != re.sub("[^a-z]", "", inside.lower()):
        return bool(_SYLLABLES.fullmatch(letters))
    return _is_read(letters, before)


def _is_read(letters: str, before: str) -> bool:
    """Tell whether the last characters of `before` are read `letters`, trying each reading of each."""
    wanted = {letters}
    for character in reversed(before):
        wanted = {
            rest[: len(rest) - len(reading)]
            for rest in wanted
            for reading in readings(character)
            if rest.endswith(reading)
        }
        if "" in wanted:
            return True
        if not wanted:
            return False
    return False


@cache
def readings(character: str) -> frozenset[str]:
    """Return every reading of a Chinese character in plain letters; none for anything else."""
    # Imported here: the dictionary takes a tenth of a second, and most articles have no annotations.
    from pypinyin import Style
    from pypinyin import pinyin as look_up

    found = look_up(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    return frozenset(toneless(reading) for group in found for reading in group)
