"""The image that `deploy/Containerfile` describes is built and serves the site, as nobody in particular.

No registry is asked: in the place of Caddy's own image stands one with Debian's Caddy, with the folders,
variables and command that Caddy's has.
"""

import os
import re
import shutil
import subprocess
from http.client import HTTPConnection
from pathlib import Path

import pytest

from hooks.finish import host_headers
from tests.builds import ROOT, contents
from tests.hosts.conftest import ORIGINS
from tests.hosts.images import Builder, NoBuilderError, find_buildah
from tests.hosts.servers import wait_for
from tools.find_hosts import Hosts
from tools.ports import free_port

DEPLOY = ROOT / "deploy"
NOBODY = 65534
# What Caddy's image sets for whoever runs it.
BASE = """FROM scratch
COPY . /
ENV PATH=/usr/bin XDG_CONFIG_HOME=/config XDG_DATA_HOME=/data
WORKDIR /srv
CMD ["caddy", "run", "--config", "/etc/caddy/Caddyfile", "--adapter", "caddyfile"]
"""


@pytest.fixture(scope="module")
def builder(tmp_path_factory: pytest.TempPathFactory) -> Builder:
    try:
        return Builder(find_buildah(), tmp_path_factory.mktemp("builder"))
    except NoBuilderError as error:
        pytest.skip(str(error))


def lay_base(folder: Path, caddy: Path) -> None:
    """Lay a program, what it loads, and the folders that anybody may write into."""
    (folder / "usr" / "bin").mkdir(parents=True)
    shutil.copy2(caddy, folder / "usr" / "bin" / "caddy")
    loads = subprocess.run(["ldd", str(caddy)], capture_output=True, text=True, check=False).stdout
    for library in re.findall(r"(/\S+) \(0x", loads):
        (folder / library[1:]).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(os.path.realpath(library), folder / library[1:])
    for name in ("config", "data"):
        (folder / name / "caddy").mkdir(parents=True)
        (folder / name / "caddy").chmod(0o1777)


@pytest.fixture(scope="module")
def container(
    builder: Builder, programs: Hosts, built: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> str:
    """Return the name of a container of the image, built as the file says in a folder like this one."""
    folder = tmp_path_factory.mktemp("image")
    lay_base(folder / "base", programs.caddy)
    (folder / "base.txt").write_text(BASE, "utf-8")
    builder.build(folder / "base", folder / "base.txt", "localhost/base")
    shutil.copytree(DEPLOY, folder / "repository" / "deploy")
    shutil.copytree(built["/"], folder / "repository" / "site", copy_function=os.link)
    (folder / "repository" / "secret").write_text("nobody's business", "utf-8")
    file = folder / "repository" / "deploy" / "Containerfile"
    builder.build(folder / "repository", file, "localhost/guide", "--from", "localhost/base")
    shutil.rmtree(folder)
    return builder.container("localhost/guide")


def test_the_image_holds_the_site_and_what_its_server_is_told(
    builder: Builder, container: str, built: dict[str, Path]
) -> None:
    files = builder.files(container)
    assert contents(files / "srv") == contents(built["/"])
    assert (files / "etc/caddy/Caddyfile").read_bytes() == (DEPLOY / "Caddyfile").read_bytes()
    config = builder.config(container)
    assert config["User"] == f"{NOBODY}:{NOBODY}"
    assert list(config["ExposedPorts"]) == ["8080/tcp"]
    assert "SITE_ADDRESS=:8080" in config["Env"]


def test_the_container_serves_the_site_without_rights(
    builder: Builder, container: str, built: dict[str, Path], tmp_path: Path
) -> None:
    port = free_port()
    known = host_headers.kinds(ORIGINS)
    with builder.running(container, tmp_path / "log", SITE_ADDRESS=f":{port}") as process:
        wait_for(port, process, tmp_path / "log")
        for path, status, file in (
            ("en/faq/", 200, "en/faq/index.html"),
            ("sw.js", 200, "sw.js"),
            ("nowhere/", 404, "404.html"),
            ("en/nowhere/", 404, "en/404.html"),
        ):
            connection = HTTPConnection("127.0.0.1", port, timeout=30)
            connection.request("GET", f"/{path}", headers={"Connection": "close"})
            response = connection.getresponse()
            assert (response.status, response.read()) == (status, (built["/"] / file).read_bytes())
            sent = host_headers.sent_with(known, path if status == 200 else file)
            assert {name: response.headers[name] for name in sent} == sent
            connection.close()
    # What the server has left behind is nobody's: so was the server.
    left = builder.files(container) / "config" / "caddy" / "autosave.json"
    assert left.stat().st_uid == NOBODY
