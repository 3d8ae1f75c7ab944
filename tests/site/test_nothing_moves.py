"""Pages hold what they show as it will be shown: no script moves or takes away what was there before."""

from bs4 import BeautifulSoup, Tag


def chosen(form: Tag, kind: str) -> str:
    """Return the choice that the page itself makes: the checked button of that name among those in use."""
    if kind == "route":
        return f"{chosen(form, 'card')} {chosen(form, 'via')}"
    for part in form.select("fieldset:not([disabled])"):
        button = part.select_one(f'input[name="{kind}"]:is([checked], [data-default])')
        if button is not None:
            return str(button["value"])
    return "apply" if kind == "mode" else ""  # the short form has no choice of modes


def test_what_is_shown_of_a_form_is_what_belongs_to_the_choices_made(
    soups: dict[str, BeautifulSoup],
) -> None:
    wrong, looked_at = [], 0
    for path, soup in soups.items():
        for form in soup.select("form#question"):
            for part in form.select("fieldset[data-when]"):
                kind, _, values = str(part["data-when"]).partition("=")
                is_wanted = chosen(form, kind) in values.split(",")
                looked_at += 1
                # What opens in a fold moves nothing that is seen.
                is_folded = part.find_parent("details") is not None
                if part.has_attr("hidden") != part.has_attr("disabled") or (
                    part.has_attr("hidden") == is_wanted and not is_folded
                ):
                    wrong.append((path, part["data-when"]))
    assert looked_at > 40
    assert wrong == []


def test_no_table_is_left_for_a_script_to_put_into_a_box(soups: dict[str, BeautifulSoup]) -> None:
    tables = [(path, table) for path, soup in soups.items() for table in soup.select("article table")]
    assert any("listing" in table["class"] for _, table in tables if table.has_attr("class"))
    assert [path for path, table in tables if not table.has_attr("class")] == []


def test_something_follows_the_buttons_of_the_header_which_are_hidden_until_then(
    soups: dict[str, BeautifulSoup],
) -> None:
    headers = [(path, header) for path, soup in soups.items() for header in soup.select(".md-header__inner")]
    assert headers
    assert [path for path, header in headers if header.find_next_sibling() is None] == []
