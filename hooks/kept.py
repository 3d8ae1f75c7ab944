"""Keeps what a build makes, by all that it is made of, so that the next build need not make it again.

What is kept lies below `build/kept/`. A name is the hash of everything that the content depends on: the code,
the data, the versions of libraries. Nothing kept can be out of date, and without the folder all is made anew,
byte for byte the same.
"""

import multiprocessing
import os
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from typing import Any

from hooks.paths import ROOT

FOLDER = ROOT / "build" / "kept"
MAX_UNUSED_SECONDS = 30 * 24 * 3600
MIN_JOBS = 4  # starting processes takes longer than making fewer


@cache
def sources(*places: Path) -> str:
    """Return the hash of files, and of all in folders, as they were when this process first asked."""
    return now(*places)


def now(*places: Path) -> str:
    """Return the hash of files, and of all in folders, as they are now: some change while MkDocs serves.

    What Python keeps of code that it has compiled does not count.
    """
    return digest(
        f"{path.relative_to(place.parent).as_posix()} {sha256(path.read_bytes()).hexdigest()}"
        for place in places
        for path in ([place] if place.is_file() else sorted(place.rglob("*")))
        if path.is_file() and path.suffix != ".pyc"
    )


@cache
def versions(*packages: str) -> str:
    """Return the versions of libraries, on which what is made by them depends."""
    return " ".join(f"{name} {metadata.version(name)}" for name in packages)


def one(kind: str, made_of: Iterable[object], make: Callable[[], bytes]) -> bytes:
    """Return the content of one kind made of these things: as it was kept, or made now by `make`."""
    path = _path(kind, made_of)
    content = _read(path)
    if content is None:
        content = make()
        _write(path, content)
    return content


def many(kind: str, jobs: Mapping[Any, Iterable[object]], make: Callable[[Any], bytes]) -> dict[Any, bytes]:
    """Return the content of each job; the value of a job is what it is made of.

    What was not kept is made side by side: `make` takes the job and is a function of a module, since other
    processes call it.
    """
    paths = {job: _path(kind, made_of) for job, made_of in jobs.items()}
    found = {job: content for job, path in paths.items() if (content := _read(path)) is not None}
    missing = [job for job in paths if job not in found]
    for job, content in zip(missing, _side_by_side(make, missing), strict=True):
        _write(paths[job], content)
        found[job] = content
    return {job: found[job] for job in paths}


def _side_by_side(make: Callable[[Any], bytes], jobs: list[Any]) -> Iterable[bytes]:
    processors = os.cpu_count() or 1
    if processors == 1 or len(jobs) < MIN_JOBS:
        return map(make, jobs)
    # A process that has threads must not be forked: Python warns from 3.12 on.
    context = multiprocessing.get_context("forkserver")
    # What is imported here is imported once there, not once by every process.
    context.set_forkserver_preload([name for name in sys.modules if name.startswith("hooks.")])
    with ProcessPoolExecutor(processors, context) as pool:
        return list(pool.map(make, jobs, chunksize=max(1, len(jobs) // (4 * processors))))


def place(kind: str, made_of: Iterable[object]) -> Path:
    """Return the file of the content made of these things, for other programs that keep what they make.

    It may be missing. Such a program must put it there whole.
    """
    path = _path(kind, made_of)
    with suppress(FileNotFoundError):
        os.utime(path)
    return path


def folder(kind: str) -> Path:
    """Return the folder of one kind, for libraries that keep what they make by themselves."""
    path = FOLDER / kind
    path.mkdir(parents=True, exist_ok=True)
    return path


def forget_unused() -> None:
    """Remove what no build has asked for in thirty days."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    # Today is the file system's: a process may have been given another clock. The newest file does not tell
    # it, since such a process dates what it uses by its own clock, perhaps years ahead.
    with tempfile.TemporaryFile(dir=FOLDER) as written_now:
        oldest = os.fstat(written_now.fileno()).st_mtime - MAX_UNUSED_SECONDS
    for path in FOLDER.rglob("*"):
        with suppress(FileNotFoundError):  # another build may have put it in its place or removed it
            if path.is_file() and path.stat().st_mtime < oldest:
                path.unlink()


def digest(made_of: Iterable[object]) -> str:
    """Return the name of what is made of these things."""
    return sha256("\0".join(map(str, made_of)).encode()).hexdigest()


def _path(kind: str, made_of: Iterable[object]) -> Path:
    return FOLDER / kind / digest(made_of)


def _read(path: Path) -> bytes | None:
    try:
        content = path.read_bytes()
    except OSError:
        return None
    path.touch()
    return content


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # A build that is stopped, or another process or thread that makes the same, must leave no half of a file.
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.{threading.get_ident()}")
    unfinished.write_bytes(content)
    unfinished.replace(path)
