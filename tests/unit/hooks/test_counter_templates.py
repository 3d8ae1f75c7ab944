"""Every value that the counter's templates name exists in what Python answers."""

from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup, Tag

from calculator import web
from hooks.paths import THEME
from tests.clock import TODAY

QUERIES = (
    "count=after&from=2026-09-28&days=5&unit=natural",
    "count=between&from=2026-12-20&to=2027-01-10",
    "count=is&from=2026-10-10",
)
ANSWERS = [web.answer(query, lang="en", today=TODAY) for query in QUERIES]
ONE_VALUE = ("data-if", "data-text", "data-date", "data-link", "data-claims")
# What browser/calculator/months.js adds to a day for its cell.
ADDED_TO_A_DAY = {"day", "mark"}


def named(part: Tag) -> Iterator[tuple[str, ...]]:
    """Yield the path of every value that a template names; those inside a list lead through it."""
    lists = part.select("[data-each]")
    for inner in lists:
        within = inner["data-each"]
        yield (str(within),)
        for path in named(inner.template.extract()):
            yield (str(within), *path)
    for element in part.find_all(True):
        for attribute in ONE_VALUE:
            if element.has_attr(attribute):
                yield (str(element[attribute]),)
        yield from ((name,) for name in str(element.get("data-set", "")).split())


def exists(path: tuple[str, ...], data: Any) -> bool:
    first, *rest = path
    for name in first.split("."):
        if not isinstance(data, dict) or name not in data:
            return False
        data = data[name]
    return not rest or (isinstance(data, list) and bool(data) and exists(tuple(rest), data[0]))


def template(name: str) -> Tag:
    soup = BeautifulSoup((THEME / "partials/counter/answer.html").read_text("utf-8"), "html.parser")
    found = soup.find("template", id=name)
    assert isinstance(found, Tag)
    return found


def test_the_answers_template_names_only_what_is_answered() -> None:
    paths = set(named(template("answer-shape")))
    assert ("days", "text") in paths
    assert len(paths) > 12
    assert [path for path in paths if not any(exists(path, answer) for answer in ANSWERS)] == []


def test_the_days_template_names_only_what_a_day_has() -> None:
    names = {path[0] for path in named(template("day-shape"))}
    assert names - ADDED_TO_A_DAY <= ANSWERS[0]["days"][0].keys()
    assert names >= ADDED_TO_A_DAY
