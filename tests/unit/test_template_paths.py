"""Every path that a template names exists in what fills the template: TypeScript's compiler reads both."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

ROOT = Path(__file__).resolve().parents[2]
BROWSER = ROOT / "browser"
PARTIALS = ROOT / "theme" / "partials"
JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
PATHS = ("if", "text", "link", "claims", "set")
# What the scripts fill each template with, as TypeScript names it.
FILLED_WITH = {
    "calculator/answer.html": {
        "#answer-shape": 'ReturnType<typeof import("{browser}/calculator/answer").answerShape>',
        "#day-shape": 'ReturnType<typeof import("{browser}/calculator/months").dayShape>',
    },
    "calculator/month.html": {"#month-shape": "{ name: string }"},
    "counter/answer.html": {
        "#answer-shape": 'import("{browser}/contract").CountAnswer',
        "#day-shape": 'ReturnType<typeof import("{browser}/calculator/months").dayShape>',
    },
    "calculator/batch.html": {
        "#batch-heading": 'import("{browser}/calculator/types").BatchColumn',
        "#batch-row": "{ name: string }",
        "#batch-rest": 'import("{browser}/calculator/types").BatchRest',
        "#batch-problems": 'Pick<import("{browser}/calculator/types").BatchResult, "errors">',
    },
}


def parts(html: str) -> BeautifulSoup:
    """Return a partial without what Jinja puts in: no path comes from there."""
    return BeautifulSoup(JINJA.sub("", html), "html.parser")


def expression(name: str, path: str) -> str:
    """Return the value at a path as TypeScript reaches it, through what may be missing."""
    return name if path == "." else f"{name}?.{path.replace('.', '?.')}"


def lines(place: Tag, name: str) -> Iterator[str]:
    """Yield a line of TypeScript for each path below `place`; `name` is what it is filled with."""
    for number, element in enumerate(place.find_all(True)):
        if element.find_parent(attrs={"data-each": True}) not in (None, *place.parents, place):
            continue  # below a list: told with the list
        for kind in PATHS:
            for path in str(element.get(f"data-{kind}") or "").split():
                yield f"void {expression(name, path)};"
        if "data-each" in element.attrs:
            item = f"{name}_{number}"
            yield f"const {item} = {expression(name, str(element['data-each']))}?.[0];"
            yield f"if ({item} === undefined || {item} === null) throw 0;"
            yield from lines(element, item)


def program(partial: str, html: str) -> str:
    """Return a TypeScript program that reads every path of a partial."""
    soup = parts(html)
    written = []
    for number, (selector, filled_with) in enumerate(FILLED_WITH[partial].items()):
        place = soup.select_one(selector)
        assert place is not None, f"{partial} lacks {selector}"
        name = f"data{number}"
        written += [
            f"declare const {name}: {filled_with.replace('{browser}', str(BROWSER))};",
            *lines(place, name),
        ]
    return "\n".join([*written, "export {};", ""])


WRONG = {
    'data-text="text.headline"': 'data-text="text.headlin"',
    'data-text="now.phase.title"': 'data-text="now.phase.titel"',
    'data-text="reading_text"': 'data-text="reading_txt"',
    'data-each="calendar.notices"': 'data-each="calendar.notice"',
    'data-set="number runs"': 'data-set="number run"',
}


@pytest.fixture(scope="module")
def complaints(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Return what the compiler says of each partial as it is and as it would be with a wrong path.

    It starts once for all: a partial is named by its path, a wrong one by what is right in it.
    """
    answer = (PARTIALS / "calculator/answer.html").read_text("utf-8")
    codes = {name: program(name, (PARTIALS / name).read_text("utf-8")) for name in FILLED_WITH}
    for right, wrong in WRONG.items():
        assert right in answer
        codes[right] = program("calculator/answer.html", answer.replace(right, wrong))
    folder = tmp_path_factory.mktemp("paths")
    files = {f"{number}.ts": name for number, name in enumerate(codes)}
    for file, name in files.items():
        assert "void" in codes[name]
        (folder / file).write_text(codes[name], "utf-8")
    options = [
        "--strict",
        "--noEmit",
        "--skipLibCheck",
        "--allowJs",
        "--target",
        "es2022",
        "--pretty",
        "false",
    ]
    more = ["--module", "esnext", "--moduleResolution", "bundler", "--ignoreConfig"]
    command = [str(ROOT / "node_modules" / ".bin" / "tsc"), *options, *more, *files]
    said = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout
    found: dict[str, list[str]] = {name: [] for name in codes}
    for line in said.splitlines():
        if not line.startswith(" "):  # what is indented goes on with the complaint above
            found[files[line.partition("(")[0]]].append(line)
    return found


@pytest.mark.parametrize("partial", FILLED_WITH)
def test_every_path_of_the_templates_exists(partial: str, complaints: dict[str, list[str]]) -> None:
    assert complaints[partial] == []


@pytest.mark.parametrize("right", WRONG)
def test_a_path_that_does_not_exist_is_found(right: str, complaints: dict[str, list[str]]) -> None:
    assert "does not exist on type" in "".join(complaints[right])


def test_every_template_with_paths_is_looked_at() -> None:
    for partial in [*PARTIALS.glob("calculator/*.html"), *PARTIALS.glob("counter/*.html")]:
        known = FILLED_WITH.get(f"{partial.parent.name}/{partial.name}", {})
        soup = parts(partial.read_text("utf-8"))
        for element in soup.find_all(
            lambda tag: any(f"data-{kind}" in tag.attrs for kind in (*PATHS, "each"))
        ):
            ids = [f"#{parent.get('id')}" for parent in (element, *element.parents) if parent.get("id")]
            assert set(ids) & set(known), f"{partial.name}: {element.attrs} stands in no known template"
