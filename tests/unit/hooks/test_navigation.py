"""Each page of a large site shows its groups, and of its own group the pages around it."""

from types import SimpleNamespace
from typing import Any

from hooks.frame import navigation


def page(name: str, *, active: bool = False) -> Any:
    return SimpleNamespace(title=name, active=active, children=None)


def group(name: str, children: list[Any]) -> Any:
    return SimpleNamespace(title=name, active=any(child.active for child in children), children=children)


def site(open_page: int) -> Any:
    far = group("far", [page(f"far {number}") for number in range(30)])
    own = group("own", [page(f"own {number}", active=number == open_page) for number in range(400)])
    return SimpleNamespace(items=[page("home"), far, own])


def titles(item: Any) -> list[str]:
    return [child.title for child in item.children]


def test_a_small_site_shows_everything() -> None:
    nav = site(200)
    assert navigation.near(nav, 30) is nav


def test_a_large_site_shows_the_pages_around_the_open_one_and_the_first() -> None:
    home, far, own = navigation.near(site(200), 31).items
    assert home.title == "home"
    assert titles(far) == ["far 0"]
    assert titles(own) == ["own 0", *(f"own {number}" for number in range(197, 204))]


def test_the_first_page_of_a_group_is_not_there_twice() -> None:
    *_, own = navigation.near(site(0), 31).items
    assert titles(own) == [f"own {number}" for number in range(4)]


def test_the_site_itself_keeps_its_navigation() -> None:
    nav = site(3)
    navigation.near(nav, 431)
    assert [len(each.children) for each in nav.items[1:]] == [30, 400]
