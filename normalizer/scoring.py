"""Is this line of the page noise? Features of the line and its place, blended into one score.

The score is the probability that logistic regression gives: a weighted sum of the features, squashed to 0 … 1.
The weights are fitted to `labelled_lines.txt` by `python -m normalizer.fit` and lie in `weights.json`.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from math import exp, log1p
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from normalizer.text import HAN, looks_like_links, squeezed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Features = dict[str, float]

_LEXICON = Path(__file__).with_name("lexicon.toml")
_WEIGHTS = Path(__file__).with_name("weights.json")
FURNITURE = ("byline", "counter", "nav", "share", "related", "comment", "footer", "tag", "error", "contact")
"""The groups of words of which whole lines of furniture are made; the others stand in sentences too."""
SHORTEST_OF_TWO = 24
"""Characters of the shortest line that is judged sentence by sentence."""
NEAR = 3
"""Lines with text on either side that are a line's neighbours."""
_FAR = 12
"""Lines from the article's sentences, beyond which it makes no difference how many."""

_LITTLE = 0.3
"""The share of furniture up to which a line with cells is a row of a table rather than of a menu."""

_NEAR_A_COMMENT = 2
_MOSTLY = 0.6
_STRONG = 6.0
"""The sum of a line that is noise for itself almost surely; it makes the feature `alone` about 1."""
_NO_TITLE = {"telltale", "furniture_label", "arrow", "labels"}
"""Features that no title has."""

_LETTER = re.compile(rf"[{HAN}A-Za-z0-9]")
_HAN = re.compile(f"[{HAN}]")
_ASCII_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_DATE = re.compile(
    r"(?<!\d)(?:(?:19|20)?\d{2}(?:年|[-/.]) ?)\d{1,2}(?:月|[-/.]) ?\d{1,2}日?(?!\d)|(?<!\d)\d{1,2}(?:-|月 ?)\d{1,2}日?(?![\d天个元])"
    r"|(?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]* \d{1,2}(?:, \d{4})?(?: \d{4})?"
    r"|\d+ ?(?:秒|分钟|小时|天|周|个月|年)前|(?:刚刚|昨天|前天)(?=[ \d]|$)"
)
_DATED = re.compile(rf"\s*(?:[-*•]\s+)?(?:\d{{4}}[-/.年])?\d{{1,2}}[-/.月]\d{{1,2}}日?[\s：:，]*[{HAN}]{{2}}")
_CLOCK = re.compile(r"(?<!\d)(?:[01]?\d|2[0-3])[:：][0-5]\d(?::[0-5]\d)?(?!\d)")
_NUMBER = re.compile(r"\d[\d,.]*[万wWkK]?\+?")
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_PHONE = re.compile(r"(?<!\d)(?:1[3-9]\d{9}|[48]00[- ]?\d{3,4}[- ]?\d{3,4}|0\d{2,3}-\d{7,8})(?!\d)")
_ACCOUNT = re.compile(
    r"(?:微信|薇信|VX?|QQ|LINE|加[Vv微])[^\w]{0,3}(?:[a-zA-Z][\w-]{4,}|\d{6,})", re.ASCII | re.IGNORECASE
)
_HOTLINE = re.compile(r"(?<!\d)(?:10086|10010|1000[01]|10099|12300|12321|12315|12345|110|95\d{3})(?!\d)")
_TAGS = re.compile(r"#[^#\s]{1,20}")
_PAGE_NUMBER = re.compile(r"[-—–·\s]*(?:第?\s*\d{1,4}\s*页?)?[\s,，/／]*(?:共?\s*\d{1,4}\s*页)?[-—–·\s]*|\d{1,3} ?[/／] ?\d{1,3}")
_CELLS = re.compile(r"\s*[|｜\t]\s*| +")
_ROUND_BAR = re.compile(r"(?<=^[文图]) ?([|｜丨/]) ?")
_HEADING = re.compile("#{1,6} ")
_CODE = re.compile(r"[{};]\s*$|^\W*</?\w|=\s*['\"\[(]|\w\(.*\)|<!--|!\[")
_ARROW = re.compile(r"[＞›»→←↓↑▼▲«]|>>|<<|->|^[<>]|[<>]$|\s[<>]\s|(?:^|\s)[×^](?:\s|$)")
_SEPARATOR = re.compile(r"[|｜/·•>＞›»]| {1,}")
_BRACKETED = re.compile(r"[【\[（(].{1,20}[】\]）)]")
_LABEL = re.compile(rf"[^：:，。]{{1,8}}[：:]|[{HAN}]{{1,4}} ?[|｜丨/] ?(?=\S{{1,12}}$)")
_LABELS = re.compile(r"(?:^|[ |｜/])[^：:，。 ]{1,8}[：:]")
_MARKED = re.compile(
    r"(?:[-*•·●□■]|\d{1,2}[.、．)）]|[A-H][、．)）]|[（(]?[一二三四五六七八九十]{1,3}[)）、.]|[①-⑳]|第.{1,3}[条步章种个]|#{1,6} |\||>|[问答QA][：:])"
)
_STOP = re.compile(r"[。！？!?；;][”’」』）)]*$|[a-z0-9)\"”][.!?]$")
_SENTENCE = re.compile(r"(?:[^。！？!?]|[!?](?=\S))*?(?:[。！？]+[”’」』）)]*|[.!?](?= [A-Z])|$)", re.DOTALL)
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
    lexicon = tomllib.loads(_LEXICON.read_text(encoding="utf-8"))
    in_sentences = {*lexicon["grammar"].split(), *lexicon["subject"].split()}
    for group, words in lexicon.items():
        for word in words.lower().split():
            if not (word.isascii() and word in in_sentences and group not in ("grammar", "subject")):
                groups.setdefault(word, []).append(group)
    longest_first = sorted((word for word in groups if not word.isascii() or not word.isalpha()), key=len)
    chinese = "|".join(map(re.escape, reversed(longest_first)))
    finder = re.compile(f"{chinese}|{_ASCII_WORD.pattern}", re.IGNORECASE)
    return finder, {word: tuple(names) for word, names in groups.items()}


