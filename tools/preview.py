"""Serves a built site as a good host would: MIME types, compression, parts, the headers of its `_headers`.

`python -m tools.preview site 8000` serves the folder `site` on port 8000 of this machine.
"""

import gzip
import os
import re
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import brotli

from hooks.finish import host_headers
from hooks.pages.addresses import NOT_FOUND

# How often a server that runs beside other work looks whether it should stop: what stops it waits so long.
POLL_SECONDS = 0.05
COMPRESSIBLE = {
    ".bin",
    ".html",
    ".css",
    ".js",
    ".mjs",
    ".json",
    ".svg",
    ".wasm",
    ".xml",
    ".txt",
    ".webmanifest",
}

# Of each encoding, the ending of its copies: hooks/finish/compression.py.
COPIES = {"br": ".br", "gzip": ".gz"}


@lru_cache(maxsize=256)
def compressed(path: Path, modified: float, encoding: str, *, best: bool) -> bytes:
    """Return the copy that `make build` has laid beside the file; else the file compressed, slowly if `best`.

    `modified` is the time of the file: a rebuilt one is a new entry, and an older copy is of another content.
    """
    copy = path.with_name(path.name + COPIES[encoding])
    if copy.is_file() and copy.stat().st_mtime >= modified:
        return copy.read_bytes()
    content = path.read_bytes()
    if encoding == "br":
        return bytes(brotli.compress(content, quality=11 if best else 9 if len(content) < 1_000_000 else 5))
    return gzip.compress(content, 6, mtime=0)


@lru_cache(maxsize=256)
def _sent_with(rules: Path, modified: float, path: str) -> dict[str, str]:
    del modified
    return host_headers.sent_by(host_headers.read(rules.read_text("utf-8")), path)


def first_byte(asked: str, size: int) -> int:
    """Return from which byte on a `Range` asks for a file of `size` bytes; 0 for all of it."""
    found = re.fullmatch(r"bytes=(\d+)-", asked)
    return int(found[1]) if found and int(found[1]) < size else 0


class Handler(SimpleHTTPRequestHandler):
    """Answers from a folder; quiet, with HTTP/1.1 connections kept alive."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else the body waits for the headers to be acknowledged: 40 ms a file
    compressible = COMPRESSIBLE
    best_compression = False
    status = HTTPStatus.OK

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        """Return the MIME type by the file's ending, the site's before the system's."""
        return host_headers.TYPES.get(Path(path).suffix) or super().guess_type(path)

    def log_message(self, *_: object) -> None:
        """Say nothing for each request."""

    def end_headers(self) -> None:
        """Send what the site's `_headers` say; let browsers ask again for the rest: it is rebuilt often."""
        path = urlsplit(self.path).path
        rules = Path(self.directory) / host_headers.FILE
        # What a missing file says must not be kept as long as the file.
        known = rules.is_file() and self.status != HTTPStatus.NOT_FOUND
        sent = _sent_with(rules, rules.stat().st_mtime, path) if known else {}
        for name, value in {"Cache-Control": "no-cache", **sent}.items():
            self.send_header(name, value)
        super().end_headers()

    def send_head(self) -> BytesIO | None:
        """Send the headers; compress where that is accepted; answer 404 with the nearest page for it."""
        path = Path(self.translate_path(self.path))
        if path.is_dir() and not urlsplit(self.path).path.endswith("/"):
            return super().send_head()  # type: ignore[return-value]
        if path.is_dir():
            path = path / "index.html"
        status = HTTPStatus.OK
        if not path.is_file():
            nearest = self.nearest_not_found(path)
            if nearest is None:
                self.send_error(HTTPStatus.NOT_FOUND)
                return None
            path, status = nearest, HTTPStatus.NOT_FOUND
        return self.send_file(path, status)

    def nearest_not_found(self, path: Path) -> Path | None:
        """Return the page that says in the nearest folder above `path` that something is missing, if any."""
        site = Path(self.directory)
        pages = (site / folder / NOT_FOUND for folder in path.relative_to(site).parents)
        return next((page for page in pages if page.is_file()), None)

    def send_file(self, path: Path, status: HTTPStatus) -> BytesIO:
        """Send the headers for `path` and return its body, compressed if that is accepted."""
        accepted = self.headers.get("Accept-Encoding", "")
        encoding = ""
        if path.suffix in self.compressible:
            encoding = "br" if "br" in accepted else "gzip" if "gzip" in accepted else ""
        body = (
            compressed(path, path.stat().st_mtime, encoding, best=self.best_compression)
            if encoding
            else path.read_bytes()
        )
        start = 0 if encoding else first_byte(self.headers.get("Range", ""), len(body))
        self.status = HTTPStatus.PARTIAL_CONTENT if start else status
        self.send_response(self.status)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
            body = body[start:]
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Vary", "Accept-Encoding")
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.end_headers()
        return BytesIO(body)


class Server(ThreadingHTTPServer):
    """A server that takes a reader who leaves in the middle of something for what it is."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report any error but that the other side has gone."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def serve(site: Path, port: int = 0, handler: Callable[..., Handler] = Handler) -> ThreadingHTTPServer:
    """Return a server of the folder `site` on this machine; port 0 takes a free one."""
    return Server(("127.0.0.1", port), partial(handler, directory=str(site)))


@contextmanager
def running(site: Path, handler: Callable[..., Handler] = Handler) -> Iterator[str]:
    """Serve the folder `site` beside what else happens; yields the site's address, ending in a slash."""
    server = serve(site, handler=handler)
    thread = threading.Thread(target=server.serve_forever, args=[POLL_SECONDS], daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def main() -> None:
    """Serve until interrupted."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else "site")
    if not (site / "index.html").is_file():
        sys.exit(f"{site} holds no built site: run `make build` first.")
    server = serve(site, int(sys.argv[2]) if len(sys.argv) > 2 else 8000)
    print(f"Serving {site} on http://127.0.0.1:{server.server_address[1]}/")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()


if __name__ == "__main__":
    main()
