"""Sellers' contacts: blocks of labels and numbers, clauses that ask to call, numbers inside sentences.

Hotlines and addresses of carriers and authorities are content and stay.
"""

from __future__ import annotations

import re
from functools import cache

from normalizer.model import Change, Line, Lines, Result
from normalizer.steps.clauses import cut
from normalizer.text import han_count, is_prose, next_filled
from normalizer.vocabulary import expression, words

_CHINESE_DIGIT = "零〇○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖"
_GAP = r"[-\s.·*_—–、/]?"
PHONE = re.compile(
    # a mobile number, its digits spread or not
    rf"(?<![\dA-Za-z])(?:\+?(?:00)?86{_GAP})?1{_GAP}[3-9](?:{_GAP}[\dOolI○]){{9}}(?![\dA-Za-z])"
    r"|(?<!\d)1[3-9]\d[\s-]*(?:[*xX×]{3,8})[\s-]*\d{2,4}(?!\d)"  # a masked one
    # one in Chinese numerals
    rf"|(?<![{_CHINESE_DIGIT}])[一幺壹][三四五六七八九叁肆伍陆柒捌玖](?:{_GAP}[{_CHINESE_DIGIT}]){{9}}"
    rf"(?![{_CHINESE_DIGIT}])"
    r"|(?<!\d)09\d{2}[-\s]?\d{3}[-\s]?\d{3}(?!\d)"  # a mobile number in Taiwan
    r"|(?<![\d-])[48]00[-\s—–]?\d{3,4}[-\s—–]?\d{3,4}(?!\d)"  # 400 and 800 numbers
    r"|(?<![\d-])[48]00\d[-\s]\d{3}[-\s]\d{3}(?!\d)"
    r"|\+?(?:852|853)[-\s]?[5-9]\d{3}[-\s]?\d{4}(?!\d)"  # a mobile number in Hong Kong or Macau
    # a landline with its area code
    r"|(?<![\d-])(?:[(（]0\d{2,3}[)）]|0\d{2,3})[-\s—–]{0,2}[2-9]\d{6,7}(?:[-转]\d{1,5})?(?!\d)"
)
ACCOUNT = re.compile(
    r"(?:微信(?:号|客服)?|[薇威徽维]信|[Vv][Xx信]|[Vv微薇威]\s?[❤♥💗➕]|WhatsApp|Telegram|(?<![A-Za-z])[Vv](?=[：:])|WX|wx|WeChat|wechat|[加➕+][Vv薇微]|[Qq]{2}(?:号|群|客服)?"
    r"|[Qq]群|扣扣(?:号)?|企鹅号?|飞机|TG|LINE|Line|telegram|抖音号|快手号)"
    r"\s*(?:号|同号|[:：])?\s*(?:是|为|[:：]|→|➡️?)?\s*@?[a-zA-Z0-9_-]{5,24}(?![a-zA-Z0-9_-])"
)
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_URL = re.compile(r"(?:https?://|www\.)[^\s<>，。）)]+")
_CLAUSE = re.compile(r"[^，。！？；,!?;\n]+")
_MAY_HOLD_CONTACT = re.compile("[0-9A-Za-z]|[一幺壹][三四五六七八九叁肆伍陆柒捌玖]")
"""Every contact has digits or Latin letters, in plain or in Chinese numerals; most lines have neither."""
_EMPTY_BRACKETS = re.compile(r"[（(【\[](?:[电话热线微信号手机联系咨询客服：:\s、/，]|QQ)*[）)】\]]")
_REASON = "a seller's contact"
_SAYS_NOTHING = 4
"""Chinese characters that may be left of a clause besides the words of advertising."""
NEAR = 80
"""Characters before and after a contact among which the words that lead to it are looked for."""
LONGEST_CLAUSE = 400
"""Characters of the longest clause that can be nothing but advertising."""
LONGEST_LINE = 90
"""Characters of the longest line that can be a contact block's line as a whole."""


@cache
def _label_line() -> re.Pattern[str]:
    labels = f"(?P<hard>{words('contacts', 'hard')})|(?P<soft>{words('contacts', 'soft')})"
    return re.compile(rf"\s*[【\[（(☎📞📱✆●•·*-]*\s*(?:{labels})\s*[】\]）)]?\s*[：:\s]?\s*(?P<value>.*)")


