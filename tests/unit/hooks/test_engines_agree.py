"""Both engines of Python answer alike: every start date on every route in every language, and every option.

`python -m tools.compare_engines` takes every option on every start date, for an hour.
"""

import pytest

from calculator.messages import LANGUAGES
from hooks.runtime import engine_questions
from tests.unit.hooks.engines import Engines

FUZZED = 1_000
SEED = 20_261_126  # another than the profile's


@pytest.mark.parametrize("lang", LANGUAGES)
def test_on_every_start_date_on_every_route_in_every_language(engines: Engines, lang: str) -> None:
    engines.assert_agree(engine_questions.every_start_with_an_option(lang), "archives")


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


def test_for_every_letter_and_digit_in_tables(engines: Engines) -> None:
    letters = engine_questions.letters((*engine_questions.FIRST_PLANE, *engine_questions.BEYOND))
    engines.assert_agree(letters)


def test_for_words_of_other_scripts(engines: Engines) -> None:
    engines.assert_agree(engine_questions.other_scripts())
