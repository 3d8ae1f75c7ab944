"""A preview server behind a line of a given speed and delay, shared by all its connections."""

import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import Any

from tools.preview import Handler

CHUNK = 4096


@dataclass
class Line:
    """Bits a second (0: as fast as the machine) and the round trip in seconds; `cut` refuses everything."""

    bits: float = 0
    round_trip: float = 0
    cut: bool = False
    sent: dict[str, int] = field(default_factory=dict)
    _free_at: float = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def wait_for(self, size: int) -> None:
        """Wait until `size` bytes have gone over the line after everything before them."""
        if not self.bits:
            return
        with self._lock:
            self._free_at = max(self._free_at, time.monotonic()) + size * 8 / self.bits
            free_at = self._free_at
        time.sleep(max(0, free_at - time.monotonic()))


class SlowHandler(Handler):
    """Sends a site over the server's line and counts the bytes of each file."""

    line: Line
    best_compression = True  # as of files compressed once, before they were published

    def setup(self) -> None:
        """Let a new connection cost a round trip."""
        time.sleep(self.line.round_trip)
        super().setup()

    def do_GET(self) -> None:  # noqa: N802 - named by the standard library
        """Answer after a round trip, or not at all."""
        if self.line.cut:
            self.close_connection = True
            return
        time.sleep(self.line.round_trip)
        super().do_GET()

    def send_file(self, path: Path, status: HTTPStatus) -> BytesIO:
        """Count the body's bytes under the address asked for."""
        body = super().send_file(path, status)
        self.line.sent[self.path.partition("?")[0]] = len(body.getvalue())
        return body

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send the body at the line's speed, until the page has gone."""
        with suppress(ConnectionError):
            while chunk := source.read(CHUNK):
                self.line.wait_for(len(chunk))
                outputfile.write(chunk)


def handler_over(line: Line) -> type[SlowHandler]:
    """Return what answers requests over `line`."""
    return type("LineHandler", (SlowHandler,), {"line": line})
