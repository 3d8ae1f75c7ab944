"""What speaks for a line being noise, or content: features of the line itself and of its place on the page.

A feature lies between 0 and about 1, so that weights can be compared; one that a line lacks is left out.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from math import log1p
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from normalizer.text import HAN, looks_like_links, squeezed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Features = dict[str, float]

_LEXICON = Path(__file__).with_name("lexicon.toml")
FURNITURE = frozenset(
    ("byline", "counter", "nav", "share", "related", "comment", "footer", "tag", "error", "contact")
)
"""The groups of words of which whole lines of furniture are made; the others stand in sentences too."""
LITTLE, HALF, MOSTLY, NEARLY_ALL = 0.3, 0.5, 0.6, 0.85
"""Shares of a line's letters that words of furniture cover."""
_LONG = 80
"""Characters and words of a line that is as long as it matters."""
_FAR = 12
"""Lines below the article's last sentence, beyond which it makes no difference how many."""
_NEAR_A_COMMENT = 2
_FADES = 8
"""Lines below a head of links or comments, at which it says half as much."""
_LONGEST_HEAD = 14
_NO_TITLE = frozenset(("telltale", "furniture_label", "arrow", "labels"))
"""Features that no title has."""

_LETTER = re.compile(rf"[{HAN}A-Za-z0-9]")
_HAN = re.compile(f"[{HAN}]")
_LATIN = re.compile("[A-Za-z]")
_ASCII_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_MAY_BE_DATED = re.compile(r"\d|刚刚|昨天|前天")
_DATE = re.compile(
    r"(?<!\d)(?:(?:19|20)?\d{2}(?:年|[-/.]) ?)\d{1,2}(?:月|[-/.]) ?\d{1,2}日?(?!\d)"
    r"|(?<!\d)\d{1,2}(?:-|月 ?)\d{1,2}日?(?![\d天个元])"
    r"|(?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]* \d{1,2}"
    r"(?:, \d{4})?(?: \d{4})?"
    r"|\d+ ?(?:秒|分钟|小时|天|周|个月|年)前|(?:刚刚|昨天|前天)(?=[ \d]|$)"
)
_CLOCK = re.compile(r"(?<!\d)(?:[01]?\d|2[0-3])[:：][0-5]\d(?::[0-5]\d)?(?!\d)")
_DATED = re.compile(rf"\s*(?:[-*•]\s+)?(?:\d{{4}}[-/.年])?\d{{1,2}}[-/.月]\d{{1,2}}日?[\s：:，]*[{HAN}]{{2}}")
_NUMBER = re.compile(r"\d[\d,.]*[万wWkK]?\+?")
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_PHONE = re.compile(r"(?<!\d)(?:1[3-9]\d{9}|[48]00[- ]?\d{3,4}[- ]?\d{3,4}|0\d{2,3}-\d{7,8})(?!\d)")
_ACCOUNT = re.compile(
    r"(?:微信|薇信|VX?|QQ|LINE|加[Vv微])[^\w]{0,3}(?:[a-zA-Z][\w-]{4,}|\d{6,})", re.ASCII | re.IGNORECASE
)
_HOTLINE = re.compile(r"(?<!\d)(?:10086|10010|1000[01]|10099|12300|12321|12315|12345|110|95\d{3})(?!\d)")
_PAGE_NUMBER = re.compile(
    r"[-—–·\s]*(?:第?\s*\d{1,4}\s*页?)?[\s,，/／]*(?:共?\s*\d{1,4}\s*页)?[-—–·\s]*|\d{1,3} ?[/／] ?\d{1,3}"
)
_CODE = re.compile(r"[{};]\s*$|^\W*</?\w|=\s*['\"\[(]|\w\(.*\)|<!--|!\[")
_TAGS = re.compile(r"#[^#\s]{1,20}")
_ARROW = re.compile(r"[＞›»→←↓↑▼▲«]|>>|<<|->|^[<>]|[<>]$|\s[<>]\s|(?:^|\s)[×^](?:\s|$)")
_SEPARATOR = re.compile(r"[|｜/·•>＞›»]| {1,}")
_CELLS = re.compile(r"\s*[|｜\t]\s*| +")
_ROUND_BAR = re.compile(r"(?<=^[文图]) ?([|｜丨/]) ?")
_BRACKETED = re.compile(r"[【\[（(].{1,20}[】\]）)]")
_LABEL = re.compile(rf"[^：:，。]{{1,8}}[：:]|[{HAN}]{{1,4}} ?[|｜丨/] ?(?=\S{{1,12}}$)")
_LABELS = re.compile(r"(?:^|[ |｜/])[^：:，。 ]{1,8}[：:]")
_HEADING = re.compile("#{1,6} ")
_MARKED = re.compile(
    r"(?:[-*•·●□■]|\d{1,2}[.、．)）]|[A-H][、．)）]|[（(]?[一二三四五六七八九十]{1,3}[)）、.]|[①-⑳]|第.{1,3}[条步章种个]"
    r"|#{1,6} |\||>|[问答QA][：:])"
)
_STOP = re.compile(r"[。！？!?；;][”’」』）)]*$|[a-z0-9)\"”][.!?]$")
_INNER = re.compile("[，、；]|, [a-z]")
_ASKS = re.compile(
    "怎么|如何|怎样|哪|吗|什么|多久|多少|为什么|能不能|会不会|要不要|攻略|指南|解读|一览|区别|教程|大全|看懂"
)
_YOU = re.compile("您|你|我们|大家|小伙伴")

