"""Is this line of the page noise? Features of the line and its place, blended into one score.

The score is the probability that logistic regression gives: a weighted sum of the features, squashed to 0 … 1.
The weights are fitted to `labelled_lines.txt` by `python -m normalizer.fit` and lie in `weights.json`.
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from math import exp, log1p
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from normalizer.text import HAN, squeezed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Features = dict[str, float]

_LEXICON = Path(__file__).with_name("lexicon.toml")
_WEIGHTS = Path(__file__).with_name("weights.json")
FURNITURE = ("byline", "counter", "nav", "share", "related", "comment", "footer", "tag", "error", "contact")
"""The groups of words of which whole lines of furniture are made; the others stand in sentences too."""
LONGEST = 400
"""Characters of the longest line that is judged; nothing longer is noise as a whole."""
NEAR = 3
"""Lines with text on either side that are a line's neighbours."""
_FAR = 12
"""Lines from the article's sentences, beyond which it makes no difference how many."""

_LETTER = re.compile(rf"[{HAN}A-Za-z0-9]")
_HAN = re.compile(f"[{HAN}]")
_ASCII_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_DATE = re.compile(
    r"(?<!\d)(?:(?:19|20)?\d{2}(?:年|[-/.]) ?)\d{1,2}(?:月|[-/.]) ?\d{1,2}日?(?!\d)|(?<!\d)\d{1,2}(?:-|月 ?)\d{1,2}日?(?![\d天个元])"
    r"|(?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]* \d{1,2}(?:, \d{4})?(?: \d{4})?"
    r"|\d+ ?(?:秒|分钟|小时|天|周|个月|年)前|(?:刚刚|昨天|前天)(?=[ \d]|$)"
)
_CLOCK = re.compile(r"(?<!\d)(?:[01]?\d|2[0-3])[:：][0-5]\d(?::[0-5]\d)?(?!\d)")
_NUMBER = re.compile(r"\d[\d,.]*[万wWkK]?\+?")
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_PHONE = re.compile(r"(?<!\d)(?:1[3-9]\d{9}|[48]00[- ]?\d{3,4}[- ]?\d{3,4}|0\d{2,3}-\d{7,8})(?!\d)")
_ACCOUNT = re.compile(
    r"(?:微信|薇信|VX?|QQ|LINE|加[Vv微])[^\w]{0,3}(?:[a-zA-Z][\w-]{4,}|\d{6,})", re.ASCII | re.IGNORECASE
)
_HOTLINE = re.compile(r"(?<!\d)(?:10086|10010|1000[01]|10099|12300|12321|12315|12345|110|95\d{3})(?!\d)")
_TAGS = re.compile(r"#[^#\s]{1,20}")
_CODE = re.compile(r"[{};]\s*$|^\W*</?\w|=\s*['\"\[(]|\w\(.*\)|<!--|!\[")
_ARROW = re.compile(r"[>＞›»→←↓↑▼▲«<]|(?:^|\s)[×↑](?:\s|$)")
_SEPARATOR = re.compile(r"[|｜/·•>＞›»]| {1,}")
_BRACKETED = re.compile(r"[【\[（(].{1,20}[】\]）)]")
_LABEL = re.compile(r"[^：:，。]{1,8}[：:]")
_LABELS = re.compile(r"(?:^|[ |｜/])[^：:，。 ]{1,8}[：:]")
_MARKED = re.compile(
    r"(?:[-*•·●□■]|\d{1,2}[.、．)）]|[（(]?[一二三四五六七八九十]{1,3}[)）、.]|[①-⑳]|第.{1,3}[条步章种个]|#{1,6} |\||>|[问答QA][：:])"
)
_STOP = re.compile(r"[。！？!?；;][”’」』）)]*$|[a-z0-9)\"”][.!?]$")
_INNER = re.compile("[，、；]|, [a-z]")
_ASKS = re.compile("怎么|如何|怎样|哪|吗|什么|多久|多少|为什么|能不能|会不会|要不要|攻略|指南|解读|一览|区别|教程|大全|看懂")
_YOU = re.compile("您|你|我们|大家|小伙伴")


