"""Starts nginx and Caddy with what `deploy/` tells them, each on a free port of this machine."""

import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from hooks.finish.host_headers import Kind
from tools import deploy
from tools.find_hosts import Hosts
from tools.ports import free_port

START_TIMEOUT = 30.0
Command = tuple[list[str], dict[str, str]]  # and what its environment holds on top
# Only what a test of its own adds around: where nginx may write, and the module that Debian loads by itself.
AROUND_NGINX = """
load_module {module};
daemon off;
{user}
pid {folder}/pid;
error_log stderr;
events {{ }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/guide.conf;
}}
"""


def nginx(
    hosts: Hosts, folder: Path, known: tuple[Kind, ...], address: str, root: Path, port: int
) -> Command:
    conf = deploy.nginx(known, address, listen=f"127.0.0.1:{port}", root=str(root))
    (folder / "guide.conf").write_text(conf, "utf-8")
    # Its workers would be somebody else, who may not read the folders of this test.
    user = "user root;" if os.geteuid() == 0 else ""
    around = AROUND_NGINX.format(module=hosts.brotli, user=user, folder=folder)
    (folder / "nginx.conf").write_text(around, "utf-8")
    return [str(hosts.nginx), "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "stderr"], {}


def caddy(
    hosts: Hosts, folder: Path, known: tuple[Kind, ...], address: str, root: Path, port: int
) -> Command:
    (folder / "Caddyfile").write_text(deploy.caddy(known, address), "utf-8")
    command = [str(hosts.caddy), "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]
    told = {"SITE_ADDRESS": f"http://127.0.0.1:{port}", "SITE_ROOT": str(root), "HOME": str(folder)}
    return command, told | {"XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}


SERVERS: dict[str, Callable[[Hosts, Path, tuple[Kind, ...], str, Path, int], Command]] = {
    "nginx": nginx,
    "caddy": caddy,
}


class Server:
    """A running server; `address` leads to the root of the site and ends in a slash."""

    def __init__(self, process: subprocess.Popen[bytes], address: str) -> None:
        self.process = process
        self.address = address

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=10)


@contextmanager
def running(
    name: str, hosts: Hosts, folder: Path, known: tuple[Kind, ...], root: Path, base: str
) -> Iterator[Server]:
    """Serve the folder `root`, in which the site lies at the path `base`, such as "/" or "/guide/"."""
    port = free_port()
    command, told = SERVERS[name](hosts, folder, known, f"https://guide.example{base}", root, port)
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, env={**os.environ, **told}, stdout=log, stderr=log)
    server = Server(process, f"http://127.0.0.1:{port}{base}")
    try:
        wait_for(port, process, folder / "log")
        yield server
    finally:
        if process.poll() is None:
            server.stop()


def wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + START_TIMEOUT
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError(f"the server does not start:\n{log.read_text('utf-8', 'replace')[-3000:]}")