def contacts(lines: Lines) -> Result:
    """Remove contact blocks; in prose remove the clause that advertises a contact, or the number alone.

    Where only the number could go, the sentence is left to the editor with a note.
    """
    texts = [line.text for line in lines]
    gone = _blocks(texts)
    kept: list[Line] = []
    changes: list[Change] = []
    for index, line in enumerate(lines):
        if index in gone:
            changes.append(Change(line.number, "contacts", "block", "removed", line.text, "", _REASON))
        else:
            text, found = _without_contacts(line)
            changes.extend(found)
            if text.strip(" 。，：；、-*•"):
                kept.append(Line(line.number, text))
            elif not found:
                kept.append(line)
    return kept, changes


def _contacts_in(text: str) -> list[re.Match[str]]:
    if not _MAY_HOLD_CONTACT.search(text):
        return []
    found = [
        match for kind in (PHONE, ACCOUNT, EMAIL) for match in kind.finditer(text) if not _is_public(match[0])
    ]
    found.sort(key=lambda match: match.start())
    return [
        match for index, match in enumerate(found) if index == 0 or match.start() >= found[index - 1].end()
    ]


def _is_public(text: str) -> bool:
    # A carrier's mailbox bears its hotline's number: 10086@…
    number = re.sub(r"[-\s()（）]|@.*", "", text)
    if expression("contacts", "public_numbers").fullmatch(number):
        return True
    if re.search(f"(?:@|//|^){expression('contacts', 'public_hosts').pattern}", text):
        return True
    # An account is letters and digits behind a label; behind 微信 may also stand the number of a carrier.
    tail = re.search(r"[a-zA-Z0-9_-]+$", text)
    return bool(tail and expression("contacts", "public_numbers").fullmatch(tail[0]))


def _blocks(texts: list[str]) -> set[int]:
    """Return the lines of contact blocks: runs of labels and values with a contact among them."""
    gone: set[int] = set()
    index = 0
    while index < len(texts):
        run, hard, index = _run(texts, index)
        # Labels alone at the very end of a page are what is left of a block; below a list they belong to it.
        left_over = (
            bool(run)
            and index == len(texts)
            and all(_kind(texts[at].strip(), False) == "label" for at in run)
            and is_prose(_above(texts, run[0]))
        )
        if (hard or left_over) and not expression("contacts", "places").search(_above(texts, run[0])):
            gone.update(run)
    return gone


def at_places(texts: list[str]) -> set[int]:
    """Return the lines that give the address, hours and numbers of a place that is named above them."""
    found: set[int] = set()
    index = 0
    while index < len(texts):
        if texts[index].strip() and expression("contacts", "places").search(texts[index].strip()):
            run, _, after = _run(texts, index + 1)
            found.update((index, *run) if run else ())
            index = max(after, index + 1) if run else index + 1
        else:
            index += 1
    return found


def _above(texts: list[str], index: int) -> str:
    """Return the nearest line with text above, or nothing."""
    return next((text for text in reversed(texts[:index]) if text.strip()), "")


def _run(texts: list[str], start: int) -> tuple[list[int], bool, int]:
    run: list[int] = []
    hard = expects_value = False
    index = start
    while index < len(texts):
        text = texts[index].strip()
        if text:
            kind = _kind(text, expects_value)
            if kind == "none":
                break
            run.append(index)
            hard |= kind == "contact"
            expects_value = kind == "label"
        index += 1
    return _trimmed(run, texts, hard), hard, max(index, start + 1)


def _trimmed(run: list[int], texts: list[str], hard: bool) -> list[int]:
    """Return the run without labels at its end: without a value they may head what follows."""
    if hard:
        after = next_filled(texts, run[-1] + 1)
        while run and after < len(texts) and _kind(texts[run[-1]].strip(), False) == "label" and len(run) > 1:
            run.pop()
    return run


def _kind(text: str, expects_value: bool) -> str:
    """Return contact, label (its value may follow on the next line), soft or none."""
    if len(text) > LONGEST_LINE or "。" in text or text.startswith("|"):
        return "none"
    found = _contacts_in(text)
    rest = text
    for match in reversed(found):
        rest = rest[: match.start()] + " " + rest[match.end() :]
    rest = _URL.sub(" ", rest)
    label = _label_line().fullmatch(rest.strip())
    if found and han_count(rest) <= 24 and (label or han_count(rest) <= 6) and not _is_content(rest):
        return "contact"
    if found or _public_in(text):
        return "none"
    if label and label["hard"] and han_count(label["value"]) <= 4 and "？" not in text:
        return "label"
    if (
        label
        and label["soft"]
        and (not label["value"] or han_count(label["value"]) <= 40)
        and "？" not in text
    ):
        return "soft" if label["value"] else "label"
    return "soft" if expects_value and len(text) <= 24 and not is_marked(text) else "none"


