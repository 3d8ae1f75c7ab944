"""What the tests of the normalizer share: articles, one for each kind of fault, and a way to run a step."""

import pytest

from normalizer import STEPS, Change, Line
from tests.unit.normalizer.ledger import ARTICLES, RunStep


@pytest.fixture
def run_step() -> RunStep:
    """Return a function (step name, text) → (text, changes) that runs one step alone."""
    steps = {step.name: step.run for step in STEPS}

    def run(name: str, text: str) -> tuple[str, list[Change]]:
        lines, changes = steps[name](
            [Line(number, raw) for number, raw in enumerate(text.split("\n"), start=1)]
        )
        return "\n".join(line.text for line in lines), changes

    return run


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "article" in metafunc.fixturenames:
        paths = sorted(ARTICLES.glob("*.txt"))
        assert paths, f"no articles in {ARTICLES}"
        metafunc.parametrize("article", paths, ids=[path.stem for path in paths])
