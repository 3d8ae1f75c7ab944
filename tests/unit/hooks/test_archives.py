"""Archives for the browser: the same files give the same bytes."""

import io
import zipfile

from hooks.runtime.archives import pack, unpack


def test_the_order_of_the_files_does_not_change_the_archive() -> None:
    assert pack({"a.py": b"1", "b.py": b"2"}) == pack({"b.py": b"2", "a.py": b"1"})


def test_an_archive_holds_its_files_uncompressed_and_without_their_times() -> None:
    archive = zipfile.ZipFile(io.BytesIO(pack({"calculator/door.py": b"x" * 1000})))
    (entry,) = archive.infolist()
    assert (entry.filename, entry.compress_size) == ("calculator/door.py", 1000)
    assert entry.date_time == (1980, 1, 1, 0, 0, 0)
    assert archive.read(entry) == b"x" * 1000


def test_what_was_packed_is_unpacked_as_it_was() -> None:
    files = {"a.py": b"1", "data/b.json": b"{}"}
    assert unpack(pack(files)) == files