def is_marked(text: str) -> bool:
    """Tell whether a line begins with the mark of a heading, a list item or an answer."""
    return bool(
        re.match(
            r"\s*(?:#|[-*•]\s|\d{1,3}[.、)]|[一二三四五六七八九十]{1,3}、|[(（]\d|[①-⑳]|[问答QA]：)", text
        )
    )


def _public_in(text: str) -> bool:
    return any(
        expression("contacts", "public_numbers").fullmatch(number) for number in re.findall(r"\d+", text)
    )


def _is_content(text: str) -> bool:
    return bool(expression("contacts", "content").search(text))


def _without_contacts(line: Line) -> tuple[str, list[Change]]:
    text = line.text
    changes: list[Change] = []
    for match in reversed(_contacts_in(text)):
        clause = _clause_around(text, match)
        before, after = text[clause[0] : match.start()], text[match.end() : clause[1]]
        is_short = clause[1] - clause[0] <= LONGEST_CLAUSE
        if is_short and (
            _sends_to_seller(before, after)
            or _only_advertises(f"{before} {after}", f"{before}{match[0]}{after}")
        ):
            start, end = _after_mark(text, clause)
            text, _, removed, mended = cut(text, start, _with_clauses_beside(text, end))
            changes.append(Change(line.number, "contacts", "clause", "removed", removed, mended, _REASON))
        else:
            text, removed = _without_number(text, match)
            changes.append(Change(line.number, "contacts", "number", "removed", removed, "", _REASON))
            note = "a number was taken out of this sentence"
            changes.append(Change(line.number, "contacts", "sentence", "left", text, text, note))
    return text, changes


def _sends_to_seller(before: str, after: str) -> bool:
    """Tell whether a clause asks to call, add or search the contact that stands in it.

    What asks only inside a bracket (（热线：…）) says nothing about the clause that the bracket stands in.
    """
    asks = re.search(f"{expression('contacts', 'asking').pattern}$", before)
    if not asks or 0 < before.rfind("（") <= asks.start():
        return False
    return not expression("clauses", "content").search(before + after)


def _with_clauses_beside(text: str, end: int) -> int:
    """Return the end of the clauses behind a contact's that belong to it: price, promise, what to mention."""
    beside = re.compile(f"[，,；;、]{expression('contacts', 'beside').pattern}")
    while match := beside.match(text, end):
        if _is_content(match[0]) or expression("clauses", "content").search(match[0]):
            break
        end = match.end()
    return end


def _only_advertises(words_left: str, clause: str) -> bool:
    """Tell whether a clause says nothing but how to reach a seller."""
    if expression("clauses", "content").search(words_left):
        return False
    plug = expression("contacts", "plug")
    rest = expression("contacts", "filler").sub("", plug.sub("", words_left))
    return bool(plug.search(clause)) and han_count(rest) <= _SAYS_NOTHING


def _clause_around(text: str, match: re.Match[str]) -> tuple[int, int]:
    start = max((text.rfind(mark, 0, match.start()) for mark in "，。！？；,!?;"), default=-1) + 1
    end = _CLAUSE.match(text, match.end())
    return start, end.end() if end else match.end()


def _after_mark(text: str, clause: tuple[int, int]) -> tuple[int, int]:
    mark = (
        re.match(r"\s*(?:[-*•]\s+|\d{1,3}[.、)]\s*|[(（]\d{1,2}[)）]|[①-⑳])", text)
        if clause[0] == 0
        else None
    )
    return (mark.end() if mark else clause[0]), clause[1]


def _without_number(text: str, match: re.Match[str]) -> tuple[str, str]:
    """Return the text without a contact, and what went: its empty bracket, or the words that lead to it."""
    start, end = match.span()
    beside = text[max(0, start - NEAR) : start], text[end : end + NEAR]
    if bracket := _empty_bracket(*beside):
        start, end = start - bracket[0], end + bracket[1]
    elif asks := re.search(f"{expression('contacts', 'asking').pattern}$", beside[0]):
        start -= len(asks[0])
    elif (colon := re.search(r"[：:]\s*$", beside[0])) and (not beside[1] or beside[1][0] in "，。；、）"):
        start -= len(colon[0])
    return text[:start] + text[end:], text[start:end]


def _empty_bracket(before: str, after: str) -> tuple[int, int] | None:
    """Return how many characters before and after a contact are a bracket that holds nothing else."""
    for bracket in _EMPTY_BRACKETS.finditer(before + after):
        if bracket.start() <= len(before) <= bracket.end():
            return len(before) - bracket.start(), bracket.end() - len(before)
    return None
