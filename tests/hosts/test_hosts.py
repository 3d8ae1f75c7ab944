"""nginx and Caddy, told by what `tools.deploy` writes, deliver the site as it must be."""

import gzip
import re
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import quote, urlsplit

import brotli
import pytest
from playwright.sync_api import Page, expect

from hooks.finish import compression, host_headers
from tests.browser.calculator_page import PYTHON_IS_KEPT, address, headline, wait_for, wait_until
from tests.browser.python_hosts import CDN, blocked
from tests.hosts.conftest import Host

OURS = ("Cache-Control", "Content-Security-Policy", "Access-Control-Allow-Origin", *host_headers.EVERYWHERE)


def asked(host: Host, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    """Return the answer to one request, and its body as it came."""
    at = urlsplit(host.server.address)
    connection = HTTPConnection(at.netloc, timeout=30)
    connection.request("GET", at.path + quote(path), headers={"Connection": "close", **headers})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


def file_of(host: Host, path: str) -> Path:
    return host.site / (f"{path}index.html" if path.endswith("/") or not path else path)


def paths(host: Host) -> list[str]:
    """Return every path of the site but those of copies."""
    every = set(host_headers.paths_of(host.site))
    copies = {file_of(host, path).name + ending for path in every for ending in compression.FORMATS}
    return sorted(path for path in every if Path(path).name not in copies)


def test_every_file_comes_whole_with_its_type_and_the_headers_of_the_description(host: Host) -> None:
    for path in paths(host):
        response, body = asked(host, path)
        assert response.status == 200, path
        assert body == file_of(host, path).read_bytes(), path
        assert response.headers["Content-Type"] == host_headers.TYPES[file_of(host, path).suffix], path
        sent = {name: response.headers[name] for name in OURS if name in response.headers}
        assert sent == host_headers.sent_with(host.kinds, path), path
        assert all(len(response.headers.get_all(name, [])) == 1 for name in sent), path


@pytest.mark.parametrize(("encoding", "opened"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_compressed_copies_are_sent_to_whoever_takes_them(host: Host, encoding: str, opened) -> None:  # type: ignore[no-untyped-def]
    ending = {"br": ".br", "gzip": ".gz"}[encoding]
    sent = 0
    for path in paths(host):
        file = file_of(host, path)
        copy = file.with_name(file.name + ending)
        if not copy.is_file():
            continue
        response, body = asked(host, path, **{"Accept-Encoding": encoding})
        assert response.headers["Content-Encoding"] == encoding, path
        assert response.headers["Content-Type"] == host_headers.TYPES[file.suffix], path
        assert "Accept-Encoding" in response.headers["Vary"], path
        assert body == copy.read_bytes(), path
        assert opened(body) == file.read_bytes(), path
        sent += 1
    assert sent > 200


@pytest.mark.parametrize("path", ["nowhere/", "assets/gone.012345678901.js", "assets/", "assets/python/x.gz"])
def test_what_is_missing_is_said_by_the_sites_own_page_and_not_kept(host: Host, path: str) -> None:
    response, body = asked(host, path)
    assert response.status == 404
    assert body == (host.site / "404.html").read_bytes()
    assert response.headers.get_all("Content-Type") == ["text/html; charset=utf-8"]
    assert response.headers.get_all("Cache-Control") == ["no-cache"]
    assert response.headers.get_all("Content-Security-Policy") == ["frame-ancestors 'none'"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_a_page_without_its_slash_is_led_to_it(host: Host) -> None:
    response, _ = asked(host, "en/faq")
    assert response.status in (301, 308)
    assert response.headers["Location"].endswith("en/faq/")


def test_reading_searching_and_calculating_work_and_go_on_without_the_host(page: Page, host: Host) -> None:
    errors: list[str] = []
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.context.route(CDN, blocked)
    root = host.server.address

    page.goto(f"{root}en/nowhere/")
    page.get_by_role("link", name="Calculator").first.click()
    page.wait_for_url(re.compile(r"en/calculator/$"))
    errors.clear()  # that the page is missing, and the CDN
    page.goto(address(root, "en", query="apply=2026-12-01"))
    wait_for(page, "live")
    page.evaluate("() => navigator.serviceWorker.ready")
    wait_until(page, PYTHON_IS_KEPT.replace("python-files /", f"python-files {urlsplit(root).path}"))
    look_up(page, root)
    assert [error for error in errors if "cdn.jsdelivr.net" not in error and "ERR_FAILED" not in error] == []

    host.server.stop()
    page.goto(f"{root}ordinary-card/")
    expect(page.locator("h1")).to_be_visible()
    look_up(page, root)
    page.goto(address(root, "en", query="apply=2026-12-01&card=whitelist&via=seller&weeks=3"))
    wait_for(page, "live")
    assert "2026" in headline(page)


def look_up(page: Page, root: str) -> None:
    page.goto(f"{root}en/about/")
    page.locator("[data-search-open]").click()
    page.locator(".search-dialog input").press_sequentially("whitelist")
    first = page.locator(".search-result__link >> nth=0")
    expect(first).to_have_attribute("href", f"{root}en/what-it-is/#whitelist-card")