@cache
def weights() -> dict[str, dict[str, float]]:
    """Return what each feature counts: `alone`, and `on_page` beside neighbours; `bias` is the sum before any."""
    fitted: dict[str, dict[str, float]] = json.loads(_WEIGHTS.read_text())
    return fitted


def score(features: Mapping[str, float], weight: Mapping[str, float]) -> float:
    """Return how likely a line with these features is noise: 0 … 1."""
    return _likelihood(_total(features, weight))


def _likelihood(total: float) -> float:
    return 1 / (1 + exp(-total))


def _total(features: Mapping[str, float], weight: Mapping[str, float]) -> float:
    total = weight["bias"] + sum(value * weight.get(name, 0.0) for name, value in features.items())
    return max(-30.0, min(30.0, total))


class Judgement(NamedTuple):
    """What is to be known of a line.

    The score of each of its sentences, whether a date in it is that of the article, whether the line looks
    like the title or a sentence of the article, and whether it stands below the head of links or comments.
    """

    sentences: list[str]
    scores: list[float]
    dates_the_article: bool
    of_the_article: bool
    below_head: bool

    @property
    def score(self) -> float:
        """The score of the line: that of the sentence least likely to be noise."""
        return min(self.scores, default=0.0)


def judge(texts: Sequence[str]) -> list[Judgement]:
    """Return the judgement on each line of an article; empty lines have no sentences."""
    filled = [index for index, text in enumerate(texts) if text.strip()]
    found = [Judgement([], [], dates_the_article=False, of_the_article=False, below_head=False)] * len(texts)
    lines = judge_features([texts[at] for at in filled], weights()["alone"])
    for index, (parts, features) in zip(filled, lines, strict=True):
        likely = [score(part, weights()["on_page"]) for part in features]
        of_the_article = any(
            "stop" in part or "title" in part or {"title_like", "above_sentences"} <= part.keys() for part in features
        )
        below_head = "below_related" in features[0] or "below_comment" in features[0]
        dates = not below_head and _dates_the_article(features[0])
        found[index] = Judgement(parts, likely, dates, of_the_article, below_head)
    return found