@dataclass(frozen=True, slots=True)
class _Seen:
    """What one line shows by itself."""

    features: Features
    furniture: float
    """The share (0 to 1) of its letters that words of furniture, dates and counters cover."""
    sentence: bool
    """Whether it reads as a sentence of an article."""
    head: str
    """`related` or `comment` if it can stand above such a block."""


@cache
def _groups() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    """Return the expression that finds the longest word at a place, and the groups of each word."""
    groups: dict[str, list[str]] = {}
    for group, words in tomllib.loads(_LEXICON.read_text(encoding="utf-8")).items():
        for word in words.split():
            groups.setdefault(word.lower(), []).append(group)
    longest_first = sorted((word for word in groups if not word.isascii() or not word.isalpha()), key=len)
    chinese = "|".join(map(re.escape, reversed(longest_first)))
    finder = re.compile(f"{_ASCII_WORD.pattern}|{chinese}", re.IGNORECASE)
    return finder, {word: tuple(names) for word, names in groups.items()}


@cache
def weights() -> dict[str, float]:
    """Return what each feature counts; `bias` is the sum before any."""
    return {str(name): float(weight) for name, weight in json.loads(_WEIGHTS.read_text()).items()}


def score(features: Mapping[str, float], weight: Mapping[str, float]) -> float:
    """Return how likely a line with these features is noise: 0 … 1."""
    total = weight["bias"] + sum(value * weight.get(name, 0.0) for name, value in features.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


class Judgement(NamedTuple):
    """What is to be known of a line: its score, and whether a date in it is that of the article."""

    score: float
    dates_the_article: bool


_NO_NOISE = Judgement(0.0, False)


def judge(texts: Sequence[str]) -> list[Judgement]:
    """Return the judgement on each line of an article; empty and very long lines are no noise."""
    filled = [index for index, text in enumerate(texts) if text.strip()]
    found = [_NO_NOISE] * len(texts)
    for index, features in zip(filled, page_features([texts[at] for at in filled]), strict=True):
        if len(texts[index]) <= LONGEST:
            found[index] = Judgement(score(features, weights()), _dates_the_article(features))
    return found


def _dates_the_article(features: Features) -> bool:
    if "words_error" in features or "below_related" in features or "below_comment" in features:
        return False
    return "above_sentences" in features or "words_byline" in features


def page_features(texts: Sequence[str]) -> list[Features]:
    """Return the features of each line of a page without its empty lines.

    Each line has its own features, those of its place, and what its neighbours look like. Values lie
    between 0 and about 1, so that weights can be compared.
    """
    seen = [_seen(text.strip()) for text in texts]
    sentences = [index for index, line in enumerate(seen) if line.sentence]
    first = sentences[0] if sentences else len(seen)
    last = sentences[-1] if sentences else -1
    counts: dict[str, int] = {}
    keys = [squeezed(text) for text in texts]
    for key in keys:
        counts[key] = counts.get(key, 0) + 1
    short_lines = sum(not line.sentence and line.furniture < 0.5 for line in seen) / max(1, len(seen))
    result: list[Features] = []
    head, since = "", 0
    for index, line in enumerate(seen):
        features = dict(line.features)
        if head == "related" and line.sentence:
            head = ""
        features |= _place(index, first, last, len(seen), bool(sentences))
        features |= _neighbours(seen, index)
        features["short_lines"] = short_lines
        features["repeated"] = float(counts[keys[index]] > 1)
        if head:
            features[f"below_{head}"] = 1 / (1 + since / 8)
            if features.get("title_like"):
                features[f"title_below_{head}"] = 1.0
                features["title_below_in_short_lines"] = short_lines
        if line.head:
            head, since = line.head, 0
        else:
            since += 1
        if index > last and features.get("title_like"):
            features["title_in_tail"] = 1.0
        if (features.get("date") or features.get("clock")) and (index < first or index > last):
            features["date_outside"] = 1.0
        result.append(features)
    return result


def _place(index: int, first: int, last: int, length: int, has_sentences: bool) -> Features:
    features: Features = {}
    if not has_sentences:
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


def _neighbours(seen: Sequence[_Seen], index: int) -> Features:
    above, below = seen[max(0, index - NEAR) : index], seen[index + 1 : index + 1 + NEAR]
    features: Features = {}
    if above:
        features["furniture_above"] = above[-1].furniture
        features["sentence_above"] = float(above[-1].sentence)
    if below:
        features["furniture_below"] = below[0].furniture
        features["sentence_below"] = float(below[0].sentence)
    near = [*above, *below]
    if near:
        features["furniture_near"] = sum(line.furniture for line in near) / len(near)
        features["sentences_near"] = sum(line.sentence for line in near) / len(near)
    return features


def _seen(text: str) -> _Seen:
    letters = max(1, len(_LETTER.findall(text)))
    han = len(_HAN.findall(text))
    words = len(_ASCII_WORD.findall(text))
    size = han + words
    finder, groups_of = _groups()
    shares: dict[str, float] = {}
    covered = [False] * len(text)
    for match in finder.finditer(text):
        names = groups_of.get(match[0].lower(), ())
        length = match.end() - match.start()
        for name in names:
            shares[name] = shares.get(name, 0.0) + length
        if any(name in FURNITURE for name in names):
            covered[match.start() : match.end()] = [True] * length
    dates = list(_DATE.finditer(text))
    clocks = list(_CLOCK.finditer(text))
    outside = [*dates, *clocks, *_ADDRESS.finditer(text), *_PHONE.finditer(text)]
    if any(covered) or outside:
        outside += _NUMBER.finditer(text)
    for match in outside:
        covered[match.start() : match.end()] = [True] * (match.end() - match.start())
    furniture = sum(
        is_covered and bool(_LETTER.match(letter)) for letter, is_covered in zip(text, covered, strict=True)
    ) / letters
    features: Features = {f"words_{name}": min(1.0, share / letters) ** 0.5 for name, share in shares.items()}
    has_stop = bool(_STOP.search(text))
    separators = len(_SEPARATOR.findall(text))
    features |= {
        "furniture": furniture,
        "all_furniture": float(furniture > 0.85),
        "size": min(1.0, log1p(size) / log1p(80)),
        "tiny": float(size <= 2),
        "no_letters": float(size == 0),
        "stop": float(has_stop),
        "inner_marks": min(1.0, len(_INNER.findall(text)) / 3),
        "date": float(bool(dates)),
        "clock": float(bool(clocks)),
        "address": float(bool(_ADDRESS.search(text))),
        "phone": float(bool(_PHONE.search(text) or _ACCOUNT.search(text))),
        "hotline": float(bool(_HOTLINE.search(text))),
        "tags": min(1.0, len(_TAGS.findall(text)) / 2),
        "code": float(bool(_CODE.search(text)) and han < 6),
        "at_sign": float(text.startswith("@")),
        "arrow": float(bool(_ARROW.search(text))),
        "pieces": min(1.0, separators / 4) if not has_stop and size / (separators + 1) < 6 else 0.0,
        "bracketed": float(bool(_BRACKETED.fullmatch(text))),
        "label": float(bool(_LABEL.match(text))),
        "labels": min(1.0, len(_LABELS.findall(text)) / 3) if not has_stop else 0.0,
        "colon_end": float(text.endswith(("：", ":"))),
        "marked": float(bool(_MARKED.match(text))),
        "asks": float(bool(_ASKS.search(text))),
        "you": float(bool(_YOU.search(text))),
        "digits": sum(letter.isdigit() for letter in text) / letters,
        "latin": sum(letter.isascii() and letter.isalpha() for letter in text) / letters,
    }
    sentence = has_stop and size >= 6 and furniture < 0.4 and (
        shares.get("grammar", 0) + shares.get("subject", 0) > 0
    )
    if not has_stop and furniture < 0.5 and 4 <= size <= 30 and not _INNER.search(text):
        features["title_like"] = 1.0
    head = ""
    if size <= 14 and not has_stop:
        related = max(shares.get("related", 0), 0) / letters
        comment = max(shares.get("comment", 0), shares.get("counter", 0)) / letters
        if comment > 0.6 and shares.get("comment", 0):
            head = "comment"
        elif related > 0.6 and not _LABEL.match(text.rstrip("：:")):
            head = "related"
    return _Seen({name: value for name, value in features.items() if value}, furniture, sentence, head)
