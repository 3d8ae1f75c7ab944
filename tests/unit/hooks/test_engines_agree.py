"""Both engines of Python answer alike: every start date on every route in every language, and every option.

Where a function was cut that is called after all, the small engine stops, and the whole one answers.

`python -m tools.compare_engines` takes every option on every start date, for an hour.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from calculator.messages import LANGUAGES
from hooks.runtime import engine_questions, profile, runtime_files, small_engine
from hooks.runtime.engine_questions import Request, request
from hooks.runtime.node import NodeError
from tests.unit.hooks.engines import Engines

FUZZED = 1_000
SEED = 20_261_126  # another than the profile's


def some_of_everything() -> Iterator[Request]:
    yield from engine_questions.every_start(every=97)
    yield from engine_questions.every_count(every=233)
    yield from list(engine_questions.tables())[::7]
    yield from engine_questions.fuzzed(200, seed=3)


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


def test_the_snapshot_is_the_same_whichever_engine_makes_it(engines: Engines) -> None:
    library, calculator, snapshot = (
        (engines.archives / name).read_bytes() for name in ("library.zip", "calculator.zip", "snapshot")
    )
    assert runtime_files.snapshot(engines.core, engines.small, library, calculator) == snapshot


def test_for_some_of_everything_from_the_archives(engines: Engines) -> None:
    engines.assert_agree(some_of_everything(), "archives")


def test_for_faults(engines: Engines) -> None:
    engines.assert_agree(engine_questions.faulty())


def test_a_function_that_was_cut_by_mistake_stops_the_engine(engines: Engines, tmp_path: Path) -> None:
    known = small_engine.profile(engines.core)
    plain = profile.traced(engines.whole, engines.archives, "snapshot", [])
    batch = request("", "batch", data="日期\n2026-09-28\n".encode("gb18030"))
    small_engine.cut(engines.core, known._replace(functions=tuple(sorted(plain))), tmp_path)
    assert profile.answered(tmp_path, engines.archives, "snapshot", [])["asked"] == 0
    with pytest.raises(NodeError, match="unreachable"):
        profile.answered(tmp_path, engines.archives, "snapshot", [batch])
