"""The preview server sends what a good host would."""

import gzip
import os
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from hooks.finish import host_headers
from tools.preview import compressed, running

ASSET = "assets/a.012345678901.js"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path in ("index.html", "404.html", ASSET):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text("x")
    host_headers.write(tmp_path, "https://host.example/", [])
    return tmp_path


def asked(site: Path, path: str) -> HTTPResponse:
    with running(site) as address:
        connection = HTTPConnection(urlsplit(address).netloc)
        connection.request("GET", f"/{path}", headers={"Connection": "close"})
        response = connection.getresponse()
        response.read()
        connection.close()
    return response


def test_a_file_is_sent_with_its_type_and_the_headers_of_the_description(site: Path) -> None:
    for path in ("", ASSET):
        response = asked(site, path)
        for name, value in host_headers.sent_with(host_headers.kinds([]), path).items():
            assert response.headers[name] == value
    assert response.headers["Content-Type"] == "text/javascript; charset=utf-8"


def test_what_is_missing_is_said_by_the_nearest_page_for_it(site: Path) -> None:
    (site / "en").mkdir()
    (site / "en" / "404.html").write_text("English")
    for path, size in (("nowhere", 1), ("ennui/", 1), ("en/nowhere", 7), ("en/no/such/", 7), ("en/", 7)):
        response = asked(site, path)
        assert (response.status, int(response.headers["Content-Length"])) == (404, size), path


def test_what_a_missing_file_says_is_not_kept_as_long_as_the_file(site: Path) -> None:
    (site / ASSET).unlink()
    response = asked(site, ASSET)
    assert (response.status, response.headers["Cache-Control"]) == (404, "no-cache")


def test_the_copy_that_the_build_has_laid_is_sent_as_hosts_send_it(site: Path) -> None:
    file = site / ASSET
    copy = file.with_name(f"{file.name}.br")
    copy.write_bytes(b"laid by the build")
    assert compressed(file, file.stat().st_mtime, "br", best=False) == b"laid by the build"


def test_a_copy_of_what_a_file_was_before_is_not_sent(site: Path) -> None:
    file = site / ASSET
    copy = file.with_name(f"{file.name}.gz")
    copy.write_bytes(b"older")
    os.utime(copy, (0, 0))
    assert gzip.decompress(compressed(file, file.stat().st_mtime, "gzip", best=False)) == b"x"


def test_a_part_of_a_file_is_sent_where_it_is_asked_for_from_a_byte_on(site: Path) -> None:
    (site / "a.gz").write_bytes(b"0123456789")
    for asked_for, expected in (
        ("bytes=4-", b"456789"),
        ("bytes=10-", b"0123456789"),
        ("odd", b"0123456789"),
    ):
        with running(site) as address:
            connection = HTTPConnection(urlsplit(address).netloc)
            connection.request("GET", "/a.gz", headers={"Connection": "close", "Range": asked_for})
            response = connection.getresponse()
            assert response.read() == expected
            assert response.headers["Content-Range"] == ("bytes 4-9/10" if asked_for == "bytes=4-" else None)
            assert response.status == (206 if asked_for == "bytes=4-" else 200)
            connection.close()
