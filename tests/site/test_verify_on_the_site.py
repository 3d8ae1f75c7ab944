"""The finished site, served as it is, is what tools.verify takes for itself."""

from pathlib import Path

import pytest

from tools import verify
from tools.preview import running


def test_the_site_is_verified_whole(site_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with running(site_dir) as address:
        code = verify.main([address, "--site", str(site_dir)])
    said = capsys.readouterr().out.splitlines()
    assert (code, said[1:]) == (0, ["The host sends the site that is built here."])
    asked = int(said[0].rpartition("; ")[2].removesuffix(" files"))
    # All but sw.js, which is compared by what it tells, and what hosts read.
    files = [path for path in site_dir.rglob("*") if path.is_file()]
    assert asked == len(files) - len({"sw.js", "_headers"})
