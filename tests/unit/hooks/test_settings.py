"""What the build knows of the whole site."""

from hooks import settings


def test_pages_are_listed_in_the_order_of_the_navigation() -> None:
    nav = ["index.md", {"Before": ["what-it-is.md", "before-you-start.md"]}, {"Title": "faq.md"}]
    assert list(settings.in_order(nav)) == ["index", "what-it-is", "before-you-start", "faq"]
