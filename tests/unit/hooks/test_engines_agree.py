"""Both engines of Python answer alike: every start date on every route in every language, and every option.

`python -m tools.compare_engines` takes every option on every start date, for an hour.
"""

from datetime import date
from functools import partial

from hooks.runtime import engine_questions
from tests.unit.hooks.engines import Engines

FUZZED = 1_000
SEED = 20_261_126  # another than the profile's


def test_on_every_start_date_on_every_route_in_every_language(engines: Engines) -> None:
    engines.assert_agree(engine_questions.every_start_with_an_option(), "archives")


def test_with_every_option_on_every_route(engines: Engines) -> None:
    engines.assert_agree(engine_questions.every_option(every=151))


def test_for_every_count(engines: Engines) -> None:
    engines.assert_agree(engine_questions.every_count(every=23))


def test_for_papers(engines: Engines) -> None:
    engines.assert_agree(engine_questions.papers())


def test_for_tables_in_every_charset(engines: Engines) -> None:
    engines.assert_agree(engine_questions.tables())


def test_for_questions_at_random(engines: Engines) -> None:
    engines.assert_agree(engine_questions.fuzzed(FUZZED, SEED))


def test_for_every_character_of_tables_but_phonetic_and_greek_ones(engines: Engines) -> None:
    ask = partial(engine_questions.request, "", "batch", today=date(2026, 11, 22))
    # At some phonetic and Greek letters the small engine stops, and the whole one answers in its place.
    codes = (*range(0x20, 0x250), *range(0x400, 0xD800), *range(0xE000, 0x10000))
    characters = [chr(code) for code in codes]
    texts = ("".join(characters[first : first + 500]) for first in range(0, len(characters), 500))
    tables = (f"label,apply\n{''.join(filter(str.isalnum, text))},2026-09-28\n" for text in texts)
    engines.assert_agree(ask(data=table.encode("gb18030")) for table in tables)