# The features that an expression finds: once is enough, or as many times as it says.
_SHOWN: dict[str, Callable[[str], object]] = {
    "hotline": _HOTLINE.search,
    "page_number": _PAGE_NUMBER.fullmatch,
    "arrow": _ARROW.search,
    "bracketed": _BRACKETED.fullmatch,
    "marked": _MARKED.match,
    "heading": _HEADING.match,
    "asks": _ASKS.search,
    "you": _YOU.search,
    "row": lambda text: text.startswith("|"),
    "at_sign": lambda text: text.startswith("@"),
    "colon_end": lambda text: text.endswith(("：", ":")),
}


class Seen(NamedTuple):
    """What one line shows by itself."""

    features: Features
    furniture: float
    """The share (0 to 1) of its letters that words of furniture, dates and counters cover."""
    sentence: bool
    """Whether it reads as a sentence of an article."""
    head: str
    """`related` or `comment` if it can stand above such a block."""


class _Words(NamedTuple):
    letters: dict[str, int]
    """How many characters the words of each group cover."""
    different: dict[str, set[str]]
    covered: bytearray
    """1 for each character of a word of furniture."""


class _Lexicon(NamedTuple):
    groups: dict[str, tuple[str, ...]]
    lengths: dict[str, tuple[int, ...]]
    """The lengths, longest first, of the words that begin with a character."""


@cache
def _lexicon() -> _Lexicon:
    groups: dict[str, list[str]] = {}
    tables = tomllib.loads(_LEXICON.read_text(encoding="utf-8"))
    in_sentences = {*tables["grammar"].split(), *tables["subject"].split()}
    for group, words in tables.items():
        for word in words.lower().split():
            if not (word.isascii() and word in in_sentences and group not in ("grammar", "subject")):
                groups.setdefault(word, []).append(group)
    lengths: dict[str, set[int]] = {}
    for word in groups:
        if not (word.isascii() and word.isalpha()):
            lengths.setdefault(word[0], set()).add(len(word))
    return _Lexicon(
        {word: tuple(names) for word, names in groups.items()},
        {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()},
    )


def _words(text: str) -> _Words:
    """Find the longest words of the lexicon; plain Latin ones must stand alone."""
    lexicon, lower = _lexicon(), text.lower()
    found = _Words({}, {}, bytearray(len(text)))
    at = 0
    while at < len(lower):
        for length in lexicon.lengths.get(lower[at], ()):
            word = lower[at : at + length]
            if names := lexicon.groups.get(word):
                _count(found, names, word, at)
                at += length - 1
                break
        at += 1
    if _LATIN.search(text):
        for match in _ASCII_WORD.finditer(lower):
            if names := lexicon.groups.get(match[0]):
                _count(found, names, match[0], match.start())
    return found


def _count(found: _Words, names: tuple[str, ...], word: str, at: int) -> None:
    for name in names:
        found.letters[name] = found.letters.get(name, 0) + len(word)
        found.different.setdefault(name, set()).add(word)
    if not FURNITURE.isdisjoint(names):
        found.covered[at : at + len(word)] = b"\1" * len(word)


def line_features(text: str) -> Features:
    """Return what a line shows by itself, wherever it stands."""
    return see(text).features