def _dates_the_article(features: Features) -> bool:
    return "words_error" not in features and ("above_sentences" in features or "words_byline" in features)


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a line, each with its marks; joined they are the line."""
    return [part for part in _SENTENCE.findall(text) if part] or [text]


def judge_features(
    texts: Sequence[str], alone: Mapping[str, float]
) -> list[tuple[list[str], list[Features]]]:
    """Return the sentences of each line and the features of each, those of its neighbours among them.

    `alone` are the weights that score a line by itself and its place: what its neighbours are counts as well.
    """
    seen = [_seen(text.strip()) for text in texts]
    places = _places(texts, seen)
    parted = [sentences_of(text) if len(text) > SHORTEST_OF_TWO else [text] for text in texts]
    shown = [
        [line.features] if len(parts) == 1 else [_seen(part.strip()).features for part in parts]
        for line, parts in zip(seen, parted, strict=True)
    ]
    totals = [
        [_total(features | place, alone) for features in found]
        for found, place in zip(shown, places, strict=True)
    ]
    likely = [_likelihood(min(total)) for total in totals]
    result: list[tuple[list[str], list[Features]]] = []
    for index, (parts, place) in enumerate(zip(parted, places, strict=True)):
        beside = place | _neighbours(seen, likely, index)
        found = [
            features | beside | {"alone": total / _STRONG}
            for features, total in zip(shown[index], totals[index], strict=True)
        ]
        result.append((parts, found))
    return result


def line_features(text: str) -> Features:
    """Return what a line shows by itself, wherever it stands."""
    return _seen(text.strip()).features


def page_features(texts: Sequence[str]) -> list[Features]:
    """Return the features of each line of a page without its empty lines: its own, and those of its place.

    Values lie between 0 and about 1, so that weights can be compared.
    """
    seen = [_seen(text.strip()) for text in texts]
    return [line.features | place for line, place in zip(seen, _places(texts, seen), strict=True)]


def _places(texts: Sequence[str], seen: Sequence[_Seen]) -> list[Features]:
    """Return what the place of each line says: beside the article's sentences, below what heads, how often."""
    sentences = [index for index, line in enumerate(seen) if line.sentence]
    first = sentences[0] if sentences else len(seen)
    last = sentences[-1] if sentences else -1
    keys = [squeezed(text) for text in texts]
    counts = Counter(keys)
    short_lines = sum(not line.sentence and line.furniture < 0.5 for line in seen) / max(1, len(seen))
    cells = [len(_CELLS.split(text.strip())) for text in texts]
    title = _title(seen, first)
    result: list[Features] = []
    head, since = "", 0
    for index, line in enumerate(seen):
        if line.sentence and (head == "related" or (head == "comment" and not _beside_a_time(seen, index))):
            head = ""
        if line.head == "related" and not _heads_links(texts, seen, index):
            line = replace(line, head="")
        place = _place(index, first, last, len(seen), bool(sentences))
        if "far_below" in place:
            # Below the only sentence of an article of short lines there may be most of it.
            place["far_below"] *= 1 - short_lines
        place["short_lines"] = short_lines
        if _DATED.match(texts[index]) and any(
            _DATED.match(texts[at]) for at in (index - 1, index + 1) if 0 <= at < len(texts)
        ):
            place["chronicle"] = 1.0
        if counts[keys[index]] > 1:
            place["repeated"] = 1.0
        if index == title:
            place["title"] = 1.0
        like_title = "title_like" in line.features
        if head:
            place[f"below_{head}"] = 1 / (1 + since / 8)
            if like_title:
                place[f"title_below_{head}"] = 1.0
                place["title_below_in_short_lines"] = short_lines
        head, since = (line.head, 0) if line.head else (head, since + 1)
        if index > last and like_title:
            place["title_in_tail"] = 1.0
        if cells[index] > 1:
            beside = [at for at in (index - 1, index + 1) if 0 <= at < len(cells)]
            alike = [at for at in beside if cells[at] == cells[index] and seen[at].furniture < _LITTLE]
            place["like_a_row"] = len(alike) / 2 if line.furniture < _LITTLE else 0.0
        if ("date" in line.features or "clock" in line.features) and not first <= index <= last:
            place["date_outside"] = 1.0
        result.append(place)
    return result


def _beside_a_time(seen: Sequence[_Seen], index: int) -> bool:
    """Tell whether a time or a button stands near a line, as it does near a reader's comment."""
    near = seen[max(0, index - _NEAR_A_COMMENT) : index + _NEAR_A_COMMENT + 1]
    return any(
        {"date", "clock"} & line.features.keys() or (line.furniture > _MOSTLY and "words_comment" in line.features)
        for line in near
        if not line.head
    )


def _heads_links(texts: Sequence[str], seen: Sequence[_Seen], head: int) -> bool:
    """Tell whether the lines below a head, up to a sentence or to plain furniture, read as links to articles."""
    end = head + 1
    while end < len(seen) and not seen[end].sentence and "all_furniture" not in seen[end].features:
        end += 1
    return end == head + 1 or looks_like_links(texts[head + 1 : end])


