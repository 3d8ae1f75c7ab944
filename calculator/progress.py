"""A progress bar for a file that is being read."""

import os
from typing import BinaryIO, TextIO

WIDTH = 40
EVERY = 500  # rows between two looks at the position


class Progress:
    """Show on a terminal how much of a file has been read; show nothing elsewhere or for a short file."""

    def __init__(self, stream: BinaryIO, terminal: TextIO) -> None:
        self._stream = stream
        self._terminal = terminal
        position = stream.tell()
        self._size = stream.seek(0, os.SEEK_END)
        stream.seek(position)
        self._rows = 0
        self._shown = False

    def show(self) -> None:
        """Count one more row, and draw the bar anew now and then."""
        self._rows += 1
        if self._rows % EVERY == 0 and self._terminal.isatty():
            share = self._stream.tell() / self._size
            filled = round(share * WIDTH)
            self._terminal.write(f"\r[{'#' * filled}{' ' * (WIDTH - filled)}] {share:4.0%}")
            self._terminal.flush()
            self._shown = True

    def clear(self) -> None:
        """Take the bar away."""
        if self._shown:
            self._terminal.write(f"\r{' ' * (WIDTH + 8)}\r")
            self._terminal.flush()
            self._shown = False
