"""Builds and runs images of containers by Debian's buildah, without a daemon and without a registry."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.builds import ROOT
from tools import debian

# What buildah loads beside the system's C library; unpacked, not installed.
PACKAGES = ("buildah", "libassuan0", "libdevmapper1.02.1", "libgpgme11", "libsubid4")
UNPACKED = ROOT / "build" / "buildah"
# Nothing comes from a registry, so there is nobody to trust.
POLICY = {"default": [{"type": "insecureAcceptAnything"}]}


class NoBuilderError(Exception):
    """Images cannot be built here; the message is one sentence for the reader."""


def find_buildah() -> Path:
    """Return the program; raises NoBuilderError when it cannot be had or would have too few rights."""
    if os.geteuid() != 0:
        raise NoBuilderError("Images are built here by root alone: others need a user namespace set up.")
    found = Path(shutil.which("buildah") or UNPACKED / "usr" / "bin" / "buildah")
    if found.is_file() or (debian.unpack(PACKAGES, UNPACKED) and found.is_file()):
        return found
    raise NoBuilderError("buildah is not here, and Debian's package could not be brought: install buildah.")


class Builder:
    """buildah with a store of its own in a folder."""

    def __init__(self, program: Path, folder: Path) -> None:
        self._program = program
        self._policy = folder / "policy.json"
        self._policy.write_text(json.dumps(POLICY), "utf-8")
        storage, registries = folder / "storage.conf", folder / "registries.conf"
        places = f'graphroot = "{folder / "graph"}"\nrunroot = "{folder / "run"}"\n'
        storage.write_text(f'[storage]\ndriver = "vfs"\n{places}', "utf-8")
        registries.write_text("unqualified-search-registries = []\n", "utf-8")
        self._told = {
            **os.environ,
            "LD_LIBRARY_PATH": os.pathsep.join({str(path.parent) for path in UNPACKED.rglob("*.so.*")}),
            "CONTAINERS_STORAGE_CONF": str(storage),
            "CONTAINERS_REGISTRIES_CONF": str(registries),
            "BUILDAH_ISOLATION": "chroot",
        }

    def _run(self, *arguments: str, folder: Path | None = None) -> str:
        done = subprocess.run(
            [str(self._program), *arguments],
            cwd=folder,
            env=self._told,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"buildah {' '.join(arguments)}:\n{done.stderr}"
        return done.stdout.strip()

    def build(self, folder: Path, file: Path, name: str, *options: str) -> None:
        """Build an image from what a folder holds, as a file describes it; nothing is fetched."""
        trusted = ("--signature-policy", str(self._policy), "--pull=never")
        self._run("build", *trusted, *options, "--file", str(file), "--tag", name, ".", folder=folder)

    def container(self, image: str) -> str:
        """Return the name of a new container of an image."""
        return self._run("from", "--signature-policy", str(self._policy), "--pull=never", image)

    def files(self, container: str) -> Path:
        """Return the folder in which the files of a container lie."""
        return Path(self._run("mount", container))

    def config(self, container: str) -> dict[str, Any]:
        """Return what an image says of how it is run."""
        return dict(json.loads(self._run("inspect", container))["OCIv1"]["config"])

    @contextmanager
    def running(self, container: str, log: Path, **told: str) -> Iterator[subprocess.Popen[bytes]]:
        """Run the command of a container on this machine's network, with variables of its environment."""
        options = [f"--env={name}={value}" for name, value in told.items()]
        command = [str(self._program), "run", *options, container, "--", *self.config(container)["Cmd"]]
        with log.open("wb") as file:
            process = subprocess.Popen(command, env=self._told, stdout=file, stderr=file)
        try:
            yield process
        finally:
            process.terminate()
            process.wait(timeout=10)