def _title(seen: Sequence[_Seen], first: int) -> int:
    """Return the line that is most likely the title: the longest of those like one above the sentences, or -1."""
    above = [
        index
        for index, line in enumerate(seen[:first])
        if "title_like" in line.features and line.furniture < 0.35 and not _NO_TITLE & line.features.keys()
    ]
    return max(above, key=lambda index: seen[index].features["size"], default=-1)


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


def _neighbours(seen: Sequence[_Seen], likely: Sequence[float], index: int) -> Features:
    near = [at for at in range(index - NEAR, index + NEAR + 1) if at != index and 0 <= at < len(seen)]
    features: Features = {}
    if near:
        features["noise_near"] = sum(likely[at] for at in near) / len(near)
    if index:
        features["noise_above"] = likely[index - 1]
        features["sentence_above"] = float(seen[index - 1].sentence)
    if index + 1 < len(seen):
        features["noise_below"] = likely[index + 1]
        features["sentence_below"] = float(seen[index + 1].sentence)
    return features


def _seen(text: str) -> _Seen:
    text = _ROUND_BAR.sub(r"\1", text)
    letters = max(1, len(_LETTER.findall(text)))
    han = len(_HAN.findall(text))
    words = len(_ASCII_WORD.findall(text))
    size = han + words
    finder, groups_of = _groups()
    shares: dict[str, float] = {}
    found: dict[str, set[str]] = {}
    covered = [False] * len(text)
    for match in finder.finditer(text):
        names = groups_of.get(match[0].lower(), ())
        length = match.end() - match.start()
        for name in names:
            shares[name] = shares.get(name, 0.0) + length
            found.setdefault(name, set()).add(match[0])
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
    features |= {f"many_{name}": min(1.0, (len(words) - 1) / 2) for name, words in found.items()}
    has_stop = bool(_STOP.search(text))
    separators = len(_SEPARATOR.findall(text))
    if label := _LABEL.match(text):
        words = [at for at in range(label.end() - 1) if _LETTER.match(text[at])]
        features["label"] = 1.0
        features["furniture_label"] = float(bool(words) and all(covered[at] for at in words))
        kinds = groups_of.get(squeezed(label[0]).lower(), ())
        features |= {f"label_{kind}": 1.0 for kind in kinds if kind in FURNITURE}
    features |= {
        "furniture": furniture,
        "all_furniture": float(furniture > 0.85),
        "size_with_stop" if has_stop else "size": min(1.0, log1p(size) / log1p(80)),
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
        "whole_word": float(any(name in FURNITURE for name in groups_of.get(squeezed(text).lower(), ()))),
        "telltale": float("telltale" in shares),
        "all_telltale": float(shares.get("telltale", 0.0) / letters > 0.85),
        "code": float(bool(_CODE.search(text)) and han < 6 and not text.startswith("#")),
        "page_number": float(bool(_PAGE_NUMBER.fullmatch(text))),
        "at_sign": float(text.startswith("@")),
        "arrow": float(bool(_ARROW.search(text))),
        "pieces": min(1.0, separators / 4) if not has_stop and size / (separators + 1) < 6 else 0.0,
        "bracketed": float(bool(_BRACKETED.fullmatch(text))),
        "labels": min(1.0, len(_LABELS.findall(text)) / 3) if not has_stop else 0.0,
        "colon_end": float(text.endswith(("：", ":"))),
        "marked": float(bool(_MARKED.match(text))),
        "heading": float(bool(_HEADING.match(text))),
        "row": float(text.startswith("|")),
        "asks": float(bool(_ASKS.search(text))),
        "you": float(bool(_YOU.search(text))),
        "digits": sum(letter.isdigit() for letter in text) / letters,
        "latin": sum(letter.isascii() and letter.isalpha() for letter in text) / letters,
    }
    sentence = has_stop and size >= 3 and furniture < 0.4 and (
        shares.get("grammar", 0) + shares.get("subject", 0) > 0
    )
    if not has_stop and furniture < 0.5 and 4 <= size <= 30 and len(_INNER.findall(text)) < 2:
        features["title_like"] = 1.0
    head = ""
    if size <= 14 and not has_stop:
        related = max(shares.get("related", 0), 0) / letters
        comment = max(shares.get("comment", 0), shares.get("counter", 0)) / letters
        if comment > 0.6 and shares.get("comment", 0):
            head = "comment"
        elif related > 0.6 and not _LABEL.match(text.rstrip("：:")):
            head = "related"
    return _Seen({name: value for name, value in features.items() if value > 0}, furniture, sentence, head)
