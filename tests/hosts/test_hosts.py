"""nginx and Caddy, told by what `tools.deploy` writes, deliver the site as it must be."""

import gzip
import re
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import quote, urlsplit

import brotli
import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page, expect

from hooks.finish import compression, host_headers
from tests.browser.calculator_page import PYTHON_IS_KEPT, address, headline, wait_for, wait_until
from tests.browser.python_hosts import CDN, blocked
from tests.hosts.conftest import Host

OURS = ("Cache-Control", "Content-Security-Policy", "Access-Control-Allow-Origin", *host_headers.EVERYWHERE)


def asked(host: Host, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
    """Return the answer to one request, and its body as it came."""
    at = urlsplit(host.server.address)
    connection = HTTPConnection(at.netloc, timeout=30)
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, at.path + quote(path), headers={"Connection": "close", **told})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


def ours(response: HTTPResponse) -> dict[str, str]:
    """Return what an answer holds of the headers of the description; none of them comes twice."""
    sent = {name: response.headers.get_all(name, []) for name in OURS if name in response.headers}
    assert all(len(values) == 1 for values in sent.values()), sent
    return {name: values[0] for name, values in sent.items()}


def has_copies(host: Host, path: str) -> bool:
    file = file_of(host, path)
    return any(file.with_name(file.name + ending).is_file() for ending in compression.FORMATS)


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
        assert ours(response) == host_headers.sent_with(host.kinds, path), path
        # A cache on the way must tell the plain file from its copies.
        assert "Accept-Encoding" in response.headers.get("Vary", "") or not has_copies(host, path), path


@pytest.mark.parametrize(("encoding", "opened"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_compressed_copies_are_sent_to_whoever_takes_them(host: Host, encoding: str, opened) -> None:  # type: ignore[no-untyped-def]
    ending = {"br": ".br", "gzip": ".gz"}[encoding]
    sent = 0
    for path in paths(host):
        file = file_of(host, path)
        copy = file.with_name(file.name + ending)
        if not copy.is_file():
            continue
        response, body = asked(host, path, Accept_Encoding=encoding)
        assert response.headers["Content-Encoding"] == encoding, path
        assert response.headers["Content-Type"] == host_headers.TYPES[file.suffix], path
        assert response.headers.get_all("Vary") == ["Accept-Encoding"], path
        assert ours(response) == host_headers.sent_with(host.kinds, path), path
        assert body == copy.read_bytes(), path
        assert opened(body) == file.read_bytes(), path
        sent += 1
    assert sent > 200


# One of each kind that is sent otherwise.
PATHS = ("", "en/faq/", "embed/", "sw.js", "version.txt", "api/v1/notices.json", "sbom.cdx.json")


@pytest.mark.parametrize("path", PATHS)
def test_a_head_is_that_of_the_file_without_the_file(host: Host, path: str) -> None:
    for encoding in ("identity", "gzip", "br"):
        whole, body = asked(host, path, Accept_Encoding=encoding)
        response, nothing = asked(host, path, "HEAD", Accept_Encoding=encoding)
        assert (response.status, nothing) == (200, b"")
        assert ours(response) == ours(whole) == host_headers.sent_with(host.kinds, path)
        assert response.headers["Content-Length"] in (None, str(len(body)))
        for name in ("Content-Type", "Content-Encoding", "Vary", "ETag"):
            assert response.headers[name] == whole.headers[name], name


@pytest.mark.parametrize("path", PATHS)
def test_what_has_not_changed_is_not_sent_again_and_keeps_its_headers(host: Host, path: str) -> None:
    tags = set()
    for encoding in ("identity", "gzip", "br"):
        tag = asked(host, path, Accept_Encoding=encoding)[0].headers["ETag"]
        response, body = asked(host, path, Accept_Encoding=encoding, If_None_Match=tag)
        assert (response.status, body) == (304, b"")
        assert ours(response) == host_headers.sent_with(host.kinds, path)
        tags.add(tag)
    # A cache that holds one form must not be told that it holds another.
    assert len(tags) == (3 if has_copies(host, path) else 1)


def test_a_copy_asked_for_by_its_own_name_is_not_taken_for_what_it_is_a_copy_of(host: Host) -> None:
    for name, type_ in (("index.html.br", "application/octet-stream"), ("sw.js.gz", "application/gzip")):
        response, body = asked(host, name, Accept_Encoding="br, gzip")
        assert response.status == 200
        assert body == (host.site / name).read_bytes()
        assert response.headers["Content-Type"] == type_
        assert "Content-Encoding" not in response.headers
        assert ours(response) == host_headers.sent_with(host.kinds, name)


MISSING = (
    "nowhere/",
    "en/nowhere/",
    "en/working-days/nowhere",
    "ennui/",
    "embed/x/",
    "assets/gone.012345678901.js",
    "assets/",
    "assets/python/x.gz",
)


@pytest.mark.parametrize("path", MISSING)
def test_what_is_missing_is_said_by_the_sites_own_page_and_not_kept(host: Host, path: str) -> None:
    name = "en/404.html" if path.startswith("en/") else "404.html"
    page = (host.site / name).read_bytes()
    opened = {"identity": bytes, "gzip": gzip.decompress, "br": brotli.decompress}
    for encoding, plain in opened.items():
        response, body = asked(host, path, Accept_Encoding=encoding)
        assert response.status == 404
        assert response.headers.get("Content-Encoding", "identity") == encoding
        assert plain(body) == page
        assert response.headers.get_all("Content-Type") == ["text/html; charset=utf-8"]
        assert ours(response) == host_headers.sent_with(host.kinds, name)


def test_the_page_for_what_is_missing_leads_on_in_both_languages(host: Host) -> None:
    main = BeautifulSoup(asked(host, "nowhere/deep/")[1], "lxml").select_one("main")
    assert main is not None
    assert {str(part["lang"]) for part in main.select("section[lang]")} == {"zh", "en"}
    # None is relative to the address that was asked for.
    base = urlsplit(host.server.address).path
    links = {str(link["href"]) for link in main.select("section a")}
    assert {f"{base}calculator/", f"{base}en/calculator/"} <= links


def test_a_page_without_its_slash_is_led_to_it(host: Host) -> None:
    response, _ = asked(host, "en/faq")
    assert response.status in (301, 308)
    assert response.headers["Location"] == f"{urlsplit(host.server.address).path}en/faq/"
    assert {name: response.headers[name] for name in host_headers.EVERYWHERE} == host_headers.EVERYWHERE


@pytest.mark.parametrize("start", ["//elsewhere.example", "/\\elsewhere.example"])
def test_nobody_is_led_to_another_host(host: Host, start: str) -> None:
    # Browsers take both for the address of a host; `..` leads a server back to a folder that is there.
    at = urlsplit(host.server.address)
    connection = HTTPConnection(at.netloc, timeout=30)
    connection.request("GET", f"{start}/%2e%2e{at.path}en/faq", headers={"Connection": "close"})
    location = connection.getresponse().headers.get("Location", "/")
    connection.close()
    assert location.replace("\\", "/")[:2] != "//"
    assert "elsewhere" not in str(urlsplit(location).hostname)


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
