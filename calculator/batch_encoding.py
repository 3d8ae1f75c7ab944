"""Find the encoding of a batch file: UTF-8, UTF-16, GBK or Big5."""

import codecs
import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from calculator.errors import Problem, QuestionError

_UNICODE = "utf-8-sig"
# GB18030 holds all of GBK; CP950 is Big5 as Excel writes it. With each, the lead bytes of punctuation and of
# the more frequent half of the ideographs.
_EVERYDAY = {"gb18030": (range(0xA1, 0xA4), range(0xB0, 0xD8)), "cp950": (range(0xA1, 0xC7),)}
_CHUNK = 1 << 16
_BYTE_ORDER_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def texts(stream: BinaryIO) -> Iterator[io.TextIOWrapper]:
    """Yield the stream as text in each encoding that can read all of it, the likeliest first.

    That is UTF-16 if it begins so, else UTF-8. What is neither is Chinese in GBK or Big5: many bytes mean
    something in both, but only in the right one are nearly all characters everyday ones. `stream` must be
    seekable. Raises QuestionError if no encoding can.
    """
    mark = stream.read(2)
    if utf_16 := mark in _BYTE_ORDER_MARKS:
        stream = io.BufferedReader(_Utf16AsUtf8(stream))
    if _rare_characters(stream, _UNICODE) is not None:
        likely = [_UNICODE]
    else:
        counted = {encoding: _rare_characters(stream, encoding) for encoding in _EVERYDAY if not utf_16}
        rare = {encoding: count for encoding, count in counted.items() if count is not None}
        likely = sorted(rare, key=rare.__getitem__)
    if not likely:
        raise QuestionError([Problem("file", "impossible", "error.batch.encoding", {})])
    for encoding in likely:
        stream.seek(0)
        yield io.TextIOWrapper(stream, encoding=encoding, newline="")


def _rare_characters(stream: BinaryIO, encoding: str) -> int | None:
    """Return how many characters at the beginning are not everyday ones; None if not all can be read."""
    decoder = codecs.getincrementaldecoder(encoding)()
    stream.seek(0)
    rare = None
    try:
        while chunk := stream.read(_CHUNK):
            text = decoder.decode(chunk)
            if rare is None:
                rare = sum(_is_rare(sign, encoding) for sign in text if not sign.isascii())
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return None
    return rare or 0


def _is_rare(sign: str, encoding: str) -> bool:
    if encoding not in _EVERYDAY:
        return False
    code = sign.encode(encoding)
    in_rows = any(code[0] in rows for rows in _EVERYDAY[encoding])
    return not in_rows or (encoding == "gb18030" and code[1] < 0xA1)


class _Utf16AsUtf8(io.RawIOBase):
    """A stream of UTF-16 read as UTF-8, piece by piece.

    Not by the name of the encoding: its module is not among those that come to a browser.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._begin()

    def _begin(self) -> None:
        self._undecoded = self._ready = b""
        self._order = 0  # as the mark at the beginning says

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to the beginning; there is no other place to go to."""
        if (offset, whence) != (0, 0):
            raise io.UnsupportedOperation
        self._begin()
        return self._stream.seek(0)

    def tell(self) -> int:
        return self._stream.tell()

    def readinto(self, buffer: Any) -> int:
        while not self._ready:
            chunk = self._stream.read(_CHUNK)
            data = self._undecoded + chunk
            if not data:
                return 0
            text, used, self._order = codecs.utf_16_ex_decode(data, "strict", self._order, not chunk)
            self._undecoded = data[used:]
            self._ready = text.encode("utf-8")
        count = min(len(buffer), len(self._ready))
        buffer[:count] = self._ready[:count]
        self._ready = self._ready[count:]
        return count
