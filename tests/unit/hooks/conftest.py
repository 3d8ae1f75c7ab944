"""These tests work with a few fixed facts, so that no edit of the site's own facts changes what they hold."""

from dataclasses import replace

import pytest

import facts
from facts import Facts
from hooks.frame import calculator_page
from tests.unit.hooks.engines import Engines
from tests.unit.hooks.hook_pages import FACTS, FOLDER

# These read what the site says, and so the site's own facts.
OF_THE_SITE = {"test_not_stated.py", "test_wording_style.py"}


@pytest.fixture(autouse=True)
def fixed_facts(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Facts:
    """Return the facts that the build works with in a test."""
    if request.path.name in OF_THE_SITE:
        return facts.load()
    # What the calculator cites must exist; its text is nobody's concern here.
    cited = {claim: replace(FACTS.claims["L-first-day"], id=claim) for claim in calculator_page.claims()}
    known = replace(FACTS, claims={**cited, **FACTS.claims})
    monkeypatch.setattr(facts, "load", lambda: known)
    monkeypatch.setattr(facts, "FOLDER", FOLDER)
    return known


@pytest.fixture(scope="session")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Engines:
    """Return both engines, laid out once."""
    return Engines(tmp_path_factory.mktemp("engines"))
