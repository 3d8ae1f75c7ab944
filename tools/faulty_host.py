"""A host that does not do as it should: it hangs, trickles, breaks off, spoils what it sends, or is gone.

It stands for the site's own host, or for the other that brings Python's files, and notes what it was asked.
"""

import re
import time
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import Any, Literal, NamedTuple

from tools.preview import Handler

Fault = Literal["sound", "hanging", "slow", "tampered", "gone", "breaking", "drying"]
FAULTS: tuple[Fault, ...] = ("hanging", "slow", "tampered", "gone")
# The host that brings Pyodide's files for every site that names it; a test puts one of its own in its place.
PUBLIC = "https://cdn.jsdelivr.net"
PUBLIC_FOLDER = re.compile(PUBLIC + r"/npm/pyodide@[\d.]+/")
# Of the site's own files those that another host can stand in for: engines, their scripts, Pyodide's loader.
ENGINES = re.compile(r"/assets/python/(engine|script|\d+\.)")
PART, PAUSE = 1024, 0.2  # a host that trickles sends so many bytes, and waits so many seconds
FOR_EVER = 120


class Asked(NamedTuple):
    """A request: its path, and from which byte on the file was asked for."""

    path: str
    start: int


class FaultyHandler(Handler):
    """Answers soundly, but to requests for what is `faulty` as its fault wants it."""

    fault: Fault = "sound"
    faulty: re.Pattern[str] = re.compile("")
    enough = 0  # bytes after which a host that breaks or dries up does so
    asked: list[Asked]
    public = ""  # what stands in the place of the other host
    over: Path | None = None  # a folder whose files come before the host's own

    @property
    def _fault(self) -> Fault:
        return self.fault if self.faulty.search(self.path) else "sound"

    def do_GET(self) -> None:  # noqa: N802 - named by the standard library
        """Note the request; answer it, unless the host is gone or hangs."""
        start = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        self.asked.append(Asked(self.path.partition("?")[0], int(start[1]) if start else 0))
        if self._fault == "gone":
            self.close_connection = True
            return
        if self._fault == "hanging":
            time.sleep(FOR_EVER)
        super().do_GET()

    def send_header(self, keyword: str, value: str) -> None:
        """Let policies allow the host in the other's place."""
        super().send_header(keyword, value.replace(PUBLIC, self.public.rstrip("/")))

    def end_headers(self) -> None:
        """Let pages of other origins read what is sent."""
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def send_file(self, path: Path, status: HTTPStatus) -> BytesIO:
        """Take a file from the folder that comes first; name the host in the other's place; spoil."""
        other = self.over / path.relative_to(self.directory) if self.over else path
        path = other if other.is_file() else path
        if path.suffix == ".html" and self.public:
            text = PUBLIC_FOLDER.sub(self.public, path.read_text("utf-8"))
            content = text.replace(PUBLIC, self.public.rstrip("/")).encode()
            self.send_response(status)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            return BytesIO(content)
        body = super().send_file(path, status)
        if self._fault == "tampered":
            spoilt = bytearray(body.getvalue())
            spoilt[len(spoilt) // 2] ^= 1
            return BytesIO(spoilt)
        return body

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send the body as the fault wants it."""
        if self._fault == "slow":
            while part := source.read(PART):
                outputfile.write(part)
                time.sleep(PAUSE)
        elif self._fault in ("breaking", "drying"):
            outputfile.write(source.read(self.enough))
            if self._fault == "drying" and source.read(1):
                time.sleep(FOR_EVER)
            self.close_connection = True
        else:
            super().copyfile(source, outputfile)


def host(**habits: Any) -> type[FaultyHandler]:
    """Return what answers for a host with these habits (attributes of `FaultyHandler`)."""
    return type("Host", (FaultyHandler,), {"asked": [], **habits})
