"""What `deploy/` holds is what the description of hosts gives: neither is changed without the other."""

import re

import pytest

from hooks.finish import host_headers
from hooks.finish.host_headers import EVERYWHERE, Kind
from tools import deploy

ORIGINS = [{"name": "own", "url": "assets/python/1/"}]
KINDS = host_headers.kinds(ORIGINS)


def test_the_files_are_as_the_command_makes_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    for name, text in deploy.files().items():
        assert (deploy.DEPLOY / name).read_text("utf-8") == text, f"{name}: run `python -m tools.deploy`"


@pytest.mark.parametrize(
    "path", ["", "en/faq/", "embed/", "sw.js", "a.0123456789ab.js", "feed.xml", "api/v1/a"]
)
@pytest.mark.parametrize("base", ["/", "/guide/"])
def test_an_expression_for_a_whole_path_holds_what_its_kind_holds(path: str, base: str) -> None:
    for kind in KINDS:
        assert bool(re.search(deploy.whole(kind.pattern, base, kind.but), base + path)) == kind.holds(path)
        assert not re.search(deploy.whole(kind.pattern, "/guide/", kind.but), "/other/" + path)


@pytest.mark.parametrize("make", [deploy.nginx, deploy.caddy])
def test_every_header_and_type_of_the_description_is_told(make) -> None:  # type: ignore[no-untyped-def]
    known = (Kind("everything", ".*", EVERYWHERE), Kind("odd", r"x/.*\.y", {"X-Odd": "a 'b'; c"}))
    text = make(known, "https://host.example/guide/")
    assert "^/guide/(?:x/.*\\.y)$" in text
    assert "\"a 'b'; c\"" in text
    for page in ("404.html", "en/404.html"):
        assert f" /guide/{page}" in text
    for name, value in EVERYWHERE.items():
        assert re.search(rf'{name} "{re.escape(value)}"', text)
    for type_ in host_headers.TYPES.values():
        assert f'"{type_}"' in text
