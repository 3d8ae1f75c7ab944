"""Requests that take the calculator down every road it has, to measure and compare Python's engines.

All come from what the calculator itself declares (routes, options, names, operations, charsets, the words
of its tables), so that a new one is asked about without a change here. A fixed seed always gives the same
requests.
"""

import base64
import json
import random
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import cycle, product
from pathlib import Path
from typing import NamedTuple

import calculator
from calculator import batch_encoding, batch_reader, messages, procedures, query, resources, worker
from calculator.count import question as count_question
from calculator.papers import text as papers_text
from hooks import toml_files
from hooks.questions import query as written

TODAY = date(2026, 11, 22)
OPERATIONS = tuple(worker._OPERATIONS)
# Beside the charsets that are tried in turn, a table may be what spreadsheets call Unicode text.
CHARSETS = (batch_encoding._UNICODE, *batch_encoding._EVERYDAY, "utf-8", "gbk", "utf-16", "utf-16-be")
SEPARATORS = batch_reader.SEPARATORS
ROWS_OF_A_LONG_TABLE = 450  # more than two signs of life, see calculator/worker.py
ODD = toml_files.read(Path(__file__).with_suffix(".toml"))
LONG_VALUE = "x" * 5_000
# A question of each kind that can be answered.
PLAIN = {"apply": "2026-09-28", "card": "ordinary", "via": "hotline"}
COUNT = {"count": "after", "from": "2026-09-28", "days": "10"}
# Of the characters beyond the first plane, which are many and alike, each so many-th.
FIRST_PLANE, BEYOND = range(0x20, 0x10000), range(0x10000, 0x32000, 16)
LETTERS_IN_LABEL = 500


class Request(NamedTuple):
    """What `calculator.worker.handle` is given: a request as JSON text and the raw bytes of a table."""

    text: str
    data: bytes | None = None

    def line(self) -> str:
        """Return the request as a line of JSON, for `in_pyodide/ask.mjs`."""
        data = None if self.data is None else base64.b64encode(self.data).decode("ascii")
        return json.dumps([self.text, data])


def request(
    asked: str,
    op: str = "answer",
    lang: str = "zh",
    today: date = TODAY,
    data: bytes | None = None,
    **more: object,
) -> Request:
    """Return the request for an operation on a question; `more` are further names of the request."""
    told = {"op": op, "query": asked, "lang": lang, "today": today.isoformat(), **more}
    return Request(json.dumps(told), data)


def everything() -> Iterator[Request]:
    """Yield requests that use all that the calculator can do, every fault in every name among them."""
    yield from faulty()
    yield from every_start(every=11)
    yield from every_option(every=97)
    yield from every_count(every=37)
    yield from papers()
    yield from tables()
    yield from other_scripts()
    yield from letters((*FIRST_PLANE, *BEYOND))
    yield from fuzzed(1_000, seed=1)


def every_start(every: int = 1) -> Iterator[Request]:
    """Yield the plain question of each `every`th day of the calendar, on every route, in every language."""
    for day, (card, via), lang in product(_days(every), calculator.routes(), messages.LANGUAGES):
        yield request(written(apply=day, card=card, via=via), lang=lang)


def every_option(every: int = 1) -> Iterator[Request]:
    """Yield the question of each `every`th day on every route in every language with one option at a time."""
    for day, (card, via), lang in product(_days(every), calculator.routes(), messages.LANGUAGES):
        for values in _options(day):
            yield request(written(**{"apply": day, "card": card, "via": via, **values}), lang=lang)


def every_start_with_an_option(lang: str) -> Iterator[Request]:
    """Yield the question of each day on every route in a language, with the options in turn on each route."""
    for number, day in enumerate(_days(1)):
        choices: list[dict[str, object]] = [{}, *_options(day)]
        for turn, (card, via) in enumerate(calculator.routes(), start=number):
            chosen = choices[turn % len(choices)]
            yield request(written(**{"apply": day, "card": card, "via": via, **chosen}), lang=lang)


def _options(day: date) -> Iterator[dict[str, object]]:
    rules = procedures.load()
    for name in query.YES_OR_NO:
        yield {name: "yes"}
    for number in (1, 5, query.MAX_EXTRA_DAYS):
        yield {"extra_days": number}
    for number in (1, 3, query.MAX_WEEKS):
        yield {"weeks": number}
    for stage in ("all", *rules.stages):
        yield {"skip_makeup": stage}
    for stop in (*rules.stops, ",".join(rules.stops)):
        yield {"stop": stop}
    for bill_day in (1, 15, query.MAX_BILL_DAY):
        yield {"finish_by": "bill", "bill_day": bill_day}
    yield {"finish_by": day + timedelta(20)}
    yield {"apply": "", "finish_by": day}


