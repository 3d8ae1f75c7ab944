"""Writes down which functions of Pyodide's engine the calculator uses: `python -m hooks.runtime.profile`.

Run it after a change of Pyodide's version, and after a change of the calculator: a build tells when. All
roads of the calculator are taken (see engine_questions.py), from the archives, from a snapshot and while a
snapshot is made, in the whole engine. It takes some minutes.
What a browser calls on top, which `python -m tools.browser_profile` writes down, is kept.
"""

import gzip
import json
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from hooks.runtime import engine_data, engine_questions, node, runtime_files, small_engine
from hooks.runtime.engine_questions import Request
from hooks.runtime.pyodide_files import CORE, CoreFiles, core_files

# Every function is compiled at its first call, and Node prints that it is.
TRACE = ("--wasm-lazy-compilation", "--no-wasm-tier-up", "--trace-wasm-compilation-times")
COMPILED = re.compile(r"Compiled function \w+#(\d+) ")
STARTS = ("archives", "snapshot")
FEWEST = 1_000  # fewer functions than any start of Python calls: Node has printed something else


HEAD = f"""\
# What the calculator uses of Pyodide's engine: the functions it calls, by number, and the tables that can be
# emptied, since they belong to parts that never run (see engine_data.py).
# Written by `{small_engine.COMMAND}`.
"""


class ProfileError(Exception):
    """The profile cannot be made; the sentence says why."""


def lay_out(folder: Path, core: CoreFiles) -> None:
    """Write into a folder what `in_pyodide/ask.mjs` needs beside an engine: archives, snapshot, lock."""
    for name, packed in runtime_files.archives(core).items():
        file = name if name == "snapshot" else f"{name}.zip"
        (folder / file).write_bytes(gzip.decompress(packed))
    (folder / "lock.json").write_text(json.dumps(core.lock), encoding="utf-8")


def answered(engine: Path, archives: Path, start: str, requests: Iterable[Request]) -> dict[str, object]:
    """Return what `in_pyodide/ask.mjs` says: how many requests, and the hash of all responses.

    `start` is one of `STARTS`; raises NodeError if the engine stops.
    """
    return json.loads(_ask(engine, archives, start, requests)[0])  # type: ignore[no-any-return]


def traced(engine: Path, archives: Path, start: str, requests: Iterable[Request]) -> frozenset[int]:
    """Return the numbers of the functions of an engine that the start and the requests call."""
    return compiled(_ask(engine, archives, start, requests, TRACE)[1])


def _ask(
    engine: Path, archives: Path, start: str, requests: Iterable[Request], options: Sequence[str] = ()
) -> tuple[str, str]:
    with tempfile.TemporaryDirectory() as name:
        asked, out = Path(name, "requests"), Path(name, "out")
        with asked.open("w", encoding="utf-8") as file:
            file.writelines(f"{request.line()}\n" for request in requests)
        printed = node.run("ask.mjs", engine, archives, start, asked, out, options=options)
        return out.read_text(encoding="utf-8"), printed


def compiled(printed: str) -> frozenset[int]:
    """Return the numbers of the functions that V8 has compiled; raises ProfileError if it does not say."""
    found = frozenset(map(int, COMPILED.findall(printed)))
    if len(found) < FEWEST:
        raise ProfileError(f"Node printed {len(found)} functions of the engine; it should be thousands.")
    return found


def called(core: CoreFiles) -> frozenset[int]:
    """Return the numbers of all functions that the calculator's work calls in the whole engine.

    Raises ProfileError if Node does not say which.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lay_out(folder, core)
        given = [folder / "library.zip", folder / "calculator.zip", folder / "lock.json"]
        workshop = [node.WORKSHOP / "requests.json", node.WORKSHOP / "warm_up.py"]
        making = node.run("snapshot.mjs", core.folder, *given, *workshop, folder / "again", options=TRACE)
        asking = [traced(core.folder, folder, start, engine_questions.everything()) for start in STARTS]
        return compiled(making).union(*asking)


def emptied(core: CoreFiles, running: frozenset[int]) -> list[engine_data.Emptied]:
    """Return the stretches of the engine's memory that nobody reads if only these functions run."""
    with tempfile.TemporaryDirectory() as name:
        text, memory = Path(name, "engine.wat"), Path(name, "memory")
        engine = core.folder / CORE["wasm"]
        imported = node.run("look.mjs", small_engine.BINARYEN, engine, text, memory)
        with text.open(encoding="utf-8") as lines:
            disassembly = engine_data.read(lines, int(imported))
        return engine_data.emptied(disassembly, memory.read_bytes(), running)


def written(
    engine: str,
    code: str,
    functions: frozenset[int],
    in_browser: frozenset[int],
    data: Iterable[engine_data.Emptied],
) -> str:
    """Return the profile as TOML; `engine` and `code` are hashes, `in_browser` only a browser has called."""
    stretches = "".join(
        f'\n[[emptied]]\nowner = "{each.owner}"\nstart = {each.start}\nlength = {each.length}\n'
        for each in data
    )
    lists = _list("functions", functions) + _list("in_browser", in_browser)
    return f'{HEAD}engine = "{engine}"\ncode = "{code}"\n{lists}{stretches}'


def _list(name: str, numbers: frozenset[int]) -> str:
    lines = "\n".join(_lines(sorted(numbers)))
    return f"{name} = [\n{lines}\n]\n"


def _lines(numbers: list[int], in_line: int = 15) -> Iterator[str]:
    for first in range(0, len(numbers), in_line):
        yield "  " + " ".join(f"{number}," for number in numbers[first : first + in_line])


def in_browser(core: CoreFiles) -> frozenset[int]:
    """Return what of the engine only a browser has called so far, as far as it is known of this engine."""
    try:
        return frozenset(small_engine.profile(core).in_browser)
    except small_engine.SmallEngineError:
        return frozenset()


def save(core: CoreFiles, functions: frozenset[int], more: frozenset[int]) -> str:
    """Write the profile of an engine in which these functions run, and `more` in a browser.

    Returns a sentence that says what it is.
    """
    data = emptied(core, functions | more)
    code = runtime_files.hash_of_code()
    text = written(core.integrity[CORE["wasm"]], code, functions, more - functions, data)
    small_engine.PROFILE.write_text(text, encoding="utf-8")
    size = sum(each.length for each in data)
    return f"{len(functions | more):,} functions run; {size:,} bytes of tables are emptied."


def main() -> int | str:
    """Write the profile of the installed engine; return 0, or a sentence that says what is wrong."""
    try:
        core = core_files()
        print(save(core, called(core), in_browser(core)))
    except (ProfileError, node.NodeError) as error:
        return str(error)
    return 0


if __name__ == "__main__":
    sys.exit(main())
