"""What benchmarks/calculator.py measures; standard library only, so that it runs in Pyodide too."""

import io
import json
import time
import tracemalloc
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

from calculator import batch, batch_reader, batch_writer, door, messages, routes
from calculator.worker import handle

TODAY = date(2026, 11, 22)
FIRST_DAY = date(2026, 1, 1)
DAYS = 650
SIZES = (100, 1_000, 10_000, 100_000)
ANSWERS = 400


class Nowhere:
    """An output that keeps nothing, as a pipe does."""

    def write(self, _: str) -> None:
        """Drop the text."""


def cards(count: int) -> bytes:
    """Return a file of so many cards, spread over the routes and the days of the calendar."""
    pairs = routes()
    rows = ["label,date,card,channel\n"]
    for number in range(count):
        card, via = pairs[number % len(pairs)]
        rows.append(f"card {number},{FIRST_DAY + timedelta(days=number * 7 % DAYS)},{card},{via}\n")
    return "".join(rows).encode()


def one_answer() -> None:
    """Answer questions on different days of all routes, one after the other."""
    pairs = routes()
    for number in range(ANSWERS):
        card, via = pairs[number % len(pairs)]
        day = FIRST_DAY + timedelta(days=number * 7 % DAYS)
        door.answer(f"apply={day}&card={card}&via={via}", lang="zh", today=TODAY)


def streamed(data: bytes) -> None:
    """Answer a file as the command line does: row by row, to an output that keeps nothing."""
    words = messages.load("zh")
    writer = batch_writer.Writer(Nowhere(), list(batch.columns(words).values()))
    for row in batch.answer(batch_reader.read(io.BytesIO(data)).rows, today=TODAY):
        assert isinstance(row, batch.Answered)
        writer.row(batch.cells(words, row, today=TODAY))


def in_browser(data: bytes) -> None:
    """Answer a file as the browser's worker does: the whole result as one response."""
    handle(json.dumps({"op": "batch", "lang": "zh", "today": TODAY.isoformat()}), data)


def forget() -> None:
    """Empty the caches, so that every run starts as a fresh process does."""
    from calculator import plan

    for cached in (plan.make, batch._solve, batch._cells):
        cached.cache_clear()


def seconds(run: Callable[[], None], times: int) -> float:
    """Return the median time of several runs."""
    taken = []
    for _ in range(times):
        forget()
        start = time.perf_counter()
        run()
        taken.append(time.perf_counter() - start)
    return sorted(taken)[times // 2]


def peak(run: Callable[[], None]) -> int:
    """Return the most memory in bytes that a run's Python objects take, beyond what was taken before."""
    forget()
    tracemalloc.start()
    run()
    highest = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return highest


def measure(sizes: tuple[int, ...] = SIZES) -> list[dict[str, Any]]:
    """Return one entry for each thing measured: what, rows, seconds, peak in bytes."""
    one_answer()  # load the data first; start-up is measured elsewhere
    found = [
        {"what": "one answer", "rows": ANSWERS, "seconds": seconds(one_answer, 5), "peak": peak(one_answer)}
    ]
    for name, run in (("batch, streamed", streamed), ("batch, in the browser", in_browser)):
        for size in sizes:
            data = cards(size)
            times = 5 if size <= 10_000 else 3
            entry = {
                "what": name,
                "rows": size,
                "seconds": seconds(partial(run, data), times),
                "peak": peak(partial(run, data)),
            }
            found.append(entry)
    return found