def every_count(every: int = 1) -> Iterator[Request]:
    """Yield each kind of count from each `every`th day, with every choice, in every language."""
    choices = product(
        _days(every),
        count_question.OPS,
        count_question.UNITS,
        ("yes", "no"),
        ("yes", "no"),
        messages.LANGUAGES,
    )
    for day, op, unit, first, makeup, lang in choices:
        asked = {"count": op, "from": day, "unit": unit, "first": first, "makeup": makeup}
        more: dict[str, object] = {"to": day + timedelta(25)} if op == "between" else {"days": 10}
        yield request(written(**asked, **more), lang=lang)


def faulty() -> Iterator[Request]:
    """Yield every operation on plain and odd questions, and an odd value in each name of a question."""
    table = b"apply\n2026-09-28\n"
    for op, lang, asked in product(
        (*OPERATIONS, "none"),
        (*messages.LANGUAGES, "fr"),
        (written(**PLAIN), written(**COUNT), *ODD["queries"]),
    ):
        yield request(asked, op, lang, data=table)
    for lang, value in product(messages.LANGUAGES, [*ODD["values"], LONG_VALUE]):
        for values in _in_each_name(value):
            yield request(written(**values), lang=lang)
        yield request(written(**PLAIN), "ics", lang, now=value)
    for now in ODD["moments"]:
        yield request(written(**PLAIN), "ics", now=now)
    for today in (date(1970, 1, 1), date(2024, 1, 1), date(2027, 12, 31), date(9999, 12, 31)):
        for op in OPERATIONS:
            yield request("finish_by=bill&bill_day=3", op, today=today, data=table)
    for text in (
        "",
        "[]",
        "null",
        "{",
        "[" * 500,
        '{"op":1}',
        '{"op":"answer","lang":"zh","today":"2026-13-01"}',
    ):
        yield Request(text)


def _in_each_name(value: str) -> Iterator[dict[str, str]]:
    """Yield questions with the value in one name at a time, a name that means nothing among them."""
    for known, names in ((PLAIN, query.NAMES), (COUNT, count_question.NAMES)):
        for name in (*names, "nonsense"):
            yield {**known, name: value}


def other_scripts() -> Iterator[Request]:
    """Yield questions and tables with words of other scripts as a name, a heading, a label and each value."""
    for word in ODD["scripts"]:
        for values in (*_in_each_name(word), {**PLAIN, word: "1"}):
            yield request(written(**values))
            cells = {"label": word, **values}
            table = f"{','.join(cells)}\r\n{','.join(cells.values())}\r\n"
            for charset, op in product((batch_encoding._UNICODE, "gb18030"), ("batch", "batch_ics")):
                yield request("", op, data=table.encode(charset))


def letters(codes: Iterable[int]) -> Iterator[Request]:
    """Yield tables whose labels hold every letter and digit among these characters."""
    found = "".join(filter(str.isalnum, map(chr, codes)))
    for first in range(0, len(found), LETTERS_IN_LABEL):
        table = f"label,apply\n{found[first : first + LETTERS_IN_LABEL]},{TODAY}\n"
        yield request("", "batch", data=table.encode("gb18030"))


def papers() -> Iterator[Request]:
    """Yield every paper in every language, blank and filled in, and odd values in a field of each kind."""
    questions = (
        "",
        written(apply=TODAY, via="hotline"),
        written(apply="2026-02-30"),
        written(finish_by="bill"),
    )
    of_kind: dict[str, tuple[str, str]] = {}
    for paper, lang in product(papers_text.load().values(), messages.LANGUAGES):
        fields = [field for field in paper.fields if field.kind != "count"]
        plain = {field.id: ODD["typed"][field.kind][0] for field in fields}
        suggested = {field.id: field.suggestions[-1][lang] for field in fields if field.suggestions}
        of_kind |= {field.kind: (paper.id, field.id) for field in fields}
        for asked, typed in product(questions, ({}, plain, plain | suggested)):
            yield _paper(paper.id, typed, lang, asked)
    for lang, (kind, (paper_id, field_id)) in product(messages.LANGUAGES, of_kind.items()):
        for value in (*ODD["typed"][kind], *ODD["values"], LONG_VALUE):
            yield _paper(paper_id, {field_id: value}, lang, "")
    for broken in (b"", b"{}", b"[]", b"\xff", b'{"paper": "none", "typed": {}}'):
        yield request("", "paper", data=broken)


def _paper(paper: str, typed: dict[str, str], lang: str, asked: str) -> Request:
    data = json.dumps({"paper": paper, "typed": typed}).encode()
    return request(asked, "paper", lang, data=data)