def see(text: str) -> Seen:
    """Return what a line shows by itself: its words, their share, its marks, numbers and length."""
    text = _ROUND_BAR.sub(r"\1", text.strip())
    letters = max(1, len(_LETTER.findall(text)))
    words = _words(text)
    features: Features = {}
    for name, count in words.letters.items():
        features[f"words_{name}"] = min(1.0, count / letters) ** 0.5
        features[f"many_{name}"] = min(1.0, (len(words.different[name]) - 1) / 2)
    features |= _outside_words(text, words.covered)
    furniture = sum(text[at].isalnum() for at, is_in in enumerate(words.covered) if is_in) / letters
    size = len(_HAN.findall(text)) + len(_ASCII_WORD.findall(text))
    has_stop = bool(_STOP.search(text))
    features |= _layout(text, size, letters, has_stop=has_stop)
    features |= _label(text, words.covered)
    telltale = words.letters.get("telltale", 0)
    groups = _lexicon().groups.get(squeezed(text).lower(), ())
    features |= {
        "furniture": furniture,
        "all_furniture": float(furniture > NEARLY_ALL),
        "whole_word": float(not FURNITURE.isdisjoint(groups)),
        "telltale": float(telltale > 0),
        "all_telltale": float(telltale > NEARLY_ALL * letters),
    }
    if not has_stop and furniture < HALF and 4 <= size <= 30 and len(_INNER.findall(text)) < 2:
        features["title_like"] = 1.0
    speaks = "words_grammar" in features or "words_subject" in features
    sentence = has_stop and size >= 3 and furniture < 0.4 and speaks
    head = "" if has_stop or size > _LONGEST_HEAD else _head(text, words, letters)
    return Seen({name: value for name, value in features.items() if value > 0}, furniture, sentence, head)


def together(parts: Sequence[Seen]) -> Seen:
    """Return what a line of several sentences shows: whatever any does, but furniture only as a whole."""
    features: Features = {}
    for part in parts:
        for name, value in part.features.items():
            features[name] = max(value, features.get(name, 0.0))
    features.pop("title_like", None)
    furniture = sum(part.furniture for part in parts) / len(parts)
    return Seen(features, furniture, any(part.sentence for part in parts), "")


