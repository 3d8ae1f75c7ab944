"""Tests that templates are compiled once."""

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from hooks import kept
from hooks.frame import compiled, lean


@pytest.fixture
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "FOLDER", tmp_path)


def rendered(monkeypatch: pytest.MonkeyPatch, source: str) -> tuple[str, bool]:
    """Return what a template shows in a new environment, and whether it was compiled for that."""
    env = Environment(loader=DictLoader({"page.html": source}), autoescape=True)
    lean.make(env)
    compiled.keep(env)
    was: list[str] = []
    compile_template = env.compile

    def watched(*arguments: object, **named: object) -> object:
        was.append("compiled")
        return compile_template(*arguments, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(env, "compile", watched)
    return env.get_template("page.html").render(name="a < b"), bool(was)


@pytest.mark.usefixtures("_folder")
def test_a_template_is_compiled_once_and_shows_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    source = "  <p>{{ name }}</p>\n"
    assert rendered(monkeypatch, source) == ("<p>a &lt; b</p>", True)
    assert rendered(monkeypatch, source) == ("<p>a &lt; b</p>", False)


@pytest.mark.usefixtures("_folder")
def test_a_changed_template_is_compiled_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    rendered(monkeypatch, "<p>{{ name }}</p>")
    assert rendered(monkeypatch, "<b>{{ name }}</b>") == ("<b>a &lt; b</b>", True)