def tables() -> Iterator[Request]:
    """Yield tables in every charset and with every separator: sound, faulty, long, empty and broken."""
    for lang, (charset, separator) in product(
        messages.LANGUAGES, zip(CHARSETS, cycle(SEPARATORS), strict=False)
    ):
        for text in _tables(separator):
            data = text.encode(charset, "ignore")
            for op in ("batch", "batch_ics"):
                yield request("", op, lang, data=data)
    long = b"apply,card\n" + b"2026-12-30,whitelist\n" * ROWS_OF_A_LONG_TABLE
    broken = (
        b"",
        b"\xff",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"apply\n\xff\xff\n",
        b"\x81",
        bytes(range(256)),
        b"apply\r",
    )
    for lang, op, data in product(messages.LANGUAGES, ("batch", "batch_ics"), (long, *broken)):
        yield request("", op, lang, data=data)


def _tables(separator: str) -> Iterator[str]:
    words = resources.read("batch_columns")
    header, values = words["header"], words["value"]

    def line(*cells: object) -> str:
        return separator.join(f'"{cell}"' if separator in str(cell) else str(cell) for cell in cells) + "\r\n"

    # Every word that a table may use for a column or a value, in turn.
    for turn in range(max(len(known) for known in header.values())):
        names = [known[turn % len(known)] for known in header.values()]
        rows = [
            [
                _cell(name, values.get(name, {}), number) if kind is None or name in kind else ""
                for name in header
            ]
            for kind in (query.NAMES, count_question.NAMES, None)
            for number in range(4)
        ]
        yield line(*names) + "".join(line(*row) for row in rows)
    yield line("label", "apply") + "".join(line(f"卡{chr(0x4E00 + n)}", TODAY) for n in range(40))
    yield (
        line("label", "apply") + line("=1+1", "2026-02-30") + line("-x", "28 Sep 2026") + f'"open{separator}'
    )
    yield line("apply", "label") + line("2026-09-28", "".join(map(chr, range(0x4E00, 0x9FA6, 7))))
    yield line("nothing", "known") + line(1, 2)
    yield line("apply", "nothing") + line("2026/9/28 0:00", "1") * 3 + "\r\n\r\n"
    yield line("apply")


def _cell(name: str, values: dict[str, list[str]], number: int) -> str:
    if values:
        known = [word for words in values.values() for word in words]
        return known[number % len(known)]
    if name in ("apply", "finish_by", "from", "to"):
        return ("2026-09-28", "2026年12月30日", "30 Dec 2026", "9/28/2026")[number]
    return str(number)


def fuzzed(number: int, seed: int) -> Iterator[Request]:
    """Yield questions of names and values taken at random, sound and unsound alike."""
    chance = random.Random(seed)  # noqa: S311 - the same questions at every run, nothing secret
    days = list(_days(1))
    rules = procedures.load()
    routes = calculator.routes()
    for _ in range(number):
        card, via = chance.choice(routes)
        sound: dict[str, object] = {
            "apply": chance.choice(days),
            "card": card,
            "via": via,
            "finish_by": chance.choice([*days, "bill"]),
            "bill_day": chance.randint(1, 28),
            **{name: chance.choice(["yes", "no"]) for name in query.YES_OR_NO},
            "extra_days": chance.randint(0, query.MAX_EXTRA_DAYS),
            "weeks": chance.randint(1, query.MAX_WEEKS),
            "skip_makeup": chance.choice(["all", *rules.stages]),
            "stop": chance.choice(list(rules.stops)),
            "count": chance.choice(count_question.OPS),
            "from": chance.choice(days),
            "to": chance.choice(days),
            "days": chance.randint(1, 400),
            "unit": chance.choice(count_question.UNITS),
            "first": chance.choice(["yes", "no"]),
            "makeup": chance.choice(["yes", "no"]),
        }
        names = chance.choice([query.NAMES, query.NAMES, count_question.NAMES, tuple(sound)])
        chosen = {name: sound[name] for name in names if chance.random() < 0.5}
        if chance.random() < 0.3:
            chosen[chance.choice(names)] = "".join(map(chr, chance.choices(range(32, 0x2FFF), k=9)))
        op = chance.choice(OPERATIONS)
        lang = chance.choice(messages.LANGUAGES)
        today = date(2024, 1, 1) + timedelta(chance.randint(0, 2_000))
        yield request(written(**chosen), op, lang, today, data="日期\n2026-09-28\n".encode())


def _days(every: int) -> Iterator[date]:
    first, last = calculator.covered()
    return map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1, every))
