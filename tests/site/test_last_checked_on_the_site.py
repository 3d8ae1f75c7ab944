"""Every built page says when it was last checked."""

from bs4 import BeautifulSoup

import facts


def test_every_page_says_when_it_was_last_checked(pages: dict[str, BeautifulSoup]) -> None:
    claims = facts.load().claims
    for path, soup in pages.items():
        (told,) = soup.select("footer .md-footer__note time")
        cited = [claims[str(mark["data-claim"])] for mark in soup.select("article [data-claim]")]
        oldest = min((each.source.checked_on.isoformat() for each in cited), default=str(told["datetime"]))
        assert str(told["datetime"]) <= oldest, path


def test_no_two_languages_differ_in_when_a_page_was_last_checked(pages: dict[str, BeautifulSoup]) -> None:
    days = {path: soup.select("footer .md-footer__note time")[0]["datetime"] for path, soup in pages.items()}
    chinese = {path: day for path, day in days.items() if not path.startswith("en/")}
    assert chinese == {path: days[f"en/{path}"] for path in chinese}
