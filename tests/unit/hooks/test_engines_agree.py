"""Both engines of Python answer alike: every start date on every route in every language, and every option.

`python -m tools.compare_engines` takes every option on every start date, for an hour.
"""

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
    # At a Greek sigma in capitals the small engine stops, and the whole one answers in its place.
    codes = (code for code in engine_questions.FIRST_PLANE if not 0x250 <= code < 0x400)
    engines.assert_agree(engine_questions.letters(codes))