def _outside_words(text: str, covered: bytearray) -> Features:
    """Return the features of dates, times, addresses and numbers, and mark what they cover."""
    found: dict[str, list[re.Match[str]]] = {}
    if _MAY_BE_DATED.search(text):
        found = {
            "date": list(_DATE.finditer(text)),
            "clock": list(_CLOCK.finditer(text)),
            "phone": list(_PHONE.finditer(text)),
        }
    if _LATIN.search(text):
        found["address"] = list(_ADDRESS.finditer(text))
    matches = [match for some in found.values() for match in some]
    if matches or any(covered):
        matches += _NUMBER.finditer(text)
    for match in matches:
        covered[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    features = {name: float(bool(some)) for name, some in found.items()}
    if _ACCOUNT.search(text):
        features["phone"] = 1.0
    return features


def _layout(text: str, size: int, letters: int, *, has_stop: bool) -> Features:
    separators = len(_SEPARATOR.findall(text))
    features = {name: 1.0 for name, shows in _SHOWN.items() if shows(text)}
    digits = sum(map(str.isdigit, text))
    features |= {
        "size_with_stop" if has_stop else "size": min(1.0, log1p(size) / log1p(_LONG)),
        "tiny": float(size <= 2),
        "no_letters": float(size == 0),
        "stop": float(has_stop),
        "inner_marks": min(1.0, len(_INNER.findall(text)) / 3),
        "tags": min(1.0, len(_TAGS.findall(text)) / 2),
        "digits": digits / letters,
        "latin": len(_LATIN.findall(text)) / letters,
    }
    if not has_stop:
        features["labels"] = min(1.0, len(_LABELS.findall(text)) / 3)
        if size / (separators + 1) < 6:
            features["pieces"] = min(1.0, separators / 4)
    if len(_HAN.findall(text)) < 6 and not text.startswith("#") and _CODE.search(text):
        features["code"] = 1.0
    return features


def _label(text: str, covered: bytearray) -> Features:
    label = _LABEL.match(text)
    if not label:
        return {}
    letters = [at for at in range(label.end() - 1) if _LETTER.match(text[at])]
    features = {"label": 1.0, "furniture_label": float(bool(letters) and all(covered[at] for at in letters))}
    kinds = _lexicon().groups.get(squeezed(label[0]).lower(), ())
    return features | {f"label_{kind}": 1.0 for kind in kinds if kind in FURNITURE}


def _head(text: str, words: _Words, letters: int) -> str:
    """Return what a short line can head: links to other articles, readers' comments, or nothing."""
    share = {name: words.letters.get(name, 0) / letters for name in ("related", "comment", "counter")}
    if share["comment"] and max(share["comment"], share["counter"]) > MOSTLY:
        return "comment"
    return "related" if share["related"] > MOSTLY and not _LABEL.match(text.rstrip("：:")) else ""


def places(texts: Sequence[str], seen: Sequence[Seen]) -> list[Features]:
    """Return what the place of each line says.

    Beside the article's sentences, below a head of links or comments, like the rows beside it, how often.
    """
    sentences = [index for index, line in enumerate(seen) if line.sentence]
    first, last = (sentences[0], sentences[-1]) if sentences else (len(seen), -1)
    short_lines = sum(not line.sentence and line.furniture < HALF for line in seen) / max(1, len(seen))
    keys = [squeezed(text) for text in texts]
    counts = Counter(keys)
    title = _title(seen, first)
    result = _below_heads(texts, seen, short_lines)
    for index, (line, place, rows) in enumerate(zip(seen, result, _rows(texts, seen), strict=True)):
        place |= rows
        place |= _beside_sentences(index, first, last, len(seen))
        if "far_below" in place:
            # Below the only sentence of an article of short lines there may be most of it.
            place["far_below"] *= 1 - short_lines
        place["short_lines"] = short_lines
        if counts[keys[index]] > 1:
            place["repeated"] = 1.0
        if index == title:
            place["title"] = 1.0
        if index > last and "title_like" in line.features:
            place["title_in_tail"] = 1.0
        if not first <= index <= last and not line.features.keys().isdisjoint(("date", "clock")):
            place["date_outside"] = 1.0
    return result


def _below_heads(texts: Sequence[str], seen: Sequence[Seen], short_lines: float) -> list[Features]:
    result: list[Features] = []
    head, since = "", 0
    for index, line in enumerate(seen):
        if line.sentence and (head == "related" or not _beside_a_time(seen, index, index - since)):
            head = ""
        place: Features = {}
        if head:
            place[f"below_{head}"] = 1 / (1 + since / _FADES)
            if "title_like" in line.features:
                place[f"title_below_{head}"] = 1.0
                place["title_below_in_short_lines"] = short_lines
        result.append(place)
        since += 1
        if line.head and (line.head == "comment" or _heads_links(texts, seen, index)):
            head, since = line.head, 0
    return result


def _rows(texts: Sequence[str], seen: Sequence[Seen]) -> list[Features]:
    """Return whether lines are like those beside them: as many cells, or a day and words each."""
    cells = [len(_CELLS.split(text.strip())) for text in texts]
    dated = [bool(_DATED.match(text)) for text in texts]
    result: list[Features] = []
    for index, line in enumerate(seen):
        beside = [at for at in (index - 1, index + 1) if 0 <= at < len(texts)]
        features: Features = {}
        if cells[index] > 1 and line.furniture < LITTLE:
            alike = [at for at in beside if cells[at] == cells[index] and seen[at].furniture < LITTLE]
            features["like_a_row"] = len(alike) / 2
        if dated[index] and any(dated[at] for at in beside):
            features["chronicle"] = 1.0
        result.append(features)
    return result


def _beside_a_time(seen: Sequence[Seen], index: int, start: int) -> bool:
    """Tell whether a time or a button stands near a line, as it does near a reader's comment.

    `start` is the first line below the head of the comments.
    """
    near = seen[max(start, index - _NEAR_A_COMMENT) : index + _NEAR_A_COMMENT + 1]
    return any(
        not line.features.keys().isdisjoint(("date", "clock"))
        or (line.furniture > MOSTLY and "words_comment" in line.features)
        for line in near
        # A publish line (发布时间：…) has a time as well.
        if not line.head and "furniture_label" not in line.features
    )


def _heads_links(texts: Sequence[str], seen: Sequence[Seen], head: int) -> bool:
    """Tell whether the lines below a head, up to a sentence or plain furniture, read as links to articles."""
    end = head + 1
    while end < len(seen) and not seen[end].sentence and "all_furniture" not in seen[end].features:
        end += 1
    return end == head + 1 or looks_like_links(texts[head + 1 : end])


def _title(seen: Sequence[Seen], first: int) -> int:
    """Return the line that is most likely the title: the longest like one above the sentences, or -1."""
    above = [
        index
        for index, line in enumerate(seen[:first])
        if "title_like" in line.features
        and line.furniture <= LITTLE
        and _NO_TITLE.isdisjoint(line.features.keys())
    ]
    return max(above, key=lambda index: seen[index].features["size"], default=-1)


def _beside_sentences(index: int, first: int, last: int, length: int) -> Features:
    features: Features = {}
    if last < 0:
        features["no_sentence_on_page"] = 1.0
    elif index < first:
        features["above_sentences"] = 1.0
    elif index > last:
        features["below_sentences"] = 1.0
        features["far_below"] = min(index - last, _FAR) / _FAR
    if index == 0:
        features["first_line"] = 1.0
    if index == length - 1:
        features["last_line"] = 1.0
    return features
