"""The small engine is one of the pinned Pyodide, and what may be emptied in it is told from its text."""

from pathlib import Path

import pytest

from hooks.runtime import profile, published, runtime_files, small_engine
from hooks.runtime.engine_data import Disassembly, Emptied, emptied, read
from hooks.runtime.pyodide_files import core_files
from hooks.runtime.small_engine import SmallEngineError


def test_the_profile_is_one_of_the_pinned_engine() -> None:
    core = core_files()
    assert small_engine.profile(core).engine == core.integrity["pyodide.asm.wasm"]


def test_a_profile_of_another_engine_is_refused_with_what_to_do() -> None:
    core = core_files()
    other = core._replace(integrity={**core.integrity, "pyodide.asm.wasm": "sha256-other"})
    with pytest.raises(SmallEngineError, match=r"hooks\.runtime\.profile.*“whole”"):
        small_engine.profile(other)


def test_a_profile_made_anew_keeps_what_only_a_browser_has_called(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    known = small_engine.profile(core_files())
    assert known.in_browser
    path = tmp_path / "profile.toml"
    monkeypatch.setattr(small_engine, "PROFILE", path)
    monkeypatch.setattr(profile, "called", lambda _: frozenset(known.functions) - {*known.in_browser})
    monkeypatch.setattr(profile, "emptied", lambda *_: [Emptied("table", 16, 32)])
    assert profile.main() == 0
    assert small_engine.profile(core_files(), path) == known._replace(emptied=((16, 32),))


@pytest.mark.parametrize("code", ["as it was", "as it is now"])
def test_a_build_tells_of_a_profile_that_is_older_than_the_code(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, code: str
) -> None:
    known = small_engine.profile(core_files())
    monkeypatch.setattr(runtime_files, "hash_of_code", lambda: known.code if code == "as it was" else "other")
    with caplog.at_level("INFO", logger="mkdocs.hooks.runtime"):
        published.make(core_files().version, "small")
    assert [small_engine.COMMAND in message for message in caplog.messages] == [True] * (code != "as it was")


# Which tables may be emptied

PART = "_ZNSt3__220__d2fixed_buffered_nEPcS0_dj"
TEXT = (
    ' (export "{}" (func $b))\n (export "next" (func $d))\n'
    " (func $a (type $0)\n  (i32.const {running})\n )\n (func $b (type $0)\n  (i32.const 1200016)\n )\n"
    " (func $c (type $0)\n  (i32.load offset=1204000\n )\n (func $d (type $0)\n  (i32.const 1210000)\n )\n"
)


def test_the_text_of_an_engine_tells_who_names_which_address() -> None:
    found = read(TEXT.replace("{}", PART).replace("{running}", "1100000").splitlines(), imported=2)
    assert found == Disassembly(
        {
            2: frozenset({1100000}),
            3: frozenset({1200016}),
            4: frozenset({1204000}),
            5: frozenset({1210000}),
        },
        {PART: 3, "next": 5},
    )


@pytest.fixture
def one_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hooks.runtime.engine_data.OWNERS", {"digits": (PART,)})


def engine(running: int) -> Disassembly:
    return read(TEXT.replace("{}", PART).replace("{running}", str(running)).splitlines(), imported=2)


@pytest.mark.usefixtures("one_part")
def test_a_table_of_a_part_that_never_runs_may_be_emptied_up_to_where_another_begins() -> None:
    found = emptied(engine(1_100_000), bytes(1_300_000), frozenset({2}))
    assert found == [Emptied("digits", 1_200_016, 1_210_000 - 1_200_016)]


@pytest.mark.usefixtures("one_part")
def test_a_table_that_a_running_function_names_too_stays() -> None:
    assert emptied(engine(1_200_016), bytes(1_300_000), frozenset({2})) == [
        Emptied("digits", 1_204_000, 1_210_000 - 1_204_000)
    ]


@pytest.mark.usefixtures("one_part")
def test_a_part_of_which_a_function_runs_keeps_all() -> None:
    assert emptied(engine(1_100_000), bytes(1_300_000), frozenset({2, 4})) == []


@pytest.mark.usefixtures("one_part")
def test_a_table_that_other_data_points_at_stays() -> None:
    memory = bytearray(1_300_000)
    memory[1_220_000:1_220_004] = (1_200_016).to_bytes(4, "little")
    assert Emptied("digits", 1_200_016, 9_984) not in emptied(
        engine(1_100_000), bytes(memory), frozenset({2})
    )
